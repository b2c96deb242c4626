/**
 * What of a published service may be changed as data: values of the law, by a further line from a date, and words for people.
 *
 * The result is checked like any manifest before it is used. Must never: change or remove a line of the law that stands, or touch
 * what decides (rules, roads, who acts): that is written in the file.
 */
import type { Duration } from './clock.ts';
import { listOf } from './expressions-of.ts';
import type { DateText, Field, Fields, Text } from './fields.ts';
import type { Dated, ServiceManifest, Since } from './manifest.ts';
import { isDate } from './numbers-of-identity.ts';
import { err, ok, type Result } from './result.ts';
import { suitableText } from './suitable-text.ts';

/** A value with its history; `lines` from the oldest. `rupiah` and `count` are whole numbers. */
export interface AdjustableValue {
  /** A path of the manifest: `stages.diperiksa.within`. */
  readonly at: string;
  readonly kind: 'duration' | 'rupiah' | 'count';
  readonly lines: readonly Since<Duration | number>[];
}
export interface AdjustableText {
  readonly at: string;
  readonly text: Text;
}
/** A further line of the law, or other words in place of the old ones. */
export type Adjustment =
  | { readonly at: string; readonly since: string; readonly value: Duration | number; readonly basis: string }
  | { readonly at: string; readonly text: Text };
export interface AdjustmentError {
  readonly at: string;
  /** `notAdjustable`: nothing of that name may be changed here. */
  readonly type: 'notAdjustable' | 'noDate' | 'dateTaken' | 'noBasis' | 'wrongValue' | 'noText';
}

/** The values of the law in the order of the manifest; a value that is computed from answers is not among them. */
export function adjustableValues(service: ServiceManifest): readonly AdjustableValue[] {
  const value = (at: string, kind: AdjustableValue['kind'], dated: Dated<unknown> | null | undefined) =>
    dated === null || dated === undefined ? [] : fixed(at, kind, dated);
  return [
    ...value('within', 'duration', service.within),
    ...value('cost', 'rupiah', service.cost),
    ...Object.entries(service.stages).flatMap(([name, stage]) => {
      if ('by' in stage) return value(`stages.${name}.within`, 'duration', stage.within);
      const objection = 'ends' in stage ? stage.objection : undefined;
      return [
        ...value(`stages.${name}.objection.within`, 'duration', objection?.within),
        ...value(`stages.${name}.objection.promises`, 'duration', objection?.promises),
      ];
    }),
    ...Object.entries(service.slots).flatMap(([name, { capacity }]) =>
      value(`slots.${name}.capacity`, 'count', capacity),
    ),
    ...Object.entries(service.documents).flatMap(([name, product]) =>
      value(`documents.${name}.validFor`, 'duration', 'validFor' in product ? product.validFor : undefined),
    ),
  ];
}

function fixed(at: string, kind: AdjustableValue['kind'], dated: Dated<unknown>): readonly AdjustableValue[] {
  const lines = listOf(dated).toSorted((a, b) => (a.since < b.since ? -1 : 1));
  const isFixed = ({ value }: Since<unknown>): boolean =>
    kind === 'duration'
      ? typeof value === 'object' && value !== null && typeof (value as Partial<Duration>).count === 'number'
      : typeof value === 'number';
  return lines.every(isFixed) ? [{ at, kind, lines: lines as readonly Since<Duration | number>[] }] : [];
}

/** The words that people read, in the order of the manifest. */
export function adjustableTexts(service: ServiceManifest): readonly AdjustableText[] {
  const one = (at: string, text: Text | undefined) => (text === undefined ? [] : [{ at, text }]);
  return [
    ...one('title', service.title),
    ...fieldTexts('fields', service.fields),
    ...Object.entries(service.forms).flatMap(([name, fields]) => fieldTexts(`forms.${name}`, fields)),
    ...Object.entries(service.rules).flatMap(([name, { otherwise }]) => one(`rules.${name}.otherwise`, otherwise)),
    ...Object.entries(service.reasons).flatMap(([name, { says }]) => one(`reasons.${name}.says`, says)),
    ...Object.entries(service.labels).flatMap(([name, label]) => one(`labels.${name}`, label)),
    ...Object.entries(service.documents).flatMap(([name, { title }]) => one(`documents.${name}.title`, title)),
  ];
}
function fieldTexts(at: string, fields: Fields): readonly AdjustableText[] {
  return Object.entries(fields).flatMap(([name, field]: readonly [string, Field<unknown>]) => {
    const here = `${at}.${name}`;
    return [
      { at: `${here}.label`, text: field.label },
      ...(field.help === undefined ? [] : [{ at: `${here}.help`, text: field.help }]),
      ...Object.entries(field.options ?? {}).map(([option, text]) => ({ at: `${here}.options.${option}`, text })),
      ...fieldTexts(`${here}.rows`, field.rows ?? {}),
    ];
  });
}

/** Returns the manifest with all changes, or the first one that cannot be made. Check it before it is used. */
export function adjusted(
  service: ServiceManifest,
  adjustments: readonly Adjustment[],
): Result<ServiceManifest, AdjustmentError> {
  let changed = service;
  for (const adjustment of adjustments) {
    const made = 'text' in adjustment ? newWords(changed, adjustment) : newLine(changed, adjustment);
    if (!made.ok) return made;
    changed = put(changed, adjustment.at, made.value);
  }
  return ok(changed);
}

type Line = Extract<Adjustment, { readonly since: string }>;
function newLine(service: ServiceManifest, { at, since, value, basis }: Line): Result<unknown, AdjustmentError> {
  const found = adjustableValues(service).find((one) => one.at === at);
  if (found === undefined) return err({ at, type: 'notAdjustable' });
  if (!isDate(since)) return err({ at, type: 'noDate' });
  if (found.lines.some((line) => line.since === since)) return err({ at, type: 'dateTaken' });
  const words = suitableText(basis)?.trim() ?? '';
  if (words === '') return err({ at, type: 'noBasis' });
  if (!isRight(found, value)) return err({ at, type: 'wrongValue' });
  return ok([...found.lines, { since: since as DateText, value, basis: words }]);
}
/** A clock stays the clock that it is: other hours than days are another law, and are written in the file. */
function isRight({ kind, lines }: AdjustableValue, value: Duration | number): boolean {
  if (kind !== 'duration') return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  const before = lines.at(-1)?.value;
  return (
    typeof value === 'object' &&
    typeof before === 'object' &&
    value.clock === before.clock &&
    Number.isSafeInteger(value.count) &&
    value.count > 0
  );
}

type Words = Extract<Adjustment, { readonly text: Text }>;
function newWords(service: ServiceManifest, { at, text }: Words): Result<unknown, AdjustmentError> {
  if (!adjustableTexts(service).some((one) => one.at === at)) return err({ at, type: 'notAdjustable' });
  const [id, en] = [text.id, text.en].map((words) => suitableText(words)?.trim() ?? '');
  return id === undefined || en === undefined || id === '' || en === '' ? err({ at, type: 'noText' }) : ok({ id, en });
}

/** A copy with one place changed. The path was found in the manifest before: nothing is added. */
function put<Whole extends object>(whole: Whole, at: string, value: unknown): Whole {
  const [name = '', ...rest] = at.split('.');
  const before = (whole as Readonly<Record<string, unknown>>)[name];
  return { ...whole, [name]: rest.length === 0 ? value : put(before as object, rest.join('.'), value) };
}
