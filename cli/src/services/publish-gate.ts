// The gate before a service is published: checks, examples, coverage, the diff read, a second person where the region demands
// one. Must never: let a failing example or a mistake through, for any reason.
import { isDeepStrictEqual } from 'node:util';
import { type Change, diffManifests, type Finding, saidOf } from '@balai/kernel';
import type { Bundle, Proposal, PublishedService, PublishError, Region, Store } from '@balai/store';
import { now } from '../clock.ts';
import type { Sentence } from '../say.ts';
import { bundleOf } from './bundle-of.ts';
import type { ChosenService } from './choose-services.ts';
import { confirmChanges, confirmLoss } from './confirm-changes.ts';
import { examine } from './examine.ts';
import { undoneByFile } from './made-in-studio.ts';
import { keepPapers } from './papers.ts';

export type Gate = {
  readonly by: string;
  readonly because: string | undefined;
  /** The reason for publishing although something is not exercised. */
  readonly allowUncovered: string | undefined;
  /** Hashes of diffs that were read. */
  readonly read: readonly string[];
  /** Hashes of changes of the studio that are to go. */
  readonly overStudio: readonly string[];
  /** A proposal of somebody else that is approved now. */
  readonly proposal: Proposal | null;
};
export type GateOutcome = { readonly passed: boolean; readonly says: Sentence };

const stop = (id: string, en: string): GateOutcome => ({ passed: false, says: { id, en } });
const pass = (id: string, en: string): GateOutcome => ({ passed: true, says: { id, en } });

/** Publishes one service of this checkout, or says what keeps it from being published. */
export async function passGate(store: Store, region: Region, chosen: ChosenService, gate: Gate): Promise<GateOutcome> {
  const bundle = bundleOf(chosen.region, chosen.service);
  const before = store.services.one(region.id, bundle.manifest.id);
  const isSame = before?.hash === bundle.hash && isDeepStrictEqual(before.catalogue, bundle.catalogue);
  if (isSame) {
    await keepPapers(store, region, chosen, bundle.hash);
    return pass('tidak berubah', 'unchanged');
  }
  const lacking = lackingIn(chosen, gate);
  if (lacking !== null) return lacking;
  const changes = before === null ? [] : changesOf(before, bundle);
  const unread = before === null ? null : await unreadBy(store, region, before, bundle, changes, gate);
  if (unread !== null) return unread;
  if (chosen.region.secondPerson === true && gate.proposal === null)
    return propose(store, region, bundle, changes, gate);
  return publishNow(store, region, chosen, bundle, gate);
}

/** What changes, and what of the studio would be lost: a script is shown both at once, a person is asked one after the other. */
async function unreadBy(
  store: Store,
  region: Region,
  before: PublishedService,
  { manifest }: Bundle,
  changes: readonly Change[],
  { read, overStudio }: Gate,
): Promise<GateOutcome | null> {
  const lost = await undoneByFile(store, region.id, before, manifest);
  const mayGo = await confirmLoss(before.number, lost, overStudio);
  const hasRead = (mayGo || !process.stdin.isTTY) && (await confirmChanges(changes, read));
  if (!mayGo)
    return stop(
      'belum diterbitkan: yang diubah di studio akan hilang',
      'not published: what was changed in the studio would be lost',
    );
  return hasRead
    ? null
    : stop('belum diterbitkan: perubahannya belum dibaca', 'not published: its changes were not read');
}

/** Mistakes, failing examples, and what no example exercises. */
function lackingIn(chosen: ChosenService, { allowUncovered }: Gate): GateOutcome | null {
  const { played, coverage, findings } = examine(chosen);
  const mistakes = findings.filter(({ weight }) => weight === 'error');
  if (mistakes.length > 0) return { passed: false, says: saidOfAll(mistakes) };
  const failed = played.filter(({ ok }) => !ok).length;
  if (failed > 0) return stop(`${failed} contoh gagal; lihat balai test`, `${failed} examples fail; see balai test`);
  const missing = coverage?.missing.length ?? 0;
  if (missing === 0 || (allowUncovered ?? '').trim() !== '') return null;
  return stop(
    `${missing} hal belum diuji contoh (lihat balai test). Tambah contohnya, atau --allow-uncovered ALASAN, yang dicatat`,
    `${missing} things are not exercised by an example (see balai test). Add examples, or --allow-uncovered REASON, which is kept`,
  );
}

export function changesOf(
  before: Pick<Bundle, 'manifest' | 'catalogue'>,
  after: Pick<Bundle, 'manifest' | 'catalogue'>,
): readonly Change[] {
  const changes = diffManifests(before.manifest, after.manifest);
  if (isDeepStrictEqual(before.catalogue, after.catalogue)) return changes;
  const listed = (texts: readonly string[]) => texts.join(', ');
  const [gone, come] = [
    before.catalogue.alsoCalled.filter((word) => !after.catalogue.alsoCalled.includes(word)),
    after.catalogue.alsoCalled.filter((word) => !before.catalogue.alsoCalled.includes(word)),
  ];
  const rests = isDeepStrictEqual(before.catalogue.bases, after.catalogue.bases)
    ? []
    : [{ group: 'service' as const, at: 'bases', says: basesText(after.catalogue.bases ?? {}) }];
  const found = (catalogue: Bundle['catalogue']) => ({ ...catalogue, bases: undefined });
  if (isDeepStrictEqual(found(before.catalogue), found(after.catalogue))) return [...changes, ...rests];
  const says = {
    id: `Cara warga menemukannya berubah (ikon ${after.catalogue.icon}; sebutan baru: ${listed(come) || '–'}; tidak lagi: ${listed(gone) || '–'})`,
    en: `How residents find it changes (icon ${after.catalogue.icon}; new names: ${listed(come) || '–'}; no longer: ${listed(gone) || '–'})`,
  };
  return [...changes, ...rests, { group: 'service', at: 'catalogue', says }];
}

function basesText(bases: Readonly<Record<string, string>>): Change['says'] {
  const list = Object.entries(bases).map(([name, basis]) => `${name}: ${basis}`);
  return {
    id: `Dasar angka sekarang: ${list.join('; ') || '–'}`,
    en: `What its numbers rest on is now: ${list.join('; ') || '–'}`,
  };
}

async function propose(
  store: Store,
  region: Region,
  { manifest, canonical, hash }: Bundle,
  changes: readonly Change[],
  { by, because = '', allowUncovered }: Gate,
): Promise<GateOutcome> {
  const id = await store.studio.propose(
    region.id,
    {
      serviceId: manifest.id,
      basedOn: store.services.one(region.id, manifest.id)?.hash ?? '',
      canonical,
      hash,
      changes: {
        file: changes.map(({ says }) => says),
        ...(allowUncovered === undefined ? {} : { uncoveredBecause: allowUncovered }),
      },
      because,
      proposedBy: by,
    },
    now(),
  );
  return pass(
    `diusulkan oleh ${by}. Orang lain membaca dan menyetujui: balai publish --approve ${id} --by NAMA`,
    `proposed by ${by}. Somebody else reads and approves: balai publish --approve ${id} --by NAME`,
  );
}

async function publishNow(
  store: Store,
  region: Region,
  chosen: ChosenService,
  bundle: Bundle,
  { by, because, allowUncovered, proposal }: Gate,
): Promise<GateOutcome> {
  if (proposal !== null) {
    const decision = { as: 'published' as const, by, because: because ?? '' };
    if (!(await store.studio.decide(region.id, proposal.id, decision, now())))
      return stop('usul ini sudah diputuskan', 'this proposal was decided already');
  }
  const why = because ?? (proposal?.because === '' ? undefined : proposal?.because);
  const published = await store.services.publish(region.id, bundle, proposal?.proposedBy ?? by, now(), {
    ...(why === undefined ? {} : { because: why }),
    ...(proposal === null ? {} : { approvedBy: by }),
    ...(allowUncovered === undefined ? {} : { uncoveredBecause: allowUncovered }),
  });
  if (!published.ok) return { passed: false, says: refusalOf(published.error) };
  await keepPapers(store, region, chosen, bundle.hash);
  const { number } = published.value;
  if (proposal !== null) await store.studio.published(region.id, proposal.id, number);
  return pass(`terbit, versi ${number}`, `published, version ${number}`);
}

function saidOfAll(mistakes: readonly Finding[]): Sentence {
  const all = mistakes.map((mistake) => ({ at: mistake.at, says: saidOf(mistake) }));
  return {
    id: all.map(({ at, says }) => `${at}: ${says.id}`).join('; '),
    en: all.map(({ at, says }) => `${at}: ${says.en}`).join('; '),
  };
}

export function refusalOf(error: PublishError): Sentence {
  switch (error.type) {
    case 'examplesFail':
      return { id: `${error.failed} contoh gagal`, en: `${error.failed} examples fail` };
    case 'mistakes':
      return saidOfAll(error.mistakes);
    case 'tooLarge':
      return {
        id: `${error.characters} karakter, paling banyak ${error.atMost}: pecah layanan ini`,
        en: `${error.characters} characters, at most ${error.atMost}: split the service`,
      };
    case 'samePerson':
      return {
        id: 'yang menyetujui harus orang lain daripada yang mengusulkan',
        en: 'who approves must be somebody else than who proposed',
      };
    default:
      return { id: `data rusak (${error.type})`, en: `damaged data (${error.type})` };
  }
}
