/**
 * Submission: the answers come in, the rules are looked at, the promise is made, and the first turn begins.
 *
 * Must never: refuse because a registry is silent, or take what only a later form asks.
 */
import { accept } from './accept.ts';
import type { CaseCommand, CaseError } from './case-types.ts';
import { instantAt } from './clock.ts';
import { askingOf } from './door.ts';
import { enter, promiseOf } from './enter.ts';
import type { DateText } from './fields.ts';
import { knowledgeOf, usableFacts } from './knowledge.ts';
import { isDate } from './numbers-of-identity.ts';
import { areaOf } from './parties.ts';
import { notMet, rulesBy } from './rules.ts';
import type { Story } from './story.ts';

type Submit = Extract<CaseCommand, { type: 'submit' }>;

export function submit(story: Story, command: Submit): CaseError | null {
  const { service, world, today } = story;
  if (!mayBegin(story, command)) return { type: 'notYourTurn', turns: [] };
  const day = dayOfFiling(story, command);
  if (typeof day !== 'string') return day;
  const facts = usableFacts(
    service,
    command.facts,
    { today, ...(world.areas === undefined ? {} : { areas: world.areas }) },
    world.now,
  );
  const told = { on: day, answers: {}, facts, booked: {} } as const;
  const accepted = accept(askingOf(story, service.fields, {}, knowledgeOf(service, told).facts), command.answers);
  if (!accepted.ok) return { type: 'answersRefused', errors: accepted.error };
  const { answers } = accepted.value;
  const broken = rulesBy(service, knowledgeOf(service, { ...told, answers })).filter(({ state }) => state === 'notMet');
  if (broken.length > 0) return notMet(broken);
  const area = service.at === null ? null : areaOf(answers, service.at);
  // A paper counts from the day on which the city received it.
  const from =
    command.receivedOn === undefined ? world.now : Math.min(world.now, instantAt(world.calendar, `${day}T00:00`));
  story.add({
    type: 'submitted',
    at: world.now,
    on: day,
    actor: command.actor,
    area,
    answers,
    facts,
    promised: promiseOf(story, service.within, day, from),
  });
  return enter(story, service.start, null);
}

/** Who may begin: anybody for themselves (the server has proven who they are), or officers of the one unit that may. */
function mayBegin({ service }: Story, { actor }: Submit): boolean {
  if (service.who === 'anyone' || service.who === 'phone' || service.who === 'resident')
    return actor.kind === 'applicant' || actor.kind === 'officer' || actor.kind === 'system';
  return (actor.kind === 'officer' && actor.unit === service.who) || actor.kind === 'system';
}

/** Today, or the day that the officer at the counter names for a request on paper. */
function dayOfFiling({ today }: Story, { receivedOn, actor }: Submit): DateText | CaseError {
  if (receivedOn === undefined) return today;
  const officer = actor.kind === 'officer' ? actor.officer : actor.kind === 'applicant' ? actor.officer : undefined;
  if (officer === undefined) return { type: 'notAskedFor', what: ['receivedOn'] };
  if (typeof receivedOn === 'string' && isDate(receivedOn) && receivedOn <= today) return receivedOn;
  return {
    type: 'answersRefused',
    errors: [
      {
        field: 'receivedOn',
        code: 'outOfLimits',
        message: {
          id: `Tanggal terima: tulis tanggal sampai hari ini (${today}).`,
          en: `Date of receipt: write a date up to today (${today}).`,
        },
      },
    ],
  };
}
