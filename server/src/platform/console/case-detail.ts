/**
 * A case in the console: everything that an officer needs to decide, and a record that they looked.
 *
 * Must never: be built without the reading being logged first: no log, no showing.
 */
import { ruleStates } from '@balai/kernel';
import type { Message, Note, Reading } from '@balai/store';
import type { Bound } from '../bound.ts';
import { openCase, type OpenCase } from '../cases/open-case.ts';
import { nearbyCases } from '../cases/nearby.ts';
import { publicCaseView } from '../cases/public-case.ts';
import type { OfficerNames } from '../cases/timeline.ts';
import { feeOf } from '../catalogue/service-words.ts';
import { fileView } from '../files/file-view.ts';
import { documentView } from '../letters/document-view.ts';
import type { ConsoleCaseView, ConsoleRefusal } from '../platform-types.ts';
import { formatRupiah } from '../texts/formats.ts';
import { asIs, inBoth, text } from '../texts/text.ts';
import { turnsView } from './actions-view.ts';
import { consoleAnswers, consoleFacts } from './answers-view.ts';
import { filterOf } from './queue-view.ts';
import { maySee, noSuchCase, notAllowed, type Rights } from './rights.ts';

/** The case of this number for this officer, if it is theirs to see. */
export async function seenCase(bound: Bound, rights: Rights, number: string): Promise<OpenCase | ConsoleRefusal> {
  const open = await openCase(bound, { number }, 'officer');
  if (open === null) return noSuchCase;
  return maySee(rights, open) ? open : notAllowed(open.loaded.state, open.naming);
}
export const isRefusal = (value: OpenCase | ConsoleRefusal): value is ConsoleRefusal => 'type' in value;

/** The unit in whose name this officer reads: one that has or had the case. */
export function unitFor(rights: Rights, { loaded }: OpenCase): string {
  const acting = loaded.state.turns
    .flatMap((turn) => [turn.party, turn.followedBy])
    .flatMap((party) => (party?.kind === 'unit' ? [party.unit] : []));
  return rights.hands.find(({ unit }) => acting.includes(unit))?.unit ?? rights.hands[0]?.unit ?? '';
}

export async function caseDetail(
  bound: Bound,
  rights: Rights,
  number: string,
): Promise<ConsoleCaseView | ConsoleRefusal> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return open;
  const { store } = bound.deps;
  const { loaded, manifest, naming } = open;
  const { caseId, state } = loaded;
  await store.talk.read(bound.regionId, {
    caseId,
    officer: rights.officer.id,
    unit: unitFor(rights, open),
    what: 'case',
    purpose: null,
    at: bound.now,
  });
  const [beside, claimer, officers, history, neighbours, reused, othersHere] = await Promise.all([
    writings(bound, caseId),
    store.claims.of(bound.regionId, caseId, bound.now),
    store.officers.all(bound.regionId),
    store.services.history(bound.regionId, manifest.id),
    neighboursOf(bound, rights, loaded.number),
    reusedPhotos(open),
    othersNear(bound, open),
  ]);
  const names = new Map(officers.map(({ id, name }) => [id, name]));
  const fee = state.turns.find((turn) => turn.fee !== undefined)?.fee?.rupiah;
  return {
    ...publicCaseView(open, names),
    ...besideView(open, beside, names),
    ...neighbours,
    type: 'case',
    id: caseId,
    version: loaded.version,
    channel: loaded.channel,
    serviceVersion: history.find(({ hash }) => hash === loaded.manifestHash)?.number ?? 0,
    answers: consoleAnswers(open, rights),
    facts: consoleFacts(open, rights),
    rules: ruleStates(manifest, state).map((rule) => ({
      name: rule.name,
      state: rule.state,
      message: rule.message,
      basis: rule.basis,
    })),
    turns: turnsView(open, rights),
    documents: open.documents.map((document) => documentView(document, naming)),
    othersHere,
    reusedPhotos: reused,
    claimedBy:
      claimer === null ? null : { id: claimer, name: names.get(claimer) ?? '', me: claimer === rights.officer.id },
    fee: fee === undefined ? feeOf(manifest, bound.today).text : asIs(formatRupiah(fee)),
  };
}

interface Writings {
  readonly notes: readonly Note[];
  readonly messages: readonly Message[];
  readonly readings: readonly Reading[];
}
async function writings({ deps, regionId }: Bound, caseId: string): Promise<Writings> {
  const { talk } = deps.store;
  const [notes, messages, readings] = await Promise.all([
    talk.notes(regionId, caseId),
    talk.messages(regionId, caseId),
    talk.readings(regionId, caseId),
  ]);
  return { notes, messages, readings };
}

/** What was written and read beside the case, with the names of colleagues. */
function besideView(
  { naming }: OpenCase,
  { notes, messages, readings }: Writings,
  names: OfficerNames,
): Pick<ConsoleCaseView, 'notes' | 'messages' | 'readings'> {
  const nameOf = (id: string): string => names.get(id) ?? '';
  const opened = (what: string) =>
    inBoth((language) => `${language === 'id' ? 'Membuka' : 'Opened'}: ${naming.questionLabel(what)[language]}`);
  return {
    notes: notes.map(({ officer, text: words, at }) => ({ who: nameOf(officer), text: words, at })),
    messages: messages.map(({ from, officer, text: words, at }) => ({
      from: from === 'resident' ? 'resident' : 'office',
      who: officer === null ? null : nameOf(officer),
      text: words,
      at,
    })),
    readings: readings.map(({ officer, what, purpose, at }) => ({
      who: nameOf(officer),
      what: what === 'case' ? text('Membuka kasus', 'Opened the case') : opened(what),
      purpose,
      at,
    })),
  };
}

async function othersNear(bound: Bound, { loaded, manifest }: OpenCase): Promise<ConsoleCaseView['othersHere']> {
  const service = bound.deps.store.services.one(bound.regionId, manifest.id);
  return service === null ? [] : nearbyCases(bound, service, loaded.state.answers, loaded.caseId);
}

/** The cases before and after this one in the officer's own queue. */
async function neighboursOf(
  bound: Bound,
  rights: Rights,
  number: string,
): Promise<{ readonly previous: string | null; readonly nextNumber: string | null }> {
  const numbers = await queueNumbers(bound, rights);
  const at = numbers.indexOf(number);
  if (at < 0) return { previous: null, nextNumber: numbers[0] ?? null };
  return { previous: numbers[at - 1] ?? null, nextNumber: numbers[at + 1] ?? null };
}
/** The numbers at the head of this officer's queue. */
async function queueNumbers(bound: Bound, rights: Rights): Promise<readonly string[]> {
  const { rows } = await bound.deps.store.queue.page(bound.regionId, filterOf(rights, {}), bound.now, { limit: 100 });
  return [...new Set(rows.map((row) => row.number))];
}

/** Photos of this case that another case shows too: same bytes, re-compressed or mirrored (P10). */
async function reusedPhotos({ bound, files, loaded }: OpenCase): Promise<ConsoleCaseView['reusedPhotos']> {
  const { store } = bound.deps;
  const found: ConsoleCaseView['reusedPhotos'][number][] = [];
  for (const file of files.filter(({ mediaType }) => mediaType !== 'application/pdf')) {
    const [alike] = await store.files.alike(bound.regionId, file.sha256, loaded.caseId);
    if (alike === undefined) continue;
    const [other, summary] = await Promise.all([
      store.files.one(bound.regionId, alike.sha256),
      store.cases.summary(bound.regionId, alike.caseId),
    ]);
    if (other !== null && summary !== null)
      found.push({
        sha256: file.sha256,
        number: summary.number,
        file: fileView(file, text('Foto di kasus ini', 'Photo in this case')),
        other: fileView(
          other,
          inBoth((language) => `${language === 'id' ? 'Foto di' : 'Photo in'} ${summary.number}`),
        ),
      });
  }
  return found;
}
