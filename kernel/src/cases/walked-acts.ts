/**
 * What must hold of each act of a random walk: who may act, what the console offers, which reasons are given.
 *
 * Must never: know a service by name, or be used outside tests.
 */
import type { Case } from '../case-types.ts';
import { localDate } from '../clock.ts';
import type { ServiceManifest } from '../manifest.ts';
import { barredFrom, mayAct } from '../parties.ts';
import { ruleStates } from '../rules.ts';
import { actionsFor, turnsOf } from '../views-actions.ts';
import { calendar } from './calendar.ts';
import type { Step } from './random-walk.ts';

export type Wrong = readonly string[];
export const unless = (holds: boolean, wrong: string): Wrong => (holds ? [] : [wrong]);
type Act = Extract<Step['command'], { type: 'act' }>;

const offeredTo = (service: ServiceManifest, { before, now }: Step, command: Act) =>
  actionsFor(service, before, command.actor, { now: Math.max(now, before.at), calendar }).find(
    ({ turn, action }) => turn === command.turn && action === command.action,
  );

export function wrongWithAct(service: ServiceManifest, step: Step, command: Act): Wrong {
  const { before, now, decision } = step;
  const world = { now: Math.max(now, before.at), calendar };
  const turn = before.turns.find(({ id }) => id === command.turn);
  const may = turn !== undefined && mayAct(service, turn, command.actor, localDate(calendar, world.now));
  const shown = turnsOf(service, before, command.actor, world).some(
    (view) => view.mine && view.turn.id === command.turn,
  );
  if (!decision.ok) return unless(shown === may, 'the console shows another holder');
  const offered = offeredTo(service, step, command);
  // A fact that is read again with the act may have changed what the rules say.
  const open =
    offered !== undefined &&
    (offered.disabled === null || (command.facts !== undefined && offered.disabled.type === 'ruleNotMet'));
  return [
    ...unless(shown === may && may, 'acted without the turn'),
    ...unless(turn !== undefined && barredFrom(service, before, turn, command.actor) === null, 'acted though barred'),
    ...unless(open, `accepted, not offered: ${JSON.stringify(offered?.disabled)}`),
  ];
}

/** Of an act that was accepted: no rule that is met is its reason, and the picker held each of them open. */
export function wrongWithReasons(service: ServiceManifest, step: Step & { readonly after: Case }, command: Act): Wrong {
  const named = (command.because ?? []).filter((name) => !Object.hasOwn(service.reasons, name));
  if (named.length === 0) return [];
  const met = ruleStates(service, step.after).filter(({ name, state }) => state === 'met' && named.includes(name));
  const open = offeredTo(service, step, command)?.reasons.filter(({ fits }) => fits) ?? [];
  return [
    ...met.map(({ name }) => `given, though met: ${name}`),
    // Facts that come with the act are not known to whoever looks at the page.
    ...named.flatMap((name) =>
      unless(
        command.facts !== undefined || open.some((reason) => reason.name === name),
        `given, though closed: ${name}`,
      ),
    ),
  ];
}
