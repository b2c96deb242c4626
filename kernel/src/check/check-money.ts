/**
 * Money: what is free stays free, a fee is collected, no product leaves without it, and what is paid in vain is thought of.
 *
 * Must never: compute a fee.
 */
import { listOf } from '../expressions-of.ts';
import type { ServiceManifest } from '../manifest.ts';
import type { Findings } from './finding.ts';
import { handedInBefore, isOpenStage, reach, roadsOf } from './roads.ts';

export const isFree = (manifest: ServiceManifest): boolean => listOf(manifest.cost).every(({ value }) => value === 0);

export function checkMoney(manifest: ServiceManifest, found: Findings): void {
  const collects = Object.values(manifest.stages).some(
    (stage) => isOpenStage(stage) && Object.values(stage.next).some((action) => action.with?.includes('fee') === true),
  );
  if (isFree(manifest)) return freeService(manifest, found, collects);
  if (manifest.category === 'civil-registry')
    found.error(
      'feeForCivilRegistry',
      'cost',
      'civil registry documents are free of charge by law (UU 24/2013 Pasal 79A): write 0',
    );
  if (!collects)
    return found.error('feeNotCollected', 'cost', 'no action collects this fee: let one be `with` the fee');
  for (const { value } of listOf(manifest.cost))
    if (typeof value === 'number' && (value < 0 || !Number.isInteger(value)))
      found.error('wrongFee', 'cost', 'a fee is a whole amount of rupiah, 0 or more');
  checkPaid(manifest, found);
}
function freeService(manifest: ServiceManifest, found: Findings, collects: boolean): void {
  if (collects) found.error('feeOfFree', 'cost', 'this service is free: no action may collect the fee');
  if (manifest.refund !== null)
    found.error('refundOfFree', 'refund', 'this service is free: there is nothing to refund');
  for (const [name, stage] of Object.entries(manifest.stages))
    if ('ends' in stage && stage.refunds === true)
      found.error('refundOfFree', `stages.${name}.refunds`, 'this service is free: there is nothing to refund');
}

/** Over every road: from the start, past clocks, and after an objection to an end that gave the money back. */
function checkPaid(manifest: ServiceManifest, found: Findings): void {
  const roads = roadsOf(manifest);
  const before = handedInBefore(roads, manifest.start);
  const paying = roads.edges.filter((edge) => edge.with.includes('fee'));
  const afterFee = reach(
    roads,
    paying.map(({ to }) => to),
  );
  for (const [name, stage] of roads.stages) {
    if (!('ends' in stage)) continue;
    if ((stage.issues ?? []).length > 0 && before.get(name)?.has('fee') === false)
      found.error(
        'unpaid',
        `stages.${name}.issues`,
        `a road leads to '${name}' without the fee: collect it on every road that issues something`,
      );
    if (stage.ends !== 'granted' && afterFee.has(name) && stage.refunds === undefined)
      found.question(
        'refundUnsaid',
        `stages.${name}`,
        `whoever ends in '${name}' may have paid: say with \`refunds\` whether it goes back`,
      );
  }
}
