/**
 * The second person: publishes a proposal as a new version, or declines it. Both once, with a name and a reason.
 *
 * Must never: let a proposer decide their own, or publish over a version that the proposal has not seen.
 */
import { err, inOrder, ok, type Result, type ServiceManifest, type Text } from '@balai/kernel';
import type { Proposal, PublishedService } from '@balai/store';
import { one } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import type { Rights } from '../console/rights.ts';
import type { FieldSentence, RawForm } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { throughGate } from './gate.ts';
import { reasonWanted, uncoveredBecauseOf, wordsTyped } from './uncovered.ts';

const GONE = text('Usulan ini sudah diputuskan.', 'This proposal has been decided already.');
const OWN = text(
  'Usulan Anda sendiri diputuskan oleh pemrogram lain.',
  'Your own proposal is decided by another programmer.',
);
const STALE = text(
  'Versi yang berlaku sudah berubah sejak usulan ini dibuat. Tolak usulan ini, lalu buat yang baru.',
  'The version in force has changed since this was proposed. Decline it, then make a new one.',
);
const FAILS = text(
  'Pemeriksaan atau contoh uji tidak lulus lagi. Tidak ada yang diterbitkan.',
  'The checks or examples do not pass any more. Nothing was published.',
);
const NO_REASON = text('Tulis alasan menolak usulan ini.', 'Write why this proposal is declined.');

const about = (message: Text, field: string | null = null): Result<never, FieldSentence> => err({ field, message });

/** Several proposals may stand on one page: the fields of each carry its id. */
export const decisionField = (name: 'sebab' | 'belumDiuji', id: string): string => `${name}-${id}`;

export async function decide(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  raw: RawForm,
): Promise<Result<Text, FieldSentence>> {
  const { studio } = bound.deps.store;
  const proposal = await studio.proposal(bound.regionId, one(raw, 'usulan'));
  if (proposal === null || proposal.serviceId !== service.serviceId) return about(GONE);
  // Approved, and the process ended before it was published: whoever comes next finishes it.
  const isUnfinished = proposal.decided?.as === 'published' && proposal.decided.number === null;
  if (proposal.decided !== null && !isUnfinished) return about(GONE);
  const because = wordsTyped(raw, decisionField('sebab', proposal.id));
  const by = rights.officer.id;
  if (one(raw, 'lakukan') === 'tolak') {
    if (because === '') return about(NO_REASON, decisionField('sebab', proposal.id));
    const isMine = await studio.decide(bound.regionId, proposal.id, { as: 'declined', by, because }, bound.now);
    return isMine ? ok(text('Usulan ditolak.', 'The proposal is declined.')) : about(GONE);
  }
  if (proposal.proposedBy === by) return about(OWN);
  if (proposal.basedOn !== service.hash) return about(STALE);
  return publish(bound, rights, service, proposal, raw, isUnfinished);
}

async function publish(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  proposal: Proposal,
  raw: RawForm,
  isUnfinished: boolean,
): Promise<Result<Text, FieldSentence>> {
  const { store } = bound.deps;
  const { regionId, now } = bound;
  const by = rights.officer.id;
  const papers = await store.studio.papers(regionId, service.hash);
  const changed = inOrder(JSON.parse(proposal.canonical) as ServiceManifest);
  const { gate, bundle } = await throughGate(bound, service, changed, papers?.examples ?? null);
  if (!gate.passes || bundle.hash !== proposal.hash) return about(FAILS);
  const field = decisionField('belumDiuji', proposal.id);
  const uncoveredBecause = uncoveredBecauseOf(proposal) ?? wordsTyped(raw, field);
  if (gate.untested.length > 0 && uncoveredBecause === '') return err(reasonWanted(field, gate.untested));
  const because = wordsTyped(raw, decisionField('sebab', proposal.id));
  if (!isUnfinished && !(await store.studio.decide(regionId, proposal.id, { as: 'published', by, because }, now)))
    return about(GONE);
  const done = await store.services.publish(regionId, bundle, proposal.proposedBy, now, {
    because: proposal.because,
    approvedBy: by,
    ...(gate.untested.length === 0 ? {} : { uncoveredBecause }),
  });
  if (!done.ok) throw new Error(`an approved proposal cannot be published: ${done.error.type}`);
  await store.studio.published(regionId, proposal.id, done.value.number);
  // A manifest that a file has made before keeps the papers of that file.
  if (papers !== null && (await store.studio.papers(regionId, bundle.hash)) === null)
    await store.studio.keepPapers(
      regionId,
      bundle.hash,
      { file: null, source: null, examples: papers.examples, basedOn: service.hash },
      now,
    );
  const { number } = done.value;
  return ok(
    text(
      `Terbit sebagai versi ${number}. Kasus yang terbuka tetap pada versinya.`,
      `Published as version ${number}. Open cases stay with their version.`,
    ),
  );
}
