/**
 * `decide`: which events a command causes, or why it is refused.
 *
 * The server, the browser, the academy and the simulator call the same function. Pure and total: it reads no clock, no random
 * number, no file and no network, and never throws for something that a resident or an official can do.
 */
import { act } from './act.ts';
import { learn, moveDeadline, repin } from './amend.ts';
import type { Case, CaseCommand, CaseError, CaseEvent } from './case-types.ts';
import { merge, withdraw } from './leave.ts';
import type { ServiceManifest } from './manifest.ts';
import { object } from './object.ts';
import { passTime } from './pass-time.ts';
import { settlePromise } from './promise.ts';
import { rectify } from './rectify.ts';
import { assertNever, err, ok, type Result } from './result.ts';
import { split } from './split.ts';
import { Story, type World } from './story.ts';
import { submit } from './submit.ts';
import { transfer } from './transfer.ts';
import { unmerge } from './unmerge.ts';

/** Returns the events that `command` causes, or why it is refused. Changes nothing. */
export function decide(
  service: ServiceManifest,
  state: Case,
  command: CaseCommand,
  world: World,
): Result<readonly CaseEvent[], CaseError> {
  const reopens = command.type === 'object' || command.type === 'unmerge';
  const wanted = command.type === 'submit' ? 'new' : reopens ? 'ended' : 'open';
  // Data are right or wrong in every case that there is, whether it goes on or not.
  const fits = command.type === 'rectify' ? state.status !== 'new' : state.status === wanted;
  if (!fits || state.erased) return err({ type: 'wrongStatus', status: state.status });
  // Two servers, two clocks: nothing happens before what has happened already.
  const present = world.now >= state.at ? world : { ...world, now: state.at };
  const story = new Story(service, state, present, 'actor' in command ? command.actor : null);
  const refused = tell(story, command);
  if (refused !== null) return err(refused);
  settlePromise(story);
  return ok(story.events);
}

function tell(story: Story, command: CaseCommand): CaseError | null {
  switch (command.type) {
    case 'submit':
      return submit(story, command);
    case 'act':
      return act(story, command);
    case 'passTime':
      return passTime(story, command);
    case 'learn':
      return learn(story, command);
    case 'object':
      return object(story, command);
    case 'transfer':
      return transfer(story, command);
    case 'withdraw':
      return withdraw(story, command);
    case 'merge':
      return merge(story, command);
    case 'unmerge':
      return unmerge(story, command);
    case 'split':
      return split(story, command);
    case 'moveDeadline':
      return moveDeadline(story, command);
    case 'rectify':
      return rectify(story, command);
    case 'repin':
      return repin(story, command);
    default:
      return assertNever(command);
  }
}
