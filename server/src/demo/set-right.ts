/**
 * Whoever asks in the demonstration that their data be corrected has a matter here in which an address is wrong; the officer sets it
 * right before they answer, as the console does.
 *
 * Must never: change that matter but by the command, say another address than the request asks for, or know a service by its name.
 */
import { rectifiable, valueAt, type Field, type Fields, type Instant } from '@balai/kernel';
import type { Execute, Executed } from '@balai/store';
import { purposeOf } from '../platform/console/rectify.ts';
import { BASIS_OF_CORRECTION } from '../platform/person/carry-out.ts';
import { deedsOf, niksOf } from '../platform/person/find-person.ts';
import { pick } from './demo-ingredients.ts';
import { AS_SHOWN, scriptOf, type Living } from './demo-scripts.ts';
import { MINUTE } from './demo-time.ts';
import type { Chosen, Life, Plan, Town } from './demo-town.ts';

type Values = Readonly<Record<string, unknown>>;
const ADDRESS = /^(?:jl|jalan|gg|gang|kp|kampung|perum)\b/iu;
/** A question in which somebody tells what is wrong, in letters. */
const LONG = 500;
/** How long before the answer to the request. */
const BEFORE = 4 * MINUTE;

/** The answer of an ended matter that is to be set right. */
const wrongIn = ({ manifest, state }: Life): string | null =>
  rectifiable(manifest, state).find(
    ({ path, field }) => field.kind === 'text' && ADDRESS.test(String(valueAt(state.answers, path))),
  )?.path ?? null;

/** The same whenever it is asked for: what the request says, and what is written. */
function rightFor(town: Town, { key }: Plan): string {
  const { street, rt, rw } = town.people.addressOf(town.randomOf(key, 'right'));
  return `${street}, RT ${rt} RW ${rw}`;
}

const asksCorrection = (living: Living, { fate, like }: Plan): boolean => {
  const deeds = deedsOf(living.service.manifest).filter(({ deed }) => deed === 'correction');
  const reaches = scriptOf(living, like)?.reaches;
  return fate === AS_SHOWN && deeds.some(({ stage }) => reaches?.has(stage) === true);
};

/** The answers of such a request, of somebody whose matter has ended here; as they were where nobody's has. */
export function ofSomebodyKnown(town: Town, living: Living, plan: Plan, answers: Values): Values {
  if (!asksCorrection(living, plan)) return answers;
  const known = [...town.lives.values()]
    .filter((life) => life.state.status === 'ended' && deedsOf(life.manifest).length === 0)
    .filter((life) => niksOf(life).length > 0 && wrongIn(life) !== null)
    .toSorted((a, b) => (a.plan.key < b.plan.key ? -1 : 1));
  if (known.length === 0) return answers;
  const life = pick(town.randomOf(plan.key, 'whose'), known);
  const { fields } = living.service.manifest;
  const words = `Di ${life.number} alamat saya keliru. Yang benar: ${rightFor(town, plan)}.`;
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [name, ofLife(fields, life, name, words) ?? value]),
  );
}

function ofLife(fields: Fields, { manifest, state }: Life, name: string, words: string): unknown {
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field === undefined) return undefined;
  if (field.kind === 'text' && (field.limits?.maxLength ?? 0) >= LONG) return words;
  const theirs = Object.entries(manifest.fields).find(
    ([other, one]) => isAlike(field, one) && Object.hasOwn(state.answers, other),
  );
  return theirs === undefined ? undefined : state.answers[theirs[0]];
}
/** Their name, their NIK, their telephone. */
const isAlike = (one: Field<unknown>, other: Field<unknown>): boolean =>
  one.kind === other.kind &&
  (one.kind === 'nik' || one.kind === 'phone' || (one.limits?.letters === 'name' && other.limits?.letters === 'name'));

type Sent = Pick<Execute, 'caseId' | 'command' | 'channel' | 'now'>;
type Send = (key: string, sent: Sent, step: string) => Promise<Executed | null>;

const carriesCorrection = (life: Life, { command }: Chosen): boolean => {
  const stage = command.type === 'act' ? life.state.turns.find(({ id }) => id === command.turn)?.stage : undefined;
  return deedsOf(life.manifest).some(
    (one) =>
      one.deed === 'correction' && one.stage === stage && command.type === 'act' && one.action === command.action,
  );
};

/** Before the answer to a request: the address in the matter that it is about. */
export async function setRightFirst(town: Town, life: Life, chosen: Chosen, at: Instant, send: Send): Promise<void> {
  const { actor } = chosen;
  if (actor === null || !carriesCorrection(life, chosen)) return;
  const theirs = [...town.lives.values()].find(
    (one) =>
      one !== life &&
      one.state.status === 'ended' &&
      deedsOf(one.manifest).length === 0 &&
      niksOf(one).some((nik) => niksOf(life).includes(nik)),
  );
  const path = theirs === undefined ? null : wrongIn(theirs);
  if (theirs === undefined || path === null) return;
  const now = Math.max(at - BEFORE, theirs.state.at);
  await town.bound.deps.store.talk.read(town.regionId, {
    caseId: theirs.caseId,
    officer: actor.officer,
    unit: actor.unit,
    what: path,
    purpose: purposeOf(life.number),
    at: now,
  });
  const command = {
    type: 'rectify',
    actor,
    answers: { [path]: rightFor(town, life.plan) },
    asked: life.number,
    basis: BASIS_OF_CORRECTION,
  } as const;
  const done = await send(
    life.plan.key,
    { caseId: theirs.caseId, command, channel: 'field', now },
    `rectify ${theirs.plan.key}`,
  );
  if (done === null) return;
  theirs.state = done.state;
  theirs.version = done.version;
}
