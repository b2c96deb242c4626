/**
 * Submission: the answers come in, the rules are looked at, the promise is made, and the first turn begins.
 *
 * Must never: refuse because a registry is silent, or take what only a later form asks.
 */
import { accept } from './accept.ts';
import type { CaseCommand, CaseError } from './case-types.ts';
import { instantAt, localDate, type Instant } from './clock.ts';
import { askingOf } from './door.ts';
import { enter, promiseOf } from './enter.ts';
import type { DateText } from './fields.ts';
import { knowledgeOf, usableFacts } from './knowledge.ts';
import { inForce } from './manifest.ts';
import { isDate } from './numbers-of-identity.ts';
import { areaOf, keeperOf } from './parties.ts';
import { notMet, rulesBy } from './rules.ts';
import type { Story } from './story.ts';

type Submit = Extract<CaseCommand, { type: 'submit' }>;

export function submit(story: Story, command: Submit): CaseError | null {
  const { service, world, today } = story;
  if (!mayBegin(story, command)) return { type: 'notYourTurn', turns: [] };
  const day = dayOfFiling(story, command);
  if (typeof day !== 'string') return day;
  const { splitFrom } = command;
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
  // A paper counts from the day on which the city received it; a part that was split off, from when the whole was received.
  const received =
    splitFrom?.receivedAt ?? (command.receivedOn === undefined ? world.now : instantAt(world.calendar, `${day}T00:00`));
  story.add({
    type: 'submitted',
    at: world.now,
    on: day,
    actor: command.actor,
    area,
    answers,
    facts,
    promised: promiseOf(story, service.within, day, Math.min(world.now, received)),
    ...(splitFrom === undefined ? {} : { splitFrom }),
    ...(command.language === 'id' || command.language === 'en' ? { language: command.language } : {}),
  });
  return enter(story, service.start, null);
}

/** Who may begin: anybody for themselves (the server has proven who they are), or officers of the one unit that may. */
function mayBegin({ service }: Story, { actor }: Submit): boolean {
  const keeper = keeperOf(service);
  if (keeper === null) return actor.kind === 'applicant' || actor.kind === 'officer' || actor.kind === 'system';
  return (actor.kind === 'officer' && actor.unit === keeper) || actor.kind === 'system';
}

/** Today; the day that the officer at the counter names for a request on paper; or that of the case that a part is split off from. */
function dayOfFiling(story: Story, command: Submit): DateText | CaseError {
  const { today } = story;
  const { receivedOn, splitFrom, actor } = command;
  if (receivedOn === undefined && splitFrom === undefined) return today;
  const officer = actor.kind === 'officer' ? actor.officer : actor.kind === 'applicant' ? actor.officer : undefined;
  if (officer === undefined || (receivedOn !== undefined && splitFrom !== undefined))
    return { type: 'notAskedFor', what: [splitFrom === undefined ? 'receivedOn' : 'splitFrom'] };
  if (splitFrom !== undefined) return lawOfPart(story, splitFrom.receivedAt);
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

/** The law of the day on which the whole was received, where the service had one then; else that of today. Its clock runs all the same. */
function lawOfPart({ service, world, today }: Story, receivedAt: Instant): DateText {
  const day = localDate(world.calendar, Math.min(world.now, receivedAt));
  const limits = Object.values(service.stages).flatMap((stage) => ('by' in stage ? [stage.within] : []));
  const all = service.within === null ? limits : [service.within, ...limits];
  return all.every((within) => inForce(within, day) !== undefined) ? day : today;
}
