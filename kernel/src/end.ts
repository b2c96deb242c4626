/**
 * How a case ends: with what, for which reasons, until when it can be contested, and what begins after it.
 *
 * Must never: end against the applicant without a coded reason (UU 30/2014), grant past an open rule, or give a letter while
 * something is due.
 */
import type { CaseError } from './case-types.ts';
import { dueDate, type Duration, type Instant } from './clock.ts';
import { refundOf, unpaidFor } from './fees.ts';
import { inForce, type Dated, type EndStage, type Objection, type ServiceManifest } from './manifest.ts';
import { grantRefused } from './rules.ts';
import type { Story } from './story.ts';
import type { Text } from './fields.ts';

/** The reason of a merge, which every service has: the reporter goes on with the other case. */
export const MERGED = 'merged';
const MERGED_SAYS: Text = {
  id: 'Hal yang sama sudah dilaporkan lebih dulu; laporan Anda digabung dan Anda mengikuti kasus yang pertama.',
  en: 'The same matter was reported before; your report joins it, and you follow the first case.',
};

/** What a coded reason says, and its basis: one of the service's reasons, one of its rules, or the merge. */
export function reasonOf(
  service: ServiceManifest,
  name: string,
): { readonly says: Text; readonly basis: string } | null {
  const reason = Object.hasOwn(service.reasons, name) ? service.reasons[name] : undefined;
  if (reason !== undefined) return { says: reason.says, basis: reason.basis };
  const rule = Object.hasOwn(service.rules, name) ? service.rules[name] : undefined;
  if (rule !== undefined) return { says: rule.otherwise, basis: rule.basis };
  return name === MERGED ? { says: MERGED_SAYS, basis: service.basis } : null;
}

/** Adds the end, or returns why the case cannot end so. */
export function end(story: Story, name: string, stage: EndStage, bySystem: boolean): CaseError | null {
  const { service, state, world } = story;
  const against = isAgainst(stage) && story.actor !== null;
  if (
    (against && mustExplain(story, stage) && state.reasons.length === 0) ||
    (stage.ends === 'refused' && story.actor === null && state.reasons.length === 0)
  ) {
    return { type: 'reasonNeeded', allowed: [...Object.keys(service.reasons), ...Object.keys(service.rules)] };
  }
  const refused = stage.ends === 'granted' ? grantRefused(service, story.knowledge, state.confirmed) : null;
  const unpaid = refused ?? unpaidFor(story, stage);
  if (unpaid !== null) return unpaid;
  const because = isAgainst(stage) ? state.reasons : [];
  const objectBy = stage.objection === undefined ? null : lastMomentOf(story, stage.objection.within);
  story.add({
    type: 'ended',
    at: world.now,
    ending: { stage: name, outcome: stage.ends, letters: stage.issues ?? [], objectBy, bySystem, because },
  });
  for (const start of stage.starts ?? [])
    story.add({
      type: 'caseStarted',
      at: world.now,
      service: start.service,
      region: regionOf(story, start.in),
      fields: Object.keys(service.fields).filter((field) => Object.hasOwn(state.answers, field)),
    });
  const rupiah = refundOf(story, stage);
  if (rupiah > 0) story.add({ type: 'refundDue', at: world.now, rupiah });
  return null;
}

/** An end that leaves the applicant without what they asked for, and with nothing that goes on elsewhere. */
const isAgainst = (stage: EndStage): boolean =>
  stage.ends === 'refused' || stage.ends === 'lapsed' || (stage.ends === 'moved' && (stage.starts ?? []).length === 0);
/** What the applicant themselves chose needs no reason, unless it is called a refusal. */
const mustExplain = (story: Story, stage: EndStage): boolean =>
  stage.ends === 'refused' || story.actor?.kind !== 'applicant';

/** Until when the applicant may object; a law that begins later than the case takes nothing away from them. */
export function lastMomentOf(story: Story, within: Dated<Duration>): Instant {
  const all = Array.isArray(within)
    ? (within as readonly { readonly since: string; readonly value: Duration; readonly basis: string }[])
    : [within as { readonly since: string; readonly value: Duration; readonly basis: string }];
  const earliest = all.reduce((first, each) => (each.since < first.since ? each : first));
  return dueDate(story.world.calendar, story.world.now, (inForce(within, story.state.on) ?? earliest).value).dueAt;
}

/** A region by name, or the answer to a `region` question. */
function regionOf(story: Story, where: string | null): string | null {
  if (where === null || !Object.hasOwn(story.service.fields, where)) return where;
  const answer = story.state.answers[where];
  return typeof answer === 'string' ? answer : null;
}

/**
 * How a merge can be contested: like the service's own first refusal, or its first end that can be. Null where none can.
 * A reporter whose matter is another one must not be left with a stranger's case.
 */
export function objectionToMerge(service: ServiceManifest): Objection | null {
  const ends = Object.values(service.stages).filter(
    (stage): stage is EndStage => 'ends' in stage && stage.objection !== undefined,
  );
  return (ends.find(({ ends: outcome }) => outcome === 'refused') ?? ends[0])?.objection ?? null;
}
