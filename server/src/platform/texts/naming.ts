/**
 * What the things of one service are called: stages, actions, units with their area, reasons, questions.
 *
 * All names come from the manifest's own snapshot, so a case of last year reads as it did. Must never: show a code
 * where a name exists, or fail because a name is missing.
 */
import { reasonOf, type Field, type Fields, type Party, type ServiceManifest, type Text } from '@balai/kernel';
import { partOfGroup } from '../answers/answer-parts.ts';
import { asIs, inBoth, text } from './text.ts';

export interface Naming {
  stage(name: string): Text;
  action(name: string): Text;
  /** `Kelurahan Babakan`, `Dinas Perhubungan`. */
  unit(unit: string, area: string | null): Text;
  /** `Lurah Babakan`; the unit where the position is not known. */
  position(unit: string, position: string | null, area: string | null): Text;
  /** Who has a turn, as an outsider says it: `Dinas Perhubungan`, `pemohon`. */
  party(party: Party): Text;
  /** A coded reason, or the name of a rule. */
  reason(name: string): { readonly says: Text; readonly basis: string; readonly about: readonly string[] };
  /** The question behind a dotted path, or null. */
  question(path: string): Field<unknown> | null;
  /** `Nama lengkap`; for rows: `Anak 2: Nama`. */
  questionLabel(path: string): Text;
}

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** Every question of the form and of the later forms. */
export const allQuestions = (manifest: ServiceManifest): Fields =>
  Object.assign({}, ...Object.values(manifest.forms), manifest.fields) as Fields;

export function namingOf(manifest: ServiceManifest, villageName: (code: string) => string): Naming {
  const label = (name: string): Text => own(manifest.labels, name) ?? asIs(name);
  const withArea = (words: Text, area: string | null): Text =>
    area === null ? words : inBoth((language) => `${words[language]} ${villageName(area)}`);
  const unit = (name: string, area: string | null): Text => {
    const data = own(manifest.units, name);
    return data === undefined ? asIs(name) : withArea(data.label, data.per === null ? null : area);
  };
  const position = (name: string, held: string | null, area: string | null): Text => {
    const data = own(manifest.units, name);
    const title = held === null || data === undefined ? undefined : own(data.positions, held);
    return title === undefined ? unit(name, area) : withArea(title, data?.per === null ? null : area);
  };
  const questions = allQuestions(manifest);
  return {
    stage: label,
    action: label,
    unit,
    position,
    party(party) {
      switch (party.kind) {
        case 'unit':
          return position(party.unit, party.position, party.area);
        case 'applicant':
          return manifest.category === 'report' ? text('pelapor', 'the reporter') : text('pemohon', 'the applicant');
        case 'contact':
          return own(manifest.labels, party.field) ?? holderOf(questionLabel(questions, party.field));
      }
    },
    reason(name) {
      const reason = reasonOf(manifest, name) ?? { says: asIs(name), basis: '' };
      return { ...reason, about: own(manifest.reasons, name)?.about ?? [] };
    },
    question: (path) => questionAt(questions, path),
    questionLabel: (path) => questionLabel(questions, path),
  };
}

/** Where the file does not say who answers at a telephone. */
const holderOf = (label: Text): Text =>
  inBoth((language) => `${language === 'id' ? 'pemegang nomor' : 'the holder of the number'} "${label[language]}"`);

function questionAt(questions: Fields, path: string): Field<unknown> | null {
  let fields: Fields | undefined = questions;
  let found: Field<unknown> | undefined;
  for (const part of path.split('.')) {
    if (/^\d+$/u.test(part) && found?.kind === 'repeated') continue;
    const inner: Field<unknown> | undefined = fields === undefined ? undefined : own(fields, part);
    if (inner === undefined) return null;
    found = found === undefined ? inner : partOfGroup(inner, found);
    fields = found.rows;
  }
  return found ?? null;
}

function questionLabel(questions: Fields, path: string): Text {
  const parts: Text[] = [];
  let fields: Fields | undefined = questions;
  let row = '';
  for (const part of path.split('.')) {
    if (/^\d+$/u.test(part)) {
      row = ` ${Number(part) + 1}`;
      const last = parts.pop();
      if (last !== undefined) parts.push(inBoth((language) => `${last[language]}${row}`));
      continue;
    }
    const found: Field<unknown> | undefined = fields === undefined ? undefined : own(fields, part);
    if (found === undefined) break;
    parts.push(found.label);
    fields = found.rows;
  }
  return parts.length === 0 ? asIs(path) : inBoth((language) => parts.map((part) => part[language]).join(': '));
}
