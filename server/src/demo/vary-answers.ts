/**
 * Makes the answers of one case out of those of an example: other people, places, days and words; everything else as it was.
 *
 * What was the same in the example stays the same, and a day lies as far from the filing as it did there. Must never: know a
 * service, or name a file (`withFiles` does).
 */
import {
  dateAfter,
  type Calendar,
  type DateText,
  type Field,
  type Fields,
  type Instant,
  localDate,
} from '@balai/kernel';
import { pick, wholeBetween, type DemoPerson, type Random } from './demo-ingredients.ts';

type Values = Readonly<Record<string, unknown>>;

/** What a case has of its own. */
export interface Varying {
  readonly calendar: Calendar;
  /** The moment in the example, and the one in this case. */
  readonly from: Instant;
  readonly to: Instant;
  readonly random: Random;
  /** The area that the example is about, and that of this case. */
  readonly areas: { readonly from: string | null; readonly to: string };
  /** What people type into a text question; what the example says where there is nothing. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** How many days older a grown-up may be than the one in the example. */
  readonly older: number;
  /** What was put in place of what, in this whole case. */
  readonly swapped: Map<string, string>;
  personOf(random: Random, like: { readonly birthDate?: string; readonly sex?: 'female' | 'male' }): DemoPerson;
  streetOf(random: Random): string;
  placeIn(area: string): Values;
  otherArea(random: Random): string;
}

const STREET = /^(?:jl|jalan|gg|gang|kp|kampung|perum)\b/iu;
const FEMALE_DAY = 40;
/** 18 years, in ms. */
const GROWN = 18 * 366 * 86_400_000;
/** A number of 16 digits that is no NIK: of a family card. Only its serial differs, and stays one that nobody has. */
const CARD = /^\d{16}$/u;

/** The answers of `fields` in `given`, varied. The same `random` gives the same. */
export function varied(on: Varying, fields: Fields, given: Values): Values {
  const out: Record<string, unknown> = {};
  const people = peopleIn(on, fields, given);
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    out[name] = field === undefined || value === undefined ? value : one(on, name, field, value, people);
  }
  return out;
}

function one(on: Varying, name: string, field: Field<unknown>, value: unknown, people: People): unknown {
  switch (field.kind) {
    case 'group':
      return varied(on, field.rows ?? {}, value as Values);
    case 'repeated':
      return (value as readonly Values[]).map((row) => varied(on, field.rows ?? {}, row));
    case 'place':
      return on.placeIn(areaLike(on, String((value as { readonly area?: unknown }).area)));
    case 'area':
      return areaLike(on, String(value));
    case 'date':
      return people.get(`birth ${String(value)}`) ?? shifted(on, String(value) as DateText);
    case 'nik':
    case 'phone':
    case 'email':
      return people.get(`${field.kind} ${String(value)}`) ?? value;
    case 'text':
      return field.limits?.letters === 'name'
        ? (people.get(`name ${String(value)}`) ?? value)
        : words(on, name, field, String(value));
    default:
      return value;
  }
}

/** A day that lies as far from this filing as it did from that of the example. */
function shifted({ calendar, from, to }: Varying, day: DateText): DateText {
  const days = Math.round((Date.parse(localDate(calendar, to)) - Date.parse(localDate(calendar, from))) / 86_400_000);
  return dateAfter(day, days);
}

/** Grown-ups differ in age; a child's age decides too much. */
function birthLike(on: Varying, birth: DateText): DateText {
  const isGrown = Date.parse(localDate(on.calendar, on.from)) - Date.parse(birth) > GROWN;
  const day = shifted(on, birth);
  return isGrown && on.older > 0 ? dateAfter(day, -wholeBetween(on.random, 0, on.older)) : day;
}

function areaLike(on: Varying, area: string): string {
  if (on.areas.from === null || area === on.areas.from) return on.areas.to;
  return swap(on, `area ${area}`, () => on.otherArea(on.random));
}

function swap(on: Varying, key: string, make: () => string): string {
  const before = on.swapped.get(key);
  if (before !== undefined) return before;
  const made = make();
  on.swapped.set(key, made);
  return made;
}

function words(on: Varying, name: string, field: Field<unknown>, value: string): string {
  if (CARD.test(value))
    return swap(on, `card ${value}`, () => `${value.slice(0, 12)}99${wholeBetween(on.random, 10, 99)}`);
  if (field.limits?.pattern !== undefined || field.limits?.letters !== undefined) return value;
  if (STREET.test(value)) {
    const street = swap(on, `street ${value}`, () => on.streetOf(on.random));
    return street.slice(0, field.limits?.maxLength ?? 200);
  }
  const pool = on.words[name];
  return pool === undefined || pool.length === 0 ? value : swap(on, `${name} ${value}`, () => pick(on.random, pool));
}

type People = ReadonlyMap<string, string>;
/**
 * Who is named among these questions: the first name, NIK and birth date belong together, then the second ones. A NIK says
 * the birth date and the sex of its holder, as the example's does.
 */
function peopleIn(on: Varying, fields: Fields, given: Values): People {
  const named = new Map<string, string>();
  const of = (wanted: (field: Field<unknown>) => boolean): readonly string[] =>
    Object.entries(fields).flatMap(([name, field]) =>
      wanted(field) && typeof given[name] === 'string' ? [given[name]] : [],
    );
  const names = of(({ kind, limits }) => kind === 'text' && limits?.letters === 'name');
  const niks = of(({ kind }) => kind === 'nik');
  const births = Object.entries(given).flatMap(([name, value]) =>
    fields[name]?.kind === 'date' && /lahir/iu.test(name) ? [String(value) as DateText] : [],
  );
  const birthOf = (birth: DateText): DateText => swap(on, `birth ${birth}`, () => birthLike(on, birth)) as DateText;
  for (const birth of births) named.set(`birth ${birth}`, birthOf(birth));
  for (let index = 0; index < Math.max(names.length, niks.length); index += 1) {
    const [name, nik, birth] = [names[index], niks[index], births[index]];
    const key = nik ?? name ?? '';
    if (!on.swapped.has(`nik ${key}`) && !on.swapped.has(`name ${name ?? key}`)) {
      const person = on.personOf(on.random, {
        ...(birth === undefined ? {} : { birthDate: birthOf(birth) }),
        ...(nik === undefined ? {} : { sex: Number(nik.slice(6, 8)) > FEMALE_DAY ? 'female' : 'male' }),
      });
      if (nik !== undefined) on.swapped.set(`nik ${nik}`, person.nik);
      if (name !== undefined && !on.swapped.has(`name ${name}`)) on.swapped.set(`name ${name}`, person.name);
    }
    if (nik !== undefined)
      named.set(
        `nik ${nik}`,
        swap(on, `nik ${nik}`, () => on.personOf(on.random, {}).nik),
      );
    if (name !== undefined)
      named.set(
        `name ${name}`,
        swap(on, `name ${name}`, () => on.personOf(on.random, {}).name),
      );
  }
  for (const phone of of(({ kind }) => kind === 'phone'))
    named.set(
      `phone ${phone}`,
      swap(on, `phone ${phone}`, () => on.personOf(on.random, {}).phone),
    );
  for (const email of of(({ kind }) => kind === 'email'))
    named.set(
      `email ${email}`,
      swap(on, `email ${email}`, () => `warga${wholeBetween(on.random, 100, 999)}@contoh.id`),
    );
  return named;
}

/** Puts a drawn file in the place of each that the example names; `make` is asked one after the other. */
export async function withFiles(
  fields: Fields,
  given: Values,
  make: (field: Field<unknown>, nth: number, of: number) => Promise<unknown>,
): Promise<Values> {
  const out: Record<string, unknown> = {};
  const shown = Object.keys(given).filter((name) => isPicture(fields[name]));
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field === undefined || value === undefined) out[name] = value;
    else if (field.kind === 'group') out[name] = await withFiles(field.rows ?? {}, value as Values, make);
    else if (field.kind === 'repeated') {
      const rows: Values[] = [];
      for (const row of value as readonly Values[]) rows.push(await withFiles(field.rows ?? {}, row, make));
      out[name] = rows;
    } else out[name] = isFile(field) ? await make(field, shown.indexOf(name), shown.length) : value;
  }
  return out;
}
export const isPicture = (field: Field<unknown> | undefined): boolean =>
  field?.kind === 'photo' || field?.kind === 'evidence' || field?.kind === 'signature';
const isFile = (field: Field<unknown>): boolean => field.kind === 'file' || isPicture(field);
