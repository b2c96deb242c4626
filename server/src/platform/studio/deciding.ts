/**
 * The second person: publishes a proposal as a new version, or declines it. Both once, with a name and a reason.
 *
 * Must never: let a proposer decide their own, or publish over a version that the proposal has not seen.
 */
import { err, inOrder, ok, suitableText, type Result, type ServiceManifest, type Text } from '@balai/kernel';
import type { Proposal, PublishedService } from '@balai/store';
import { one } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import type { Rights } from '../console/rights.ts';
import type { RawForm } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { throughGate } from './gate.ts';

const MOST_WORDS = 500;
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

export async function decide(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  raw: RawForm,
): Promise<Result<Text, Text>> {
  const { studio } = bound.deps.store;
  const proposal = await studio.proposal(bound.regionId, one(raw, 'usulan'));
  if (proposal === null || proposal.serviceId !== service.serviceId) return err(GONE);
  // Approved, and the process ended before it was published: whoever comes next finishes it.
  const isUnfinished = proposal.decided?.as === 'published' && proposal.decided.number === null;
  if (proposal.decided !== null && !isUnfinished) return err(GONE);
  const because = (suitableText(one(raw, 'sebab')) ?? '').trim().slice(0, MOST_WORDS);
  const by = rights.officer.id;
  if (one(raw, 'lakukan') === 'tolak') {
    if (because === '') return err(NO_REASON);
    const isMine = await studio.decide(bound.regionId, proposal.id, { as: 'declined', by, because }, bound.now);
    return isMine ? ok(text('Usulan ditolak.', 'The proposal is declined.')) : err(GONE);
  }
  if (proposal.proposedBy === by) return err(OWN);
  if (proposal.basedOn !== service.hash) return err(STALE);
  return publish(bound, rights, service, proposal, because, isUnfinished);
}

async function publish(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  proposal: Proposal,
  because: string,
  isUnfinished: boolean,
): Promise<Result<Text, Text>> {
  const { store } = bound.deps;
  const { regionId, now } = bound;
  const by = rights.officer.id;
  const papers = await store.studio.papers(regionId, service.hash);
  const changed = inOrder(JSON.parse(proposal.canonical) as ServiceManifest);
  const { gate, bundle } = await throughGate(bound, service, changed, papers?.examples ?? null);
  if (!gate.passes || bundle.hash !== proposal.hash) return err(FAILS);
  if (!isUnfinished && !(await store.studio.decide(regionId, proposal.id, { as: 'published', by, because }, now)))
    return err(GONE);
  const done = await store.services.publish(regionId, bundle, proposal.proposedBy, now, {
    because: proposal.because,
    approvedBy: by,
    ...(gate.untested.length === 0 ? {} : { uncoveredBecause: proposal.because }),
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
