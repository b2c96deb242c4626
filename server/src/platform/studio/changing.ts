/**
 * Changing values and words of a service as data: typed, checked, proposed by one programmer and published by another.
 *
 * Must never: publish what its proposer alone has seen, or replace a version that was not the one changed.
 */
import { adjusted, inOrder, type Adjustment, type ServiceManifest } from '@balai/kernel';
import type { Proposal, PublishedService } from '@balai/store';
import { one } from '../answers/raw-form.ts';
import type { Bound } from '../bound.ts';
import type { Rights } from '../console/rights.ts';
import type { ChangedView, ChangingView, FieldSentence, ProposalView, RawForm } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { adjustmentSentence, changeables, listOfForm, typedAdjustment } from './adjustment-form.ts';
import { decide } from './deciding.ts';
import { changesBetween, throughGate } from './gate.ts';
import { publishers } from './studio-rows.ts';
import { keptChanges, reasonWanted, uncoveredBecauseOf, wordsTyped } from './uncovered.ts';

/** The field that asks why something may go untested. */
const UNCOVERED = 'belumDiuji';
const NO_REASON: FieldSentence = {
  field: 'sebab',
  message: text('Tulis sebab perubahan ini.', 'Write why this is changed.'),
};
const NOT_PASSED: FieldSentence = {
  field: null,
  message: text(
    'Pemeriksaan belum lulus, jadi perubahan ini belum dapat diusulkan.',
    'The checks do not pass, so this change cannot be proposed yet.',
  ),
};
const PROPOSED = text(
  'Usulan tersimpan. Pemrogram lain yang menerbitkannya.',
  'The proposal is kept. Another programmer publishes it.',
);

export async function changing(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  raw: RawForm,
): Promise<ChangedView> {
  const list = listOfForm(raw);
  switch (one(raw, 'lakukan')) {
    case 'tambah':
      return { done: null, view: await added(bound, rights, service, list, raw) };
    case 'usulkan':
      return propose(bound, rights, service, list, raw);
    case 'terbitkan':
    case 'tolak': {
      const decided = await decide(bound, rights, service, raw);
      const refused = decided.ok ? [] : [decided.error];
      return {
        done: decided.ok ? decided.value : null,
        view: await viewOf(bound, rights, service, decided.ok ? [] : list, raw, refused),
      };
    }
    default:
      return { done: null, view: await viewOf(bound, rights, service, list, raw, []) };
  }
}

/** One more change; an earlier one at the same place is replaced. */
async function added(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  list: readonly Adjustment[],
  raw: RawForm,
): Promise<ChangingView> {
  const typed = typedAdjustment(bound, service.manifest, raw);
  if (!('at' in typed)) return viewOf(bound, rights, service, list, raw, [typed]);
  const all = [...list.filter(({ at }) => at !== typed.at), typed];
  const made = adjusted(service.manifest, all);
  return made.ok
    ? viewOf(bound, rights, service, all, {}, [])
    : viewOf(bound, rights, service, list, raw, [adjustmentSentence(made.error)]);
}

async function propose(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  list: readonly Adjustment[],
  raw: RawForm,
): Promise<ChangedView> {
  const { studio } = bound.deps.store;
  const again = async (...refused: readonly FieldSentence[]): Promise<ChangedView> => ({
    done: null,
    view: await viewOf(bound, rights, service, list, raw, refused),
  });
  const made = adjusted(service.manifest, list);
  if (!made.ok) return again(adjustmentSentence(made.error));
  const papers = await studio.papers(bound.regionId, service.hash);
  const { gate, bundle } = await throughGate(bound, service, made.value, papers?.examples ?? null);
  if (!gate.passes || list.length === 0) return again(NOT_PASSED);
  const [because, uncoveredBecause] = [wordsTyped(raw, 'sebab'), wordsTyped(raw, UNCOVERED)];
  const lacking = [
    ...(because === '' ? [NO_REASON] : []),
    ...(gate.untested.length > 0 && uncoveredBecause === '' ? [reasonWanted(UNCOVERED, gate.untested)] : []),
  ];
  if (lacking.length > 0) return again(...lacking);
  const { canonical, hash } = bundle;
  await studio.propose(
    bound.regionId,
    {
      serviceId: service.serviceId,
      basedOn: service.hash,
      canonical,
      hash,
      changes: keptChanges(list, gate.untested.length === 0 ? '' : uncoveredBecause),
      because,
      proposedBy: rights.officer.id,
    },
    bound.now,
  );
  return { done: PROPOSED, view: await viewOf(bound, rights, service, [], {}, []) };
}

async function viewOf(
  bound: Bound,
  rights: Rights,
  service: PublishedService,
  list: readonly Adjustment[],
  typed: RawForm,
  refused: readonly FieldSentence[],
): Promise<ChangingView> {
  const { studio } = bound.deps.store;
  const { manifest } = service;
  const made = list.length === 0 ? null : adjusted(manifest, list);
  const papers = made?.ok === true ? await studio.papers(bound.regionId, service.hash) : null;
  const { values, texts } = changeables(bound, manifest);
  const at = one(typed, 'apa');
  const value = values.find((each) => each.at === at);
  const words = texts.find((each) => each.at === at);
  return {
    values,
    texts,
    chosen:
      value === undefined ? (words === undefined ? null : { ...words, kind: 'text' }) : { ...value, kind: kindOf(at) },
    list: list.length === 0 ? '' : JSON.stringify(list),
    gate: made?.ok === true ? (await throughGate(bound, service, made.value, papers?.examples ?? null)).gate : null,
    refused,
    typed,
    proposals: await proposalsOf(bound, rights, service),
  };
}
const kindOf = (at: string): 'duration' | 'rupiah' | 'count' =>
  at === 'cost' ? 'rupiah' : at.startsWith('slots.') ? 'count' : 'duration';

async function proposalsOf(bound: Bound, rights: Rights, service: PublishedService): Promise<readonly ProposalView[]> {
  const proposals = await bound.deps.store.studio.proposals(bound.regionId, service.serviceId);
  const people = proposals.flatMap(({ proposedBy, decided }) => [
    proposedBy,
    ...(decided === null ? [] : [decided.by]),
  ]);
  const nameOf = await publishers(
    bound,
    people.map((publishedBy) => ({ publishedBy })),
  );
  return Promise.all(
    proposals.map(async (proposal) => ({
      id: proposal.id,
      by: nameOf(proposal.proposedBy),
      mine: proposal.proposedBy === rights.officer.id,
      at: proposal.proposedAt,
      because: proposal.because,
      changes: await changesOf(bound, proposal),
      stale: proposal.basedOn !== service.hash,
      untested: await untestedOf(bound, service, proposal),
      uncoveredBecause: uncoveredBecauseOf(proposal),
      decided:
        proposal.decided === null
          ? null
          : {
              as: proposal.decided.as,
              by: nameOf(proposal.decided.by),
              at: proposal.decided.at,
              because: proposal.decided.because,
              number: proposal.decided.number,
            },
    })),
  );
}

/** What no example exercises, of a proposal that can still be published. */
async function untestedOf(
  bound: Bound,
  service: PublishedService,
  { basedOn, canonical, decided }: Proposal,
): Promise<ProposalView['untested']> {
  const isOpen = decided === null || (decided.as === 'published' && decided.number === null);
  if (!isOpen || basedOn !== service.hash) return [];
  const papers = await bound.deps.store.studio.papers(bound.regionId, service.hash);
  const changed = inOrder(JSON.parse(canonical) as ServiceManifest);
  return (await throughGate(bound, service, changed, papers?.examples ?? null)).gate.untested;
}

async function changesOf(bound: Bound, { basedOn, canonical }: Proposal): Promise<ProposalView['changes']> {
  const before = await bound.deps.store.services.byHash(bound.regionId, basedOn);
  return before === null ? [] : changesBetween(before, inOrder(JSON.parse(canonical) as ServiceManifest));
}
