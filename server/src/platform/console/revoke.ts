/**
 * Withdrawing a letter that is in hand: by whoever holds the position that signs it today; of a sealed one by the head of its unit,
 * or whoever supervises them.
 *
 * Must never: withdraw without a reason that may stand in public, or change a figure: the promise ended when it was signed (ADR 0072).
 */
import type { Text } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { signerText } from '../letters/document-view.ts';
import { isRevokeReason, REVOKE_REASONS } from '../letters/revoked-because.ts';
import type { ConsolePlatform, RevocableLetter } from '../platform-types.ts';
import { inBoth, text } from '../texts/text.ts';
import { mayLead } from './board/heads.ts';
import type { Rights } from './rights.ts';

const isInHand = ({ status }: DocumentRecord): boolean => status === 'signed' || status === 'delivered';

async function mayRevoke(bound: Bound, rights: Rights, document: DocumentRecord): Promise<boolean> {
  const { unit, area, signedAs } = document;
  if (signedAs === 'seal') return mayLead(bound, rights, { unit, area });
  const { officers } = bound.deps.store;
  const holder = await officers.signerOf(bound.regionId, unit, area, signedAs.position, bound.today);
  return holder?.officer === rights.officer.id;
}

/** The letters of a case that this officer may withdraw today, with the reasons to choose from. */
export async function revocable({ bound, documents }: OpenCase, rights: Rights): Promise<readonly RevocableLetter[]> {
  const own: RevocableLetter[] = [];
  for (const document of documents)
    if (isInHand(document) && (await mayRevoke(bound, rights, document)))
      own.push({ id: document.id, number: document.number, title: document.title, reasons: REVOKE_REASONS });
  return own;
}

export async function revoke(
  bound: Bound,
  rights: Rights,
  documentId: string,
  { because, confirmed }: Parameters<ConsolePlatform['revoke']>[1],
): ReturnType<ConsolePlatform['revoke']> {
  const { store } = bound.deps;
  const document = await store.documents.byId(bound.regionId, documentId);
  const summary = document === null ? null : await store.cases.summary(bound.regionId, document.caseId);
  if (document === null || summary === null) return { ok: false, error: { type: 'notFound' } };
  if (!(await mayRevoke(bound, rights, document)))
    return { ok: false, error: { type: 'notAllowed', message: await whoMayRevoke(bound, document) } };
  if (document.status !== 'revoked') {
    if (!isInHand(document)) return refused(null, NOT_IN_HAND);
    if (!isRevokeReason(because)) return refused('alasan', REASON_MISSING);
    if (!confirmed) return refused('yakin', NOT_CONFIRMED);
    const done = await store.documents.revoke(bound.regionId, document.id, because, rights.officer.id, bound.now);
    if (!done.ok) return refused(null, NOT_IN_HAND);
  }
  // Also where it was withdrawn before: who stopped between the two writes told nobody.
  const { number, serviceId, filedAt } = summary;
  const once = { at: filedAt, name: document.id };
  const body = { number, serviceId, letter: document.number };
  await store.outbox.add(bound.regionId, document.caseId, 'document.revoked', body, bound.now, once);
  return {
    ok: true,
    value: {
      number,
      message: inBoth((language) =>
        language === 'id' ? `Surat ${document.number} sudah dicabut.` : `Letter ${document.number} has been withdrawn.`,
      ),
    },
  };
}

async function whoMayRevoke(bound: Bound, document: DocumentRecord): Promise<Text> {
  const unit = bound.names.unit(document.unit, document.area);
  const loaded = await bound.deps.store.cases.load(bound.regionId, document.caseId);
  const who =
    document.signedAs === 'seal' || loaded === null
      ? text(`kepala ${unit.id}`, `the head of ${unit.en}`)
      : signerText(document, namingFor(bound, loaded.manifest));
  return text(`Surat ini hanya dapat dicabut oleh ${who.id}.`, `This letter can only be withdrawn by ${who.en}.`);
}
const refused = (field: string | null, message: Text) =>
  ({
    ok: false,
    error: { type: 'refused', error: { type: 'answersRefused', errors: [] }, sentences: [{ field, message }] },
  }) as const;
const NOT_IN_HAND = text(
  'Surat ini belum ditandatangani atau sudah diganti, jadi tidak ada yang dapat dicabut.',
  'This letter is not signed yet or has been replaced, so there is nothing to withdraw.',
);
const REASON_MISSING = text('Pilih alasan pencabutan.', 'Choose why it is withdrawn.');
const NOT_CONFIRMED = text(
  'Centang bahwa Anda yakin: surat yang dicabut tidak dapat diberlakukan lagi.',
  'Tick that you are sure: a letter that is withdrawn cannot be put in force again.',
);
