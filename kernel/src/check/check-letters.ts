/**
 * Letters and products: what a letter prints exists, can be printed, and is surely known on every road to its end.
 *
 * Must never: print; the platform does, in one pass.
 */
import type { Field, Fields } from '../fields.ts';
import type { Letter, ServiceManifest, Signer } from '../manifest.ts';
import { certainAfter } from './check-roads.ts';
import { oneOf, type Findings } from './finding.ts';
import { unknownsOf } from './may-be-unknown.ts';
import { handedInBefore, roadsOf } from './roads.ts';

const STYLES = ['terbilang', 'umur', 'hari', 'jumlah'];
/** What every letter has. */
const OF_THE_LETTER = ['nomor', 'tanggal', 'berlakuSampai'];
const NOT_PRINTED = new Set(['photo', 'file', 'evidence', 'signature', 'place', 'case']);

interface Placeholder {
  readonly name: string;
  readonly style: string | null;
  /** Inside `[ ]`: printed only when all of it is known. */
  readonly optional: boolean;
}

export function checkLetters(manifest: ServiceManifest, found: Findings): void {
  const before = handedInBefore(roadsOf(manifest), manifest.start);
  for (const [name, product] of Object.entries(manifest.documents)) {
    const ends = Object.entries(manifest.stages).flatMap(([end, stage]) =>
      'ends' in stage && stage.issues?.includes(name) === true && before.has(end) ? [end] : [],
    );
    const at = `documents.${name}`;
    if ('from' in product) {
      checkFile(
        manifest,
        found,
        product.from,
        `${at}.from`,
        ends.map((end) => before.get(end) ?? new Set()),
      );
      continue;
    }
    for (const signer of product.signedBy) checkSigner(manifest, found, signer, `${at}.signedBy`);
    checkBody(
      manifest,
      found,
      product,
      `${at}.body`,
      ends.map((end) => before.get(end) ?? new Set()),
    );
  }
}

function checkSigner(manifest: ServiceManifest, found: Findings, signer: Signer, at: string): void {
  if (signer.kind === 'applicant') return;
  if (signer.kind === 'contact') {
    if (manifest.fields[signer.field]?.kind !== 'phone')
      found.error('unknownSigner', at, `'${signer.field}' is no unit, no position and no telephone question`);
    return;
  }
  const unit = Object.hasOwn(manifest.units, signer.unit) ? manifest.units[signer.unit] : undefined;
  if (unit === undefined)
    return found.error(
      'unknownSigner',
      at,
      `'${signer.unit}' is no unit of the city: ${oneOf(Object.keys(manifest.units))}`,
    );
  if (unit.per !== null && manifest.at === null)
    found.error(
      'whichArea',
      at,
      `there is one '${signer.unit}' in each ${unit.per}: say with \`at\` which question names it`,
    );
  if (signer.kind === 'position' && !Object.hasOwn(unit.positions, signer.position))
    found.error(
      'unknownPosition',
      at,
      `'${signer.position}' is no position of '${signer.unit}': ${oneOf(Object.keys(unit.positions))}`,
    );
}

function checkFile(
  manifest: ServiceManifest,
  found: Findings,
  question: string,
  at: string,
  roads: readonly ReadonlySet<string>[],
): void {
  const all = allFields(manifest);
  if (!Object.hasOwn(all, question) || all[question]?.kind !== 'file')
    return found.error(
      'productNoFile',
      at,
      `'${question}' is no file question: the product is the file that is handed in there`,
    );
  for (const handed of roads)
    if (unknownsOf(['field', question], certainAfter(manifest, handed)).length > 0)
      found.error('letterUnknown', at, `a road leads to the end without '${question}': collect it on every road`);
}

function checkBody(
  manifest: ServiceManifest,
  found: Findings,
  letter: Letter,
  at: string,
  roads: readonly ReadonlySet<string>[],
): void {
  const placeholders = placeholdersOf(letter.body, at, found);
  const all = allFields(manifest);
  for (const { name, style, optional } of placeholders) {
    if (style !== null && !STYLES.includes(style))
      found.error('unknownStyle', at, `'${style}' is no style: ${oneOf(STYLES)}`);
    if (name === 'berlakuSampai' && letter.validFor === undefined && !optional)
      found.error('letterUnknown', at, '{berlakuSampai} needs `validFor`, or stands in [ ]');
    if (OF_THE_LETTER.includes(name)) continue;
    if (!printable(manifest, all, name)) {
      found.error('unprintable', at, `{${name}} is not a text, number or date of this form`);
      continue;
    }
    if (optional) continue;
    if (name.startsWith('fact.'))
      found.error(
        'letterUnknown',
        at,
        `{${name}} may be empty, because the registry may be silent: put it and the words around it in [ ]`,
      );
    else for (const handed of roads) mayBeEmpty(manifest, found, name, handed, at);
  }
}
function mayBeEmpty(
  manifest: ServiceManifest,
  found: Findings,
  name: string,
  handed: ReadonlySet<string>,
  at: string,
): void {
  const [outer = '', inner] = name.split('.');
  const expression = inner === undefined ? (['field', outer] as const) : (['part', ['field', outer], inner] as const);
  if (unknownsOf(expression, certainAfter(manifest, handed)).length > 0)
    found.error('letterUnknown', at, `{${name}} may be empty: put it and the words around it in [ ]`);
}
const allFields = (manifest: ServiceManifest): Fields =>
  Object.assign({}, manifest.fields, ...Object.values(manifest.forms));

function printable(manifest: ServiceManifest, all: Fields, name: string): boolean {
  const [outer = '', inner, more] = name.split('.');
  if (more !== undefined) return false;
  if (outer === 'fact')
    return (
      inner !== undefined && Object.hasOwn(manifest.facts, inner) && isPrinted(manifest.facts[inner] as Field<unknown>)
    );
  const field = Object.hasOwn(all, outer) ? (all[outer] as Field<unknown>) : undefined;
  if (field === undefined) return false;
  if (inner === undefined) return isPrinted(field) && field.kind !== 'group';
  return (
    field.kind === 'group' &&
    field.rows !== undefined &&
    Object.hasOwn(field.rows, inner) &&
    isPrinted(field.rows[inner] as Field<unknown>)
  );
}
const isPrinted = (field: Field<unknown>): boolean => !NOT_PRINTED.has(field.kind);

/** The placeholders of a body. Brackets that do not close are reported. */
function placeholdersOf(body: string, at: string, found: Findings): readonly Placeholder[] {
  const placeholders: Placeholder[] = [];
  let optional = false;
  for (let index = 0; index < body.length; index += 1) {
    const letter = body[index] as string;
    if (letter === '[' || letter === ']') {
      if (optional === (letter === '['))
        found.error('badBrackets', at, letter === '[' ? "'[' inside '['" : "']' without its '['");
      optional = letter === '[';
    } else if (letter === '}') found.error('badBrackets', at, "'}' without its '{'");
    else if (letter === '{') {
      const close = body.indexOf('}', index);
      const inner = close < 0 ? '' : body.slice(index + 1, close);
      const match = /^([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)(?::([a-z]+))?$/u.exec(inner);
      if (match === null)
        return (
          found.error('badBrackets', at, `'{${inner.slice(0, 40)}' is not {name}, {group.part} or {name:style}`),
          placeholders
        );
      placeholders.push({ name: match[1] ?? '', style: match[2] ?? null, optional });
      index = close;
    }
  }
  if (optional) found.error('badBrackets', at, "'[' is not closed");
  return placeholders;
}
