/**
 * Do the words of the stages exist: stages, units, positions, reasons, forms, letters, labels?
 *
 * Must never: follow a road; that needs every word to exist first.
 */
import { listOf, resultsOf } from '../expressions-of.ts';
import {
  ASKER,
  type ActionData,
  type By,
  type EndStage,
  PROMISED,
  SAID_BY_ACTIONS,
  type OpenStage,
  type ServiceManifest,
  type UnitData,
} from '../manifest.ts';
import type { CheckName } from './every-check.ts';
import { oneOf, type Findings } from './finding.ts';
import { goalOf, isOpenStage } from './roads.ts';

type Check = (manifest: ServiceManifest, found: Findings) => void;
const has = (record: object, name: string): boolean => Object.hasOwn(record, name);

/** Reports every word of a stage that names nothing. */
export const checkNames: Check = (manifest, found) => {
  const { stages } = manifest;
  if (!has(stages, manifest.start))
    found.error('unknownStage', 'start', `'${manifest.start}' is no stage: ${oneOf(Object.keys(stages))}`);
  for (const [name, stage] of Object.entries(stages)) {
    const at = `stages.${name}`;
    if (name === ASKER)
      found.error('reservedName', at, "'asker' is the word for who asked: give the stage another name");
    labelled(manifest, found, name, at);
    if ('asks' in stage) {
      if (!has(manifest.conditions, stage.asks))
        found.error(
          'unknownCondition',
          `${at}.asks`,
          `'${stage.asks}' is no condition: ${oneOf(Object.keys(manifest.conditions))}`,
        );
      for (const word of ['yes', 'no'] as const) isStage(manifest, found, stage[word], `${at}.${word}`);
    } else if ('ends' in stage) endNames(manifest, found, stage, at);
    else turnNames(manifest, found, stage, at);
  }
  unitNames(manifest, found);
  unusedNames(manifest, found);
};

function labelled(manifest: ServiceManifest, found: Findings, name: string, at: string): void {
  if (!has(manifest.labels, name))
    found.error('noLabel', at, `'${name}' has no label: add it to the words of the city, or of this service`);
}
function isStage(manifest: ServiceManifest, found: Findings, name: string | undefined, at: string): void {
  if (name !== undefined && !has(manifest.stages, name))
    found.error('unknownStage', at, `'${name}' is no stage: ${oneOf(Object.keys(manifest.stages))}`);
}

function turnNames(manifest: ServiceManifest, found: Findings, stage: OpenStage, at: string): void {
  byNames(manifest, found, stage.by, `${at}.by`);
  isStage(manifest, found, stage.late, `${at}.late`);
  isStage(manifest, found, stage.withdraw, `${at}.withdraw`);
  if (stage.otherThan !== undefined && !isOpenStage(manifest.stages[stage.otherThan]))
    found.error('unknownStage', `${at}.otherThan`, `'${stage.otherThan}' is no stage in which somebody acts`);
  if (stage.otherThan !== undefined && (stage.by.kind === 'applicant' || stage.by.kind === 'contact'))
    found.error('otherThanOfResident', `${at}.otherThan`, 'only officers are kept apart: leave it out');
  if (stage.from !== undefined) clockStart(manifest, found, stage, stage.from, `${at}.from`);
  if (Object.keys(stage.next).length === 0)
    found.error('nothingToDo', `${at}.next`, 'whoever has this turn can do nothing: add an action');
  if (stage.shows !== undefined) shownNames(manifest, found, stage, stage.shows, `${at}.shows`);
  for (const [name, action] of Object.entries(stage.next)) {
    labelled(manifest, found, name, `${at}.next.${name}`);
    actionNames(manifest, found, stage, action, `${at}.next.${name}`);
  }
}
/** What somebody without an account is shown: questions of the form, and sensitive ones only where `seenBy` names them. */
function shownNames(
  manifest: ServiceManifest,
  found: Findings,
  { by }: OpenStage,
  shows: readonly string[],
  at: string,
): void {
  if (by.kind === 'applicant' || (by.kind === 'unit' && manifest.units[by.unit]?.reached === 'console'))
    found.error('shownAnyway', at, 'who acts here sees the case as it is: `shows` is for who acts by a link');
  for (const name of shows) {
    const field = has(manifest.fields, name) ? manifest.fields[name] : undefined;
    if (field === undefined)
      found.error(
        'unknownQuestion',
        at,
        `'${name}' is no question of the form: ${oneOf(Object.keys(manifest.fields))}`,
      );
    else if (field.sensitive !== undefined && !(by.kind === 'unit' && field.sensitive.seenBy.includes(by.unit)))
      found.error('sensitiveShown', at, `'${name}' is sensitive, and its \`seenBy\` does not name who acts here`);
  }
}
/** A question that is named as what the form itself says would be taken for it, and never be answered. */
function formWords({ forms }: ServiceManifest, found: Findings, form: string): void {
  for (const name of Object.keys(forms[form] ?? {}))
    if (SAID_BY_ACTIONS.has(name))
      found.question(
        'reservedName',
        `forms.${form}.${name}`,
        `'${name}' is a word of the form itself: give the question another name`,
      );
}
function actionNames(
  manifest: ServiceManifest,
  found: Findings,
  stage: OpenStage,
  action: ActionData,
  at: string,
): void {
  if (action.all === ASKER || action.ifAny === ASKER) found.error('askerMeets', at, "'asker' stands after `to` only");
  else if (action.to !== ASKER) isStage(manifest, found, goalOf(action), at);
  for (const what of action.with ?? []) {
    if (has(manifest.forms, what)) formWords(manifest, found, what);
    if (what === 'answers' && stage.by.kind !== 'applicant')
      found.error(
        'officerChangesAnswers',
        `${at}.with`,
        'only the applicant may change the answers: collect a form of your own',
      );
    if (what === 'answers' || what === 'fee' || has(manifest.forms, what) || has(manifest.slots, what)) continue;
    found.error(
      'unknownForm',
      `${at}.with`,
      `'${what}' is no form and no slot: ${oneOf(['answers', 'fee', ...Object.keys(manifest.forms), ...Object.keys(manifest.slots)])}`,
    );
  }
  if (action.carries !== undefined) deedNames(manifest, found, stage, `${at}.carries`);
  for (const reason of action.because ?? []) {
    if (!has(manifest.reasons, reason))
      found.error(
        'unknownReason',
        `${at}.because`,
        `'${reason}' is no reason: ${oneOf(Object.keys(manifest.reasons))}`,
      );
  }
}
/** A deed is done to the data of one person: by an office, and only when it is sure whose they are. */
function deedNames(manifest: ServiceManifest, found: Findings, stage: OpenStage, at: string): void {
  const asked = Object.entries(manifest.fields).some(
    ([name, field]) => field.kind === 'nik' && field.required && !has(manifest.askedIf, name),
  );
  if (!asked) found.error('carriesForNobody', at, 'say whose data: ask for a NIK that everybody must answer');
  if (stage.by.kind === 'applicant' || stage.by.kind === 'contact')
    found.error('carriedByResident', at, 'only an office of the city decides about the data of a person');
}
function endNames(manifest: ServiceManifest, found: Findings, end: EndStage, at: string): void {
  for (const product of end.issues ?? [])
    if (!has(manifest.documents, product))
      found.error(
        'unknownLetter',
        `${at}.issues`,
        `'${product}' is no letter or product: ${oneOf(Object.keys(manifest.documents))}`,
      );
  const { objection } = end;
  if (objection === undefined) return;
  if (!isOpenStage(manifest.stages[objection.to]))
    found.error('unreadObjection', `${at}.objection.to`, `'${objection.to}' is no stage in which somebody reads it`);
  if (objection.with !== undefined && !has(manifest.forms, objection.with))
    found.error(
      'unknownForm',
      `${at}.objection.with`,
      `'${objection.with}' is no form: ${oneOf(Object.keys(manifest.forms))}`,
    );
}

function clockStart(manifest: ServiceManifest, found: Findings, stage: OpenStage, from: string, at: string): void {
  if (from !== PROMISED) {
    if (!has(manifest.slots, from) && manifest.fields[from]?.kind !== 'date')
      found.error('unknownClockStart', at, `'${from}' is neither a slot nor a date of the form, nor '${PROMISED}'`);
    return;
  }
  if (has(manifest.slots, PROMISED) || has(manifest.fields, PROMISED))
    found.error('reservedName', at, `'${PROMISED}' is the promised date: give the slot or question another name`);
  if (manifest.within === null)
    found.error('promisesNothing', at, 'this service promises no date: say `within` at its head, or leave `from` out');
  if (stage.by.kind === 'applicant' || stage.by.kind === 'contact')
    found.error('extendedByResident', at, 'only an office may need longer than it promised: leave `from` out');
}

// --- Who ---
function byNames(manifest: ServiceManifest, found: Findings, by: By, at: string): void {
  if (by.kind === 'unit') return unitTurn(manifest, found, by, at);
  if (by.kind === 'units' || by.kind === 'dated') {
    const units = by.kind === 'units' ? by.units : listOf(by.values).map(({ value }) => value);
    for (const unit of units) mayHaveTurn(manifest, found, unit, manifest.at, at);
    return;
  }
  if (by.kind === 'routing' && !has(manifest.routing, by.name))
    found.error('unknownRouting', at, `'${by.name}' is no routing: ${oneOf(Object.keys(manifest.routing))}`);
  if (by.kind === 'team' && !has(manifest.teams, by.name))
    found.error('unknownTeam', at, `'${by.name}' is no team: ${oneOf(Object.keys(manifest.teams))}`);
  if (by.kind !== 'contact') return;
  const field = has(manifest.fields, by.field) ? manifest.fields[by.field] : undefined;
  if (field?.kind !== 'phone')
    found.error(
      'unknownContact',
      at,
      `'${by.field}' is nobody who can act: no unit, and no telephone question of the form`,
    );
  else if (!field.required || has(manifest.askedIf, by.field))
    found.error(
      'linkToMissingPhone',
      at,
      `a link is sent to '${by.field}', which may be empty: make it a question that must be answered`,
    );
}
function unitTurn(manifest: ServiceManifest, found: Findings, by: Extract<By, { kind: 'unit' }>, at: string): void {
  const unit = mayHaveTurn(manifest, found, by.unit, by.at ?? manifest.at, at);
  if (unit === undefined) return;
  if (by.position !== null && !has(unit.positions, by.position))
    found.error(
      'unknownPosition',
      `${at}.position`,
      `'${by.position}' is no position of '${by.unit}': ${oneOf(Object.keys(unit.positions))}`,
    );
  if (by.at !== null) saysWhere(manifest, found, by.at, `${at}.at`);
}
function mayHaveTurn(
  manifest: ServiceManifest,
  found: Findings,
  name: string,
  where: string | null,
  at: string,
): UnitData | undefined {
  const unit = has(manifest.units, name) ? manifest.units[name] : undefined;
  if (unit === undefined)
    found.error('unknownUnit', at, `'${name}' is no unit of the city: ${oneOf(Object.keys(manifest.units))}`);
  else if (unit.per !== null && where === null)
    found.error(
      'whichArea',
      at,
      `there is one '${name}' in each ${unit.per}: say with \`at\` which place or area question names it`,
    );
  for (const question of unit?.which ?? []) saysWhich(manifest, found, name, question, at);
  return unit;
}
/** A question that says which of many in one area: always asked, always answered. */
function saysWhich(manifest: ServiceManifest, found: Findings, unit: string, question: string, at: string): void {
  const field = has(manifest.fields, question) ? manifest.fields[question] : undefined;
  if ((field?.kind !== 'number' && field?.kind !== 'text') || !field.required || has(manifest.askedIf, question))
    found.error(
      'whichOne',
      at,
      `there are many '${unit}' in one area: ask '${question}' (a number or a text), always and answered`,
    );
}
/** A question that says which area: a place or an area, always asked, always answered. */
export function saysWhere(manifest: ServiceManifest, found: Findings, question: string, at: string): void {
  const field = has(manifest.fields, question) ? manifest.fields[question] : undefined;
  if (field?.kind !== 'place' && field?.kind !== 'area')
    found.error('atNoPlace', at, `'${question}' is no place or area question of this form`);
  else if (!field.required || has(manifest.askedIf, question))
    found.error('atMayBeEmpty', at, `'${question}' says which area, so it must always be asked and answered`);
}

function unitNames(manifest: ServiceManifest, found: Findings): void {
  const isUnit = (name: string | undefined, at: string) => {
    if (name !== undefined && !has(manifest.units, name))
      found.error('unknownUnit', at, `'${name}' is no unit of the city: ${oneOf(Object.keys(manifest.units))}`);
  };
  for (const [name, unit] of Object.entries(manifest.units)) {
    isUnit(unit.successor, `units.${name}.successor`);
    isUnit(unit.above, `units.${name}.above`);
    if (unit.closes !== undefined && unit.successor === undefined)
      found.error('noSuccessor', `units.${name}`, `'${name}' closes: name the unit that takes over its open turns`);
    if (unit.successor === name || unit.above === name)
      found.error('ownSuccessor', `units.${name}`, `'${name}' cannot succeed itself or stand above itself`);
  }
  if (!['anyone', 'phone', 'resident'].includes(manifest.who)) isUnit(manifest.who, 'who');
  if (manifest.at !== null) saysWhere(manifest, found, manifest.at, 'at');
  for (const part of ['routing', 'teams'] as const) {
    for (const [name, dated] of Object.entries(manifest[part])) {
      for (const { value } of listOf(dated))
        for (const unit of resultsOf(value, manifest.fields))
          mayHaveTurn(manifest, found, unit, manifest.at, `${part}.${name}`);
    }
  }
}

/** What nobody can give, fill in, book or reach is a mistake too. */
function unusedNames(manifest: ServiceManifest, found: Findings): void {
  const actions = Object.values(manifest.stages).flatMap((stage) =>
    isOpenStage(stage) ? Object.values(stage.next) : [],
  );
  const objections = Object.values(manifest.stages).flatMap((stage) =>
    'ends' in stage && stage.objection?.with !== undefined ? [stage.objection.with] : [],
  );
  const collected = new Set([...actions.flatMap((action) => action.with ?? []), ...objections]);
  const given = new Set(actions.flatMap((action) => action.because ?? []));
  const issued = new Set(
    Object.values(manifest.stages).flatMap((stage) => ('ends' in stage ? (stage.issues ?? []) : [])),
  );
  const unused = (
    check: CheckName,
    part: 'forms' | 'slots' | 'reasons' | 'documents',
    used: ReadonlySet<string>,
    message: (name: string) => string,
  ) => {
    for (const name of Object.keys(manifest[part]))
      if (!used.has(name)) found.error(check, `${part}.${name}`, message(name));
  };
  unused(
    'unusedForm',
    'forms',
    collected,
    (name) => `nobody fills in '${name}': no action or objection is \`with\` it`,
  );
  unused('unusedSlot', 'slots', collected, (name) => `nobody books '${name}': no action is \`with\` it`);
  unused('unusedReason', 'reasons', given, (name) => `no action is \`because\` '${name}'`);
  unused('unusedLetter', 'documents', issued, (name) => `no end issues '${name}'`);
}
