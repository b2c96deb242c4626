/**
 * What people do beside a case: read it, write a note, ask and answer, follow, rate, claim.
 *
 * Must never: say in words what the events do not say.
 */
import { createHash } from 'node:crypto';
import type { Instant } from '@balai/kernel';
import type { Survey } from '@balai/store';
import { SURVEY } from '../survey/elements.ts';
import { pick, wholeBetween, type Random } from './demo-ingredients.ts';
import { soon } from './conduct-times.ts';
import { MINUTE, officeTime } from './demo-time.ts';
import { dayOf, isPersonal, type Life, type Move, type OfficerActor, type Town } from './demo-town.ts';
import { NOTES, OFFICER_ANSWERS, PURPOSES, RESIDENT_QUESTIONS, SURVEY_REMARKS } from './demo-words.ts';

const hashOf = (words: string): string => createHash('sha256').update(words).digest('hex');
/** The same for the same thing, so that a second filling adds nothing. */
function idOf(words: string): string {
  const hex = hashOf(words);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const plan = (town: Town, life: Life, at: Instant, run: () => Promise<unknown>): void =>
  town.clock.plan({ at, name: `${life.plan.key} beside`, run: async () => void (await run()) });

/** After sending: some ask, some neighbours follow. */
export function sentBeside(town: Town, life: Life): void {
  const random = town.randomOf(life.plan.key, 'beside');
  if (random() < 0.12) ask(town, life, soon(life.plan.filedAt, random, 90, 40 * 60), random);
  const followers = isPersonal(life) ? 0 : random() < 0.2 ? wholeBetween(random, 1, 4) : 0;
  for (let index = 0; index < followers; index += 1) {
    const at = soon(life.plan.filedAt, random, 30, 30 * 60);
    plan(town, life, at, () =>
      town.bound.deps.store.followers.follow(
        town.regionId,
        life.caseId,
        hashOf(`follower ${life.plan.key} ${index}`),
        at,
      ),
    );
  }
}

function ask(town: Town, life: Life, at: Instant, random: Random): void {
  const { store } = town.bound.deps;
  const words = pick(random, isPersonal(life) ? RESIDENT_QUESTIONS.slice(2) : RESIDENT_QUESTIONS.slice(0, 5));
  const answer = pick(random, OFFICER_ANSWERS);
  const answered = random() < 0.8 ? officeTime(town.calendar, at, wholeBetween(random, 20, 400)) : null;
  plan(town, life, at, () =>
    store.talk.say(town.regionId, {
      id: idOf(`ask ${life.plan.key}`),
      caseId: life.caseId,
      from: 'resident',
      officer: null,
      text: words,
      at,
    }),
  );
  if (answered === null) return;
  plan(town, life, answered, async () => {
    const [turn] = life.state.turns;
    const officer =
      turn === undefined
        ? undefined
        : town.staff.actorsFor(life.manifest, life.state, turn, dayOf(town, answered), ['petugas', 'staf'])[0];
    if (officer === undefined) return;
    await store.talk.say(town.regionId, {
      id: idOf(`answer ${life.plan.key}`),
      caseId: life.caseId,
      from: 'officer',
      officer: officer.officer,
      text: answer,
      at: answered,
    });
    await store.outbox.add(
      town.regionId,
      life.caseId,
      'message.reply',
      { number: life.number, serviceId: life.plan.service, unit: officer.unit },
      answered,
    );
  });
}

/** Whoever acts has read; on a letter some have looked at the NIK, and said why. */
export function actedBeside(town: Town, life: Life, { officer, unit }: OfficerActor, move: Move): void {
  const random = town.randomOf(life.plan.key, life.version, 'reading');
  const { store } = town.bound.deps;
  const isLetter = isPersonal(life);
  if (isLetter || random() < 0.15)
    plan(town, life, move.at, () =>
      store.talk.read(town.regionId, {
        caseId: life.caseId,
        officer,
        unit,
        what: 'case',
        purpose: null,
        at: move.at - 3 * MINUTE,
      }),
    );
  if (isLetter && random() < 0.4)
    plan(town, life, move.at, () =>
      store.talk.read(town.regionId, {
        caseId: life.caseId,
        officer,
        unit,
        what: 'nik',
        purpose: pick(random, PURPOSES),
        at: move.at - 2 * MINUTE,
      }),
    );
  if (!isLetter && random() < 0.08)
    plan(town, life, move.at, () =>
      store.talk.note(town.regionId, {
        id: idOf(`note ${life.plan.key} ${life.version}`),
        caseId: life.caseId,
        officer,
        text: pick(random, NOTES),
        at: move.at - MINUTE,
      }),
    );
}

/** How likely one to four points are, where all went well, and where it did not. */
const CONTENT = [0.02, 0.09, 0.5, 0.39] as const;
const CROSS = [0.12, 0.38, 0.4, 0.1] as const;
const points = (random: Random, likely: readonly number[]): 1 | 2 | 3 | 4 => {
  let left = random();
  return (Math.max(
    0,
    likely.findIndex((share) => (left -= share) < 0),
  ) + 1) as 1 | 2 | 3 | 4;
};

export function endedBeside(town: Town, life: Life, now: Instant): void {
  const random = town.randomOf(life.plan.key, life.state.round, 'survey');
  const { ending } = life.state;
  if (ending === null || ending.outcome === 'withdrawn' || random() > 0.38) return;
  const content = ending.outcome === 'granted' && life.plan.fate !== 'terlambat' && life.state.round === 0;
  const at = soon(now, random, 20, 30 * 60);
  const scores = Object.fromEntries(
    SURVEY.map(({ key }) => [key, points(random, content ? CONTENT : CROSS)]),
  ) as Survey['scores'];
  const remark =
    random() < 0.25 ? (content ? pick(random, SURVEY_REMARKS.slice(0, 3)) : (SURVEY_REMARKS[3] ?? null)) : null;
  plan(town, life, at, () =>
    town.bound.deps.store.surveys.give(town.regionId, {
      caseId: life.caseId,
      serviceId: life.plan.service,
      at,
      scores: { ...scores, fee: Math.max(3, scores.fee) as 3 | 4 },
      remark,
    }),
  );
}

/** Some open cases are in somebody's hands just now. */
export async function claimSome(town: Town, forMs: number): Promise<void> {
  for (const life of town.lives.values()) {
    const [turn] = life.state.turns;
    const random = town.randomOf(life.plan.key, 'claim');
    if (turn === undefined || random() > 0.12) continue;
    const able = town.staff.actorsFor(life.manifest, life.state, turn, dayOf(town, town.now), [
      'petugas',
      'staf',
      'regu',
    ]);
    const [officer] = able;
    if (officer !== undefined && officer.onBehalfOf === undefined)
      await town.bound.deps.store.claims.take(town.regionId, life.caseId, officer.officer, town.now, { forMs });
  }
}
