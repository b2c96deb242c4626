/**
 * The letters of the demonstration: sealed at once, or signed by whoever holds the position on that later day.
 *
 * One after the other, so that the signer's clock can be told the moment. Must never: sign for somebody who is away.
 */
import type { Instant } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import { issueLetters, signLetter } from '../platform/letters/issue-letters.ts';
import { wholeBetween } from './demo-ingredients.ts';
import { OFFICE_DAY, officeTime } from './demo-time.ts';
import { countOne, dayOf, inTurn, type Life, type Town } from './demo-town.ts';

export async function lettersOf(town: Town, life: Life, now: Instant): Promise<void> {
  const { ending } = life.state;
  if (ending === null || ending.letters.length === 0) return;
  town.tally.letters += 1;
  // Under the seal at once, whoever decided; for a person of the office a letter waits.
  await signing(town, now, () => issueLetters(town.bound.deps, town.regionId, life.caseId, now));
  if (ending.bySystem) return;
  // Left for whoever looks at the demonstration as a lurah.
  if (life.plan.fate === 'belumDitandatangani') return;
  const random = town.randomOf(life.plan.key, 'signature');
  // The successor finds the letter on the desk the next morning.
  const minutes =
    life.plan.fate === 'lurahBerganti' ? OFFICE_DAY - 300 : wholeBetween(random, 3, random() < 0.25 ? OFFICE_DAY : 160);
  planSignature(town, life, officeTime(town.calendar, now, minutes));
}

function planSignature(town: Town, life: Life, at: Instant): void {
  town.clock.plan({
    at,
    name: life.plan.key,
    run: async () => {
      for (const document of await town.bound.deps.store.documents.ofCase(town.regionId, life.caseId))
        await signing(town, at, () => sign(town, life, document, at));
    },
  });
}

async function sign(town: Town, life: Life, document: DocumentRecord, at: Instant): Promise<void> {
  if (document.signedAs === 'seal' || (document.status !== 'numbered' && document.status !== 'signing')) return;
  const { deps } = town.bound;
  const holder = await deps.store.officers.signerOf(
    town.regionId,
    document.unit,
    document.area,
    document.signedAs.position,
    dayOf(town, at),
  );
  if (holder === null) return planSignature(town, life, officeTime(town.calendar, at, OFFICE_DAY));
  const signed = await signLetter(deps, town.regionId, document, holder, at);
  if (!signed.ok) countOne(town.tally.refusals, `letter: ${signed.error.type}`);
}

/** Tells the clock of the signer the moment, when the letter before is done. */
const signing = (town: Town, at: Instant, work: () => Promise<void>): Promise<void> =>
  inTurn(town, () => {
    town.told(at);
    return work();
  });
