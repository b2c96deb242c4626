/**
 * Letters that wait for a signature, and signing them: by whoever holds the position on the day of signing (P7).
 *
 * Must never: let the office-holder of the day of decision sign after their time, or number a letter again (P6).
 */
import type { Instant, Promised } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import { afterDecision } from '../cases/promise-in-hand.ts';
import { signLetter } from '../letters/issue-letters.ts';
import { signerText } from '../letters/document-view.ts';
import type { ConsolePlatform, SignRow } from '../platform-types.ts';
import { dueText } from '../texts/due-texts.ts';
import { inBoth, text } from '../texts/text.ts';
import { positionsOf } from './officer-view.ts';
import type { Rights } from './rights.ts';

const KIND = { definitif: '', Plt: 'Plt. ', Plh: 'Plh. ', delegasi: 'Plh. ' } as const;

export async function toSign(bound: Bound, rights: Rights): Promise<readonly SignRow[]> {
  const { store } = bound.deps;
  const positions = positionsOf(rights);
  if (positions.length === 0) return [];
  const waiting = await store.documents.toSign(bound.regionId, positions);
  const rows = await Promise.all(waiting.map((document) => signRow(bound, rights, document)));
  // What is due first is signed first, so what is late already stands above all.
  const urgency = ({ due }: SignRow): number => due?.at ?? Number.POSITIVE_INFINITY;
  return rows
    .filter((row) => row !== null)
    .toSorted((a, b) => compared(urgency(a), urgency(b)) || a.decidedAt - b.decidedAt);
}
const compared = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

async function signRow(bound: Bound, rights: Rights, document: DocumentRecord): Promise<SignRow | null> {
  if (document.signedAs === 'seal') return null;
  const { store } = bound.deps;
  const holder = await store.officers.signerOf(
    bound.regionId,
    document.unit,
    document.area,
    document.signedAs.position,
    bound.today,
  );
  if (holder?.officer !== rights.officer.id) return null;
  const loaded = await store.cases.load(bound.regionId, document.caseId);
  if (loaded === null) return null;
  const events = await store.cases.events(bound.regionId, document.caseId);
  const decided = events.find(({ version }) => version === document.caseVersion);
  // Of a case that was opened again another promise runs.
  const goesOn = loaded.state.status !== 'ended' || events.findLast(({ event }) => event.type === 'ended') !== decided;
  const title = signerText(document, namingFor(bound, loaded.manifest));
  return {
    documentId: document.id,
    number: document.number,
    caseNumber: loaded.number,
    title: document.title,
    decidedAt: decided?.event.at ?? loaded.filedAt,
    due: decided === undefined || goesOn ? null : dueOf(bound, loaded.state.promised, decided.event.at),
    unit: bound.names.unit(document.unit, document.area),
    signAs: inBoth((language) => `${KIND[holder.kind]}${title[language]}`),
    waitsFor: document.waitsFor ?? 'signature',
  };
}

/** Until when the resident was promised the letter. */
function dueOf(bound: Bound, promised: Promised | null, decidedAt: Instant): SignRow['due'] {
  if (promised === null) return null;
  const { dueAt } = afterDecision(promised, decidedAt, bound.calendar);
  const { calendar, formats, now } = bound;
  return { at: dueAt, text: dueText(dueAt, now, calendar, formats), late: dueAt < now };
}

export async function sign(bound: Bound, rights: Rights, documentId: string): ReturnType<ConsolePlatform['sign']> {
  const { store } = bound.deps;
  const document = await store.documents.byId(bound.regionId, documentId);
  if (document === null || document.signedAs === 'seal') return { ok: false, error: { type: 'notFound' } };
  if (document.status !== 'numbered' && document.status !== 'signing')
    return { ok: true, value: { number: document.number } };
  const holder = await store.officers.signerOf(
    bound.regionId,
    document.unit,
    document.area,
    document.signedAs.position,
    bound.today,
  );
  if (holder === null || holder.officer !== rights.officer.id) {
    const unit = bound.names.unit(document.unit, document.area);
    const who = holder === null ? null : holder.name;
    return {
      ok: false,
      error: {
        type: 'notAllowed',
        message:
          who === null
            ? inBoth((language) =>
                language === 'id'
                  ? `Jabatan penanda tangan di ${unit.id} hari ini kosong. Surat menunggu penugasan baru.`
                  : `The position that signs at ${unit.en} is vacant today. The letter waits for a new appointment.`,
              )
            : text(
                `Surat ini hari ini ditandatangani oleh ${KIND[holder?.kind ?? 'definitif']}${who}.`,
                `Today this letter is signed by ${KIND[holder?.kind ?? 'definitif']}${who}.`,
              ),
      },
    };
  }
  const signed = await signLetter(bound.deps, bound.regionId, document, holder, bound.now);
  if (signed.ok) return { ok: true, value: { number: signed.value.number } };
  return signed.error.type === 'signerUnavailable'
    ? { ok: false, error: { type: 'signerUnavailable', message: signed.error.message } }
    : { ok: false, error: { type: 'notAllowed', message: signed.error.message } };
}
