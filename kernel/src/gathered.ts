/**
 * What a file may leave to be gathered: forms that an action or an objection brings along, and reasons that stand under an action's name.
 *
 * Must never: take one of two that have the same name.
 */
import { canonicalJson } from './canonical.ts';
import type { Fields } from './fields.ts';
import type { Reason } from './manifest.ts';
import type { Forms, Handed, WrittenReasons, WrittenStages } from './written.ts';

/** What must be handed in, by name. */
export const namesOf = (handed: Handed | readonly Handed[]): readonly string[] =>
  [handed].flat().flatMap((each: Handed) => (typeof each === 'string' ? [each] : Object.keys(each)));

/** Those under `forms`, then those that are brought along; a file that is not finished may have no stages yet. Throws TypeError where one name stands for two. */
export function formsOf(service: string, written: Forms, stages: WrittenStages = {}): Forms {
  const all: Record<string, Fields> = { ...written };
  for (const [name, fields] of Object.values(stages).flatMap(broughtTo)) {
    if (canonicalJson(all[name] ?? fields) !== canonicalJson(fields))
      throw new TypeError(`${service}.forms.${name}: this name stands for two forms; rename one of them`);
    all[name] = fields;
  }
  return all;
}
function broughtTo(stage: WrittenStages[string]): readonly (readonly [string, Fields])[] {
  const actions = 'next' in stage ? Object.values(stage.next) : 'ends' in stage ? [stage.objection ?? ''] : [];
  return actions
    .flatMap((action) => (typeof action === 'string' ? [] : [action.with ?? []].flat()))
    .flatMap((handed: Handed) => (typeof handed === 'string' ? [] : Object.entries(handed)));
}

/** Every reason under its own name, whichever action it stands under. Throws TypeError where one name stands for two. */
export function reasonsOf(service: string, written: WrittenReasons): Readonly<Record<string, Reason>> {
  const all: Record<string, Reason> = {};
  const each = Object.entries(written).flatMap(([name, reason]): readonly (readonly [string, Reason])[] =>
    isReason(reason) ? [[name, reason]] : Object.entries(reason as Readonly<Record<string, Reason>>),
  );
  for (const [name, reason] of each) {
    if (Object.hasOwn(all, name))
      throw new TypeError(`${service}.reasons.${name}: this name stands for two reasons; rename one of them`);
    all[name] = reason;
  }
  return all;
}
/** The names of the reasons that stand under the name of this action; undefined where none do. */
export function reasonsUnder(action: string, written: WrittenReasons): readonly string[] | undefined {
  const own = Object.hasOwn(written, action) ? written[action] : undefined;
  return own === undefined || isReason(own) ? undefined : Object.keys(own);
}
/** A reason has its ground; what has none is the name of an action, with its reasons. */
const isReason = (written: WrittenReasons[string]): written is Reason => 'says' in written && 'id' in written.says;
