/**
 * The rules of a service: met, not met, or not known yet.
 *
 * An open rule never refuses and never lets the system grant; an officer who grants confirms it by name (LANGUAGE 10.3).
 * Must never: count the silence of a registry against the applicant.
 */
import type { Case, CaseError } from './case-types.ts';
import { evaluate, namesIn, type Expression } from './expression.ts';
import type { Text } from './fields.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import type { ServiceManifest } from './manifest.ts';

export interface RuleState {
  readonly name: string;
  readonly state: 'met' | 'notMet' | 'unknown';
  /** What the applicant reads when it is not met. */
  readonly message: Text;
  readonly basis: string;
  /** What it looks at. */
  readonly reads: { readonly fields: readonly string[]; readonly facts: readonly string[] };
}

/** Returns how each rule of `service` stands in this case. */
export const ruleStates = (
  service: ServiceManifest,
  state: Pick<Case, 'on' | 'answers' | 'facts' | 'booked'>,
): readonly RuleState[] => rulesBy(service, knowledgeOf(service, state));

export function rulesBy(service: ServiceManifest, { answers, facts }: Knowledge): readonly RuleState[] {
  return Object.entries(service.rules).map(([name, rule]) => {
    const met = evaluate(rule.require, answers, facts);
    return {
      name,
      state: met === true ? 'met' : met === false ? 'notMet' : 'unknown',
      message: rule.otherwise,
      basis: rule.basis,
      reads: readBy(rule.require),
    };
  });
}

const remembered = new WeakMap<object, RuleState['reads']>();
function readBy(require: Expression): RuleState['reads'] {
  const found = typeof require === 'object' ? remembered.get(require) : undefined;
  if (found !== undefined) return found;
  const reads = {
    fields: namesIn(require, 'field'),
    facts: namesIn(require, 'fact').filter((name) => name !== 'today'),
  };
  if (typeof require === 'object') remembered.set(require, reads);
  return reads;
}

/** The refusal that names rules which are not met. */
export const notMet = (rules: readonly RuleState[]): CaseError => ({
  type: 'ruleNotMet',
  rules: rules.map(({ name, message, basis, reads }) => ({ name, message, basis, fields: reads.fields })),
});

/** Why nothing may be granted now: a rule is not met, or one is open that nobody has confirmed. */
export function grantRefused(
  service: ServiceManifest,
  knowledge: Knowledge,
  confirmed: readonly string[],
): CaseError | null {
  const rules = rulesBy(service, knowledge);
  const broken = rules.filter(({ state }) => state === 'notMet');
  if (broken.length > 0) return notMet(broken);
  const open = rules.filter(({ name, state }) => state === 'unknown' && !confirmed.includes(name));
  return open.length > 0
    ? { type: 'rulesOpen', rules: open.map(({ name, message, basis }) => ({ name, message, basis })) }
    : null;
}
