/**
 * What a manifest looks like, word by word: the types of manifest.ts and fields.ts, as a check on data.
 *
 * Must never: look at what a word refers to; check-names and its neighbours do.
 */
import { KINDS } from '../fields.ts';
import { DEEDS, LANGUAGE } from '../manifest.ts';
import { expressionShape } from './expression-shape.ts';
import type { Findings } from './finding.ts';
import {
  anyNumber,
  dateShape,
  either,
  isRecord,
  kinds,
  listShape,
  matching,
  named,
  object,
  oneOfThese,
  onlyTrue,
  orNull,
  wholeNumber,
  words,
  yesNoShape,
  type Shape,
} from './shape.ts';

/** Names of questions, stages, actions, reasons, units. */
const NAME = /^[a-z][A-Za-z0-9]{0,39}$/u;
/** Codes of options: they are stored with answers, and may begin with a digit. */
const OPTION = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/u;
const ID = /^[a-z][a-z0-9-]{1,39}$/u;
const MOST = 80;
const LINE = 300;
const PARAGRAPHS = 20_000;

const name = matching(NAME, 'lampuJalan: a small letter, then letters and digits, at most 40');
const id = matching(ID, 'lampu-jalan: small letters, digits and hyphens');
const text = object({ id: words(1_000), en: words(1_000) });
const basis = words(LINE);
/** `ibu`, or `ibu.nama`: a part of a group, or of every row. */
const partName = matching(
  /^[a-z][A-Za-z0-9]{0,39}(?:\.[a-z][A-Za-z0-9]{0,39})?$/u,
  'lampuJalan, or ibu.nama: a question, or a part of a group or of rows',
);
const names = (from: number) => listShape(name, from, MOST);

const dated = (value: Shape): Shape => {
  const line = object({ since: dateShape, value, basis });
  return either(Array.isArray, listShape(line, 1, 40), line);
};
const duration: Shape = (value, at, found) => {
  if (isRecord(value) && value['count'] === 0)
    found.error('zeroDuration', at, 'a clock of 0 is no clock: write an automatic stage instead');
  else
    object({
      clock: oneOfThese('workingDays', 'everyDay', 'clockHours', 'minutes', 'months'),
      count: wholeNumber(1, 100_000),
    })(value, at, found);
};
const time = matching(/^([01]\d|2[0-3]):[0-5]\d$/u, '08:30');

const limit = either((value) => typeof value === 'string', dateShape, anyNumber);
const limits = object(
  {},
  {
    from: limit,
    to: limit,
    whole: onlyTrue,
    letters: oneOfThese('name', 'newName', 'digits'),
    pattern: words(60),
    notPast: onlyTrue,
    notFuture: onlyTrue,
    maxLength: wholeNumber(1, 10_000),
  },
);
const why = object({ purpose: text, basis, seenBy: names(1) });
const fieldWords = {
  help: text,
  unit: either(isRecord, object({ id: words(20), en: words(20) }), words(20)),
  options: named(OPTION, text, 400),
  atMost: wholeNumber(1, 200),
  limits,
  register: name,
  narrowedBy: name,
  sensitive: why,
  published: onlyTrue,
  roundedTo: wholeNumber(1, 5_000),
  statistical: onlyTrue,
  notify: onlyTrue,
  service: id,
};
const mustHave = { kind: oneOfThese(...KINDS), label: text, required: yesNoShape };
const innerField = object(mustHave, fieldWords);
const field = object(mustHave, {
  ...fieldWords,
  rows: named(NAME, innerField, MOST),
  askedIf: named(NAME, expressionShape, MOST),
});
const fields = named(NAME, field, MOST);
const factField = object(
  {
    ...mustHave,
    purpose: text,
    seenBy: names(0),
    freshForMinutes: wholeNumber(1, 5_256_000),
    readAgain: yesNoShape,
    dependsOn: names(0),
  },
  fieldWords,
);

const by = kinds({
  unit: object({ kind: oneOfThese('unit'), unit: name, position: orNull(name), at: orNull(name) }),
  units: object({ kind: oneOfThese('units'), units: names(2) }),
  dated: object({ kind: oneOfThese('dated'), values: dated(name) }),
  routing: object({ kind: oneOfThese('routing'), name }),
  team: object({ kind: oneOfThese('team'), name }),
  applicant: object({ kind: oneOfThese('applicant') }),
  contact: object({ kind: oneOfThese('contact'), field: name }),
});
const action: Shape = (value, at, found) => {
  object({}, { to: name, all: name, ifAny: name, with: names(1), because: names(1), carries: oneOfThese(...DEEDS) })(
    value,
    at,
    found,
  );
  if (!isRecord(value)) return;
  const ways = ['to', 'all', 'ifAny'].filter((way) => Object.hasOwn(value, way));
  if (ways.length !== 1) found.error('actionLeadsNowhere', at, 'an action says exactly one of `to`, `all`, `ifAny`');
};
const objection = object({ within: dated(duration), to: name }, { with: name, promises: dated(duration) });
const start = object({ service: id, in: orNull(matching(/^[a-z][A-Za-z0-9-]{0,39}$/u, 'tangsel')) });
const openStage = object(
  { by, within: dated(duration), next: named(NAME, action, 20) },
  { from: name, otherThan: name, late: name, withdraw: name, shows: names(1) },
);
const automaticStage = object({ asks: name, yes: name, no: name });
const endStage = object(
  { ends: oneOfThese('granted', 'refused', 'withdrawn', 'lapsed', 'moved') },
  { issues: names(1), objection, starts: listShape(start, 1, 10), refunds: yesNoShape },
);
const stage: Shape = (value, at, found) => {
  const has = (word: string) => isRecord(value) && Object.hasOwn(value, word);
  (has('ends') ? endStage : has('asks') ? automaticStage : openStage)(value, at, found);
};
const signer = kinds({
  position: object({ kind: oneOfThese('position'), unit: name, position: name }),
  seal: object({ kind: oneOfThese('seal'), unit: name }),
  applicant: object({ kind: oneOfThese('applicant') }),
  contact: object({ kind: oneOfThese('contact'), field: name }),
});
const letter = object(
  { title: text, body: words(PARAGRAPHS), signedBy: listShape(signer, 1, 10) },
  {
    classification: matching(/^[0-9]{3}(\.[0-9]{1,3}){0,4}$/u, '400.8.2.2'),
    validFor: dated(either(isRecord, duration, expressionShape)),
  },
);
const product = either(
  (value) => isRecord(value) && Object.hasOwn(value, 'from'),
  object({ title: text, from: name }),
  letter,
);
const unit = object(
  {
    label: text,
    reached: oneOfThese('console', 'link', 'outside'),
    per: either(
      (value) => value === null,
      () => undefined,
      oneOfThese('kelurahan', 'kecamatan'),
    ),
    positions: named(NAME, text, 20),
  },
  { closes: dateShape, successor: name, above: name, which: names(1) },
);
const slot = object(
  { every: duration, opens: time, closes: time, capacity: dated(wholeNumber(1, 10_000)), ahead: duration },
  { walkIns: wholeNumber(1, 10_000), at: name },
);
const CATEGORIES = ['report', 'letter', 'civil-registry', 'permit', 'tax', 'visit', 'emergency', 'aid', 'information'];

const manifest = object({
  language: oneOfThese(LANGUAGE),
  region: id,
  id,
  title: text,
  category: oneOfThese(...CATEGORIES),
  basis,
  who: name,
  at: orNull(name),
  fields,
  askedIf: named(NAME, expressionShape, MOST),
  forms: named(NAME, fields, 30),
  rules: named(NAME, object({ require: expressionShape, otherwise: text, basis }), MOST),
  scores: named(NAME, dated(named(NAME, expressionShape, MOST)), 20),
  conditions: named(NAME, expressionShape, MOST),
  routing: named(NAME, dated(expressionShape), 30),
  teams: named(NAME, dated(expressionShape), 30),
  reasons: named(NAME, object({ says: text, basis }, { about: listShape(partName, 1, MOST) }), MOST),
  slots: named(NAME, slot, 10),
  duplicates: orNull(object({ near: name, metres: wholeNumber(1, 5_000) }, { same: names(1) })),
  cost: dated(expressionShape),
  feeAsOf: oneOfThese('turn', 'filing'),
  refund: orNull(dated(expressionShape)),
  within: orNull(dated(duration)),
  keeps: dated(object({ months: wholeNumber(1, 1_200), then: oneOfThese('destroy', 'permanent', 'transfer') })),
  start: name,
  stages: named(NAME, stage, MOST),
  documents: named(NAME, product, 20),
  labels: named(NAME, text, 300),
  units: named(NAME, unit, MOST),
  facts: named(NAME, factField, MOST),
  order: named(/^[A-Za-z0-9_.-]{1,200}$/u, listShape(matching(OPTION, 'jenis'), 1, 400), 500),
  adopts: orNull(id),
});

/** Reports everything in which `data` does not look like a manifest. */
export const checkShape = (data: unknown, found: Findings): void => manifest(data, '', found);
