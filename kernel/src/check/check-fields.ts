/**
 * Questions: each says what its kind needs, what is asked only sometimes comes to rest, and what is personal stays so.
 *
 * Must never: check an answer.
 */
import { namesIn } from '../expression.ts';
import type { Field, Fields } from '../fields.ts';
import type { ServiceManifest } from '../manifest.ts';
import { RESERVED_NAMES } from '../recorder.ts';
import { oneOf, type Findings } from './finding.ts';

/** Who somebody is: never open data. */
const IDENTIFIES = new Set(['nik', 'phone', 'email', 'signature']);
const RESERVED = new Set([...RESERVED_NAMES, 'answers', 'fee', 'score', 'today', 'now', 'paid', 'applicant', 'fact']);

export function checkFields(manifest: ServiceManifest, found: Findings): void {
  const forms: readonly (readonly [string, Fields])[] = [
    ['fields', manifest.fields],
    ...Object.entries(manifest.forms).map(([name, form]) => [`forms.${name}`, form] as const),
  ];
  const seen = new Map<string, string>();
  for (const [at, form] of forms) {
    for (const [name, field] of Object.entries(form)) {
      const before = seen.get(name);
      if (before !== undefined)
        found.error(
          'nameTwice',
          `${at}.${name}`,
          `'${name}' is asked in ${before} too: answers share one list, so give it another name`,
        );
      seen.set(name, at);
      checkField(manifest, found, field, name, `${at}.${name}`, form);
      for (const [inner, question] of Object.entries(field.rows ?? {}))
        checkField(manifest, found, question, inner, `${at}.${name}.rows.${inner}`, field.rows ?? {});
    }
  }
  for (const name of Object.keys(manifest.slots))
    if (seen.has(name))
      found.error('nameTwice', `slots.${name}`, `'${name}' is a question too: give the slot another name`);
  for (const name of Object.keys(manifest.forms))
    if (name === 'answers' || name === 'fee' || name === 'part')
      found.error('reservedName', `forms.${name}`, `'${name}' has a meaning of its own: give the form another name`);
  checkAskedIf(manifest, found, new Set(seen.keys()));
  checkUses(manifest, found, seen);
}

function checkField(
  manifest: ServiceManifest,
  found: Findings,
  field: Field<unknown>,
  name: string,
  at: string,
  form: Fields,
): void {
  const wants = (is: boolean, message: string) => {
    if (!is) found.error('wrongField', at, message);
  };
  if (RESERVED.has(name))
    found.error('reservedName', at, `'${name}' is a word of the language: give the question another name`);
  const { kind } = field;
  const has = (word: keyof Field<unknown>, ...kinds: readonly string[]) =>
    wants(
      (field[word] === undefined) === !kinds.includes(kind),
      field[word] === undefined ? `a ${kind} needs '${word}'` : `a ${kind} has no '${word}'`,
    );
  has('options', 'choice', 'choices');
  has('rows', 'group', 'repeated');
  has('atMost', 'repeated');
  has('register', 'entry');
  has('service', 'case');
  wants(field.options === undefined || Object.keys(field.options).length > 0, 'offer at least one option');
  wants(field.askedIf === undefined || field.rows !== undefined, "'askedIf' inside a question is for a group or rows");
  wants(
    Object.keys(field.askedIf ?? {}).every((inner) => field.rows !== undefined && Object.hasOwn(field.rows, inner)),
    "'askedIf' names a question that is not in this group",
  );
  wants(
    field.narrowedBy === undefined || (kind === 'entry' && Object.hasOwn(form, field.narrowedBy)),
    `'narrowedBy' names a question before it: ${oneOf(Object.keys(form))}`,
  );
  checkLimits(field, wants);
  checkPrivacy(manifest, found, field, at, wants);
}
function checkLimits({ kind, limits }: Field<unknown>, wants: (is: boolean, message: string) => void): void {
  if (limits === undefined) return;
  const numeric = kind === 'number' || kind === 'rupiah';
  const only = (words: readonly (keyof typeof limits)[], fits: boolean, what: string) =>
    wants(
      fits || words.every((word) => limits[word] === undefined),
      `${oneOf(words)} limit ${what}, and this is a ${kind}`,
    );
  only(['whole'], numeric, 'a number');
  only(['from', 'to'], numeric || kind === 'date', 'a number or a date');
  only(['notPast', 'notFuture'], kind === 'date', 'a date');
  only(['letters', 'pattern', 'maxLength'], kind === 'text', 'a text');
  const { from, to } = limits;
  for (const end of [from, to])
    wants(
      end === undefined || !(numeric || kind === 'date') || typeof end === (numeric ? 'number' : 'string'),
      `write the limit as a ${numeric ? 'number' : 'date'}`,
    );
  wants(from === undefined || to === undefined || from <= to, 'the lower limit is above the upper one');
}
function checkPrivacy(
  manifest: ServiceManifest,
  found: Findings,
  field: Field<unknown>,
  at: string,
  wants: (is: boolean, message: string) => void,
): void {
  const { kind, sensitive } = field;
  if (field.published === true && sensitive !== undefined)
    found.error('publishedSensitive', at, 'sensitive answers cannot be published');
  if (field.published === true && IDENTIFIES.has(kind))
    found.error('publishedIdentity', at, `a ${kind} says who somebody is: it cannot be published`);
  wants(
    field.roundedTo === undefined || (kind === 'place' && field.published === true),
    "'roundedTo' is for a published place",
  );
  wants(
    field.notify === undefined || ((kind === 'phone' || kind === 'email') && field.published === undefined),
    'only a telephone or an e-mail address that is not published can be told',
  );
  for (const unit of sensitive?.seenBy ?? [])
    if (!Object.hasOwn(manifest.units, unit))
      found.error(
        'unknownUnit',
        `${at}.sensitive.seenBy`,
        `'${unit}' is no unit of the city: ${oneOf(Object.keys(manifest.units))}`,
      );
}

/** What is asked only sometimes: the question exists, and no two wait for each other. */
function checkAskedIf(manifest: ServiceManifest, found: Findings, questions: ReadonlySet<string>): void {
  const waits = new Map(
    Object.entries(manifest.askedIf).map(([name, when]) => [name, namesIn(when, 'field')] as const),
  );
  for (const name of waits.keys()) {
    if (!questions.has(name))
      found.error('unknownQuestion', `askedIf.${name}`, `'${name}' is no question of this service`);
    const behind = new Set(waits.get(name));
    for (const next of behind) for (const other of waits.get(next) ?? []) behind.add(other);
    if (behind.has(name))
      found.error(
        'askedInCircle',
        `askedIf.${name}`,
        `whether '${name}' is asked depends on itself: let one of them always be asked`,
      );
  }
}

/** Where the head refers to questions. */
function checkUses(manifest: ServiceManifest, found: Findings, seen: ReadonlyMap<string, string>): void {
  const asked = (name: string, at: string) => {
    if (!Object.hasOwn(manifest.fields, name))
      found.error(
        'unknownQuestion',
        at,
        `'${name}' is no question of the form: ${oneOf(Object.keys(manifest.fields))}`,
      );
  };
  for (const [name, { about = [] }] of Object.entries(manifest.reasons))
    for (const question of about) {
      const [top = '', part] = question.split('.');
      asked(top, `reasons.${name}.about`);
      const rows = manifest.fields[top]?.rows ?? {};
      if (part !== undefined && Object.hasOwn(manifest.fields, top) && !Object.hasOwn(rows, part))
        found.error(
          'unknownQuestion',
          `reasons.${name}.about`,
          `'${part}' is no part of '${top}': ${oneOf(Object.keys(rows))}`,
        );
    }
  const { duplicates } = manifest;
  if (duplicates !== null && manifest.fields[duplicates.near]?.kind !== 'place')
    found.error('nearNoPlace', 'duplicates.near', `'${duplicates.near}' is no place question of the form`);
  for (const question of duplicates?.same ?? []) asked(question, 'duplicates.same');
  for (const [name, { dependsOn }] of Object.entries(manifest.facts)) {
    for (const question of dependsOn)
      if (!seen.has(question))
        found.error(
          'factWithoutQuestion',
          `facts.${name}.dependsOn`,
          `the registry is asked for '${name}' with '${question}', which this service does not ask`,
        );
  }
}
