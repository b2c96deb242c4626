/**
 * Mistakes in what the law says in numbers: clocks a day too long or too short, the wrong clock, a date that is a day off,
 * limits of questions, questions asked always.
 *
 * Must never: change what no case can show: how long a letter holds, how long a case is kept, seats of a slot.
 */
import { dateAfter, isDuration, type Duration } from '../clock.ts';
import { datedLists, linesInReach } from '../coverage/to-exercise.ts';
import { listOf } from '../expressions-of.ts';
import type { DateText, Field, Fields } from '../fields.ts';
import type { Dated, ServiceManifest } from '../manifest.ts';
import { becomes, without, type Mutation, type Path } from './mutation.ts';

export const valueMutations = (service: ServiceManifest): readonly Mutation[] => [
  ...datedLists(service)
    .filter(([at]) => !at.endsWith('.capacity') && !at.endsWith('.validFor'))
    .flatMap(([at, dated]) => [...durations(service, at, dated), ...dates(service, at, dated)]),
  ...Object.keys(service.askedIf)
    .filter(mustBeAnswered(service))
    .map((name) => ({
      path: ['askedIf', name],
      value: undefined,
      at: `askedIf.${name}`,
      says: { id: `${name} selalu ditanyakan`, en: `${name} is always asked` },
    })),
  ...limitsOf('fields', ['fields'], service.fields),
  ...Object.entries(service.forms).flatMap(([form, fields]) => limitsOf(`forms.${form}`, ['forms', form], fields)),
];

/** A question that may stay empty, asked once too often, changes no case. */
function mustBeAnswered(service: ServiceManifest): (name: string) => boolean {
  const fields: Fields = Object.assign({}, service.fields, ...Object.values(service.forms));
  return (name) => fields[name]?.required !== false;
}
/** Where the list lies in the data: `stages.x.by` is what an author writes, its lines lie in `values`. */
const pathOf = (at: string): Path => (/^stages\.[^.]+\.by$/u.test(at) ? [...at.split('.'), 'values'] : at.split('.'));
const OTHER_CLOCK: Readonly<Record<Duration['clock'], Duration['clock'] | null>> = {
  workingDays: 'everyDay',
  everyDay: 'workingDays',
  clockHours: 'workingDays',
  minutes: 'clockHours',
  months: null,
};

function durations(service: ServiceManifest, at: string, dated: Dated<unknown>): readonly Mutation[] {
  return linesInReach(service, dated).flatMap(({ value }): readonly Mutation[] => {
    if (!isDuration(value)) return [];
    const line = 'since' in dated ? [] : [listOf(dated).findIndex((each) => each.value === value)];
    const where = [at, ...line].join('.');
    const path = [...pathOf(at), ...line, 'value'];
    const counts = [value.count + 1, ...(value.count > 1 ? [value.count - 1] : [])];
    const clock = OTHER_CLOCK[value.clock];
    return [
      ...counts.map((count) => ({
        path: [...path, 'count'],
        value: count,
        at: where,
        says: becomes({ id: where, en: where }, `${value.count} ${value.clock}`, count),
      })),
      ...(clock === null
        ? []
        : [
            {
              path: [...path, 'clock'],
              value: clock,
              at: where,
              says: becomes({ id: where, en: where }, `${value.count} ${value.clock}`, clock),
            },
          ]),
    ];
  });
}

/** The unit before closed on that eve and this one took over its turns: a day later the case comes to the same desk. */
function isHandover(
  { units }: ServiceManifest,
  at: string,
  lines: readonly { readonly since: string; readonly value: unknown }[],
  since: string,
): boolean {
  const index = lines.findIndex((line) => line.since === since);
  const [before, after] = [lines[index - 1]?.value, lines[index]?.value];
  const closed = typeof before === 'string' ? units[before] : undefined;
  return at.endsWith('.by') && closed?.closes === dateAfter(since as DateText, -1) && closed.successor === after;
}

/** A day earlier, a day later; the first line in reach was always in force, so its date shows in no case. */
function dates(service: ServiceManifest, at: string, dated: Dated<unknown>): readonly Mutation[] {
  if ('since' in dated) return [];
  const reached = linesInReach(service, dated).toSorted((a, b) => (a.since < b.since ? -1 : 1));
  return reached.slice(1).flatMap(({ since }) => {
    const index = dated.findIndex((each) => each.since === since);
    return (isHandover(service, at, reached, since) ? [-1] : [-1, 1]).map((days) => {
      const other = dateAfter(since as DateText, days);
      return {
        path: [...pathOf(at), index, 'since'],
        value: other,
        at: `${at}.${index}`,
        says: becomes({ id: `${at} sejak`, en: `${at} since` }, since, other),
      };
    });
  });
}

function limitsOf(at: string, path: Path, fields: Fields): readonly Mutation[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    ...limits(`${at}.${name}`, [...path, name], field),
    ...Object.keys(field.askedIf ?? {})
      .filter((inner) => field.rows?.[inner]?.required !== false)
      .map((inner) => ({
        path: [...path, name, 'askedIf', inner],
        value: undefined,
        at: `${at}.${name}.askedIf.${inner}`,
        says: { id: `${inner} selalu ditanyakan`, en: `${inner} is always asked` },
      })),
    ...limitsOf(`${at}.${name}.rows`, [...path, name, 'rows'], field.rows ?? {}),
  ]);
}
/** A limit that lets one more in, and a day that may lie in the past or the future. */
function limits(at: string, path: Path, { limits: all }: Field<unknown>): readonly Mutation[] {
  if (all === undefined) return [];
  const name = at.slice(at.lastIndexOf('.') + 1);
  const wider = (['from', 'to'] as const).flatMap((word) => {
    const value = all[word];
    if (typeof value !== 'number') return [];
    const other = word === 'from' ? value - 1 : value + 1;
    return [
      {
        path: [...path, 'limits', word],
        value: other,
        at,
        says: becomes({ id: `batas ${name}`, en: `the limit of ${name}` }, value, other),
      },
    ];
  });
  const open = (['notPast', 'notFuture'] as const)
    .filter((word) => all[word] === true)
    .map((word) => ({
      path: Object.keys(all).length === 1 ? [...path, 'limits'] : [...path, 'limits', word],
      value: undefined,
      at,
      says: without({ id: `${word} pada ${name}`, en: `${word} of ${name}` }),
    }));
  return [...wider, ...open];
}
