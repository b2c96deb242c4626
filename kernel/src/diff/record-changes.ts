/**
 * Changes of what stands under names in a manifest: forms, rules, scores, routing, reasons, slots, labels, units.
 *
 * Must never: tell a label that comes with its stage or action a second time.
 */
import type { Expression } from '../expression.ts';
import { listOf } from '../expressions-of.ts';
import type { Text } from '../fields.ts';
import type { Dated, Reason, RuleData, ServiceManifest, Slot, UnitData } from '../manifest.ts';
import { labelOf } from '../views-actions.ts';
import { expressionText, type Reading } from '../words/expression-words.ts';
import { alike, dateText, durationText, listed, NOTHING, numberText, quoted, words } from '../words/plain-words.ts';
import {
  became,
  byName,
  byWord,
  change,
  SAID_ELSEWHERE,
  type ChangeGroup,
  type Pair,
  type Said,
  type Say,
  type Sentences,
} from './change.ts';
import { datedChanges } from './dated-changes.ts';
import { fieldChanges } from './field-changes.ts';

export const anyField = (service: ServiceManifest, name: string) =>
  [service.fields, ...Object.values(service.forms)].find((fields) => Object.hasOwn(fields, name))?.[name];
export const questionText = (service: ServiceManifest, name: string | null | undefined): Text =>
  name === null || name === undefined ? NOTHING : quoted(anyField(service, name)?.label ?? alike(name));
export const expressed =
  ({ before, after }: Pair, reading: Partial<Reading> = {}) =>
  (side: keyof Pair, expression: Expression): Text =>
    expressionText({ service: side === 'before' ? before : after, ...reading }, expression);

/** Names that hold one expression each. */
export function named(
  from: Readonly<Record<string, Expression>>,
  to: Readonly<Record<string, Expression>>,
  at: string,
  group: ChangeGroup,
  what: Text,
  show: (side: keyof Pair, expression: Expression) => Text,
): Said {
  return byName(from, to, at, {
    added: (value, where, name) => {
      const is = show('after', value);
      return change(group, where, `${what.id} “${name}” kini ada: ${is.id}`, `${what.en} “${name}” is new: ${is.en}`);
    },
    removed: (_, where, name) =>
      change(group, where, `${what.id} “${name}” tidak ada lagi`, `${what.en} “${name}” is gone`),
    changed: (a, b, where, name) =>
      became(group, where, words(`${what.id} “${name}”`, `${what.en} “${name}”`), show('before', a), show('after', b)),
  });
}

export function formsChanges(
  pair: Pair,
  from: ServiceManifest['forms'],
  to: ServiceManifest['forms'],
  at: string,
): Said {
  return byName(from, to, at, {
    added: (fields, where, name) => {
      const asked = listed(Object.values(fields).map(({ label }) => quoted(label)));
      return change(
        'asked',
        where,
        `Formulir baru “${name}” menanyakan ${asked.id}`,
        `New form “${name}” asks ${asked.en}`,
      );
    },
    removed: (_, where, name) =>
      change('askedNoMore', where, `Formulir “${name}” tidak diisi lagi`, `The form “${name}” is no longer filled in`),
    changed: (a, b, where, name) => fieldChanges(pair, a, b, where, name),
  });
}
export function ruleChanges(
  pair: Pair,
  from: ServiceManifest['rules'],
  to: ServiceManifest['rules'],
  at: string,
): Said {
  const show = expressed(pair);
  return byName(from, to, at, {
    added: ({ require, basis }, where, name) => {
      const is = show('after', require);
      return change(
        'rules',
        where,
        `Syarat baru “${name}”: ${is.id}, ${basis}`,
        `New rule “${name}”: ${is.en}, ${basis}`,
      );
    },
    removed: ({ require }, where, name) => {
      const was = show('before', require);
      return change(
        'rules',
        where,
        `Syarat “${name}” tidak ada lagi (sebelumnya: ${was.id})`,
        `The rule “${name}” is gone (before: ${was.en})`,
      );
    },
    changed: (a, b, where, name) => byWord(ruleSentences(name, show), a, b, where),
  });
}
function ruleSentences(name: string, show: (side: keyof Pair, expression: Expression) => Text): Sentences<RuleData> {
  const what = (id: string, en: string) => words(`Syarat “${name}”${id}`, `The rule “${name}”${en}`);
  return {
    require: (from, to, at) => became('rules', at, what('', ''), show('before', from), show('after', to)),
    otherwise: (from, to, at) =>
      became('rules', at, what(': yang dibaca pemohon', ': what the applicant reads'), quoted(from), quoted(to)),
    basis: (from, to, at) => became('rules', at, what(': dasar hukum', ': the legal basis'), alike(from), alike(to)),
  };
}
export function scoreChanges(
  pair: Pair,
  from: ServiceManifest['scores'],
  to: ServiceManifest['scores'],
  at: string,
): Said {
  const show = (parts: Readonly<Record<string, Expression>>): Text =>
    listed(
      Object.entries(parts).map(([part, points]) => {
        const [label, counts] = [labelOf(pair.after, part), expressionText({ service: pair.after }, points)];
        return words(`${label.id} = ${counts.id}`, `${label.en} = ${counts.en}`);
      }),
    );
  return datedByName(pair, 'rules', words('Nilai', 'The score'), show, from, to, at);
}
export function routingChanges(
  pair: Pair,
  what: Text,
  from: ServiceManifest['routing'],
  to: ServiceManifest['routing'],
  at: string,
): Said {
  const show = (value: Expression) => expressionText({ service: pair.after, gives: 'unit' }, value);
  return datedByName(pair, 'actors', what, show, from, to, at);
}
/** Names that hold dated values; the name has a label where people see it. */
function datedByName<Value>(
  { before, after }: Pair,
  group: ChangeGroup,
  what: Text,
  show: (value: Value) => Text,
  from: Readonly<Record<string, Dated<Value>>>,
  to: Readonly<Record<string, Dated<Value>>>,
  at: string,
): Said {
  const dated = (name: string) => {
    const label = labelOf(Object.hasOwn(after.labels, name) ? after : before, name);
    return { group, what: words(`${what.id} “${label.id}”`, `${what.en} “${label.en}”`), show };
  };
  return byName(from, to, at, {
    added: (value, where, name) => datedChanges(dated(name), null, value, where),
    removed: (value, where, name) => datedChanges(dated(name), value, null, where),
    changed: (a, b, where, name) => datedChanges(dated(name), a, b, where),
  });
}
export function reasonChanges(
  { before, after }: Pair,
  from: ServiceManifest['reasons'],
  to: ServiceManifest['reasons'],
  at: string,
): Said {
  const about = (service: ServiceManifest, names: readonly string[] | undefined) =>
    listed((names ?? []).map((name) => questionText(service, name)));
  const reason = (says: Text): Sentences<Reason> => ({
    says: (a, b, where) =>
      became('reasons', where, words('Bunyi alasan', 'The wording of a reason'), quoted(a), quoted(b)),
    basis: (a, b, where) =>
      became(
        'reasons',
        where,
        words(`Dasar hukum alasan “${says.id}”`, `The legal basis of the reason “${says.en}”`),
        alike(a),
        alike(b),
      ),
    about: (a, b, where) =>
      became(
        'reasons',
        where,
        words(`Alasan “${says.id}” membuka untuk diperbaiki`, `The reason “${says.en}” opens for correction`),
        about(before, a),
        about(after, b),
      ),
  });
  return byName(from, to, at, {
    added: ({ says, basis }, where) =>
      change('reasons', where, `Alasan baru “${says.id}”, ${basis}`, `New reason “${says.en}”, ${basis}`),
    removed: ({ says }, where) =>
      change('reasons', where, `Alasan “${says.id}” tidak ada lagi`, `The reason “${says.en}” is gone`),
    changed: (a, b, where) => byWord(reason(b.says), a, b, where),
  });
}
export function slotChanges(from: ServiceManifest['slots'], to: ServiceManifest['slots'], at: string): Said {
  return byName(from, to, at, {
    added: ({ every, opens, closes }, where, name) => {
      const each = durationText(every);
      return change(
        'asked',
        where,
        `Jadwal baru “${name}”: ${opens}–${closes}, tiap ${each.id}`,
        `New booking “${name}”: ${opens}–${closes}, every ${each.en}`,
      );
    },
    removed: (_, where, name) =>
      change('askedNoMore', where, `Jadwal “${name}” tidak dipesan lagi`, `“${name}” is no longer booked`),
    changed: (a, b, where, name) => byWord(slotSentences(name), a, b, where),
  });
}
function slotSentences(name: string): Sentences<Slot> {
  const what = (id: string, en: string) => words(`Jadwal “${name}”: ${id}`, `Booking “${name}”: ${en}`);
  const say =
    <Value>(id: string, en: string, show: (value: Value) => Text): Say<Value> =>
    (from, to, at) =>
      became(
        'askedOtherwise',
        at,
        what(id, en),
        from === undefined ? NOTHING : show(from),
        to === undefined ? NOTHING : show(to),
      );
  return {
    every: say('tiap', 'every', durationText),
    opens: say('dibuka', 'opens', alike),
    closes: say('ditutup', 'closes', alike),
    capacity: (from, to, at) =>
      datedChanges({ group: 'askedOtherwise', what: what('daya tampung', 'capacity'), show: numberText }, from, to, at),
    walkIns: say('tempat tanpa pesanan', 'seats for walk-ins', (seats) =>
      seats === undefined ? NOTHING : numberText(seats),
    ),
    ahead: say('dapat dipesan sebelumnya', 'may be booked ahead', durationText),
    at: say('tempat menurut', 'the place is that of', (question) => alike(`“${String(question)}”`)),
  };
}

/** What the stages, actions and parts of scores are called. New ones are told with the stage or action itself. */
export function labelChanges(
  { before, after }: Pair,
  from: ServiceManifest['labels'],
  to: ServiceManifest['labels'],
  at: string,
): Said {
  const usedBefore = usedNames(before);
  const usedAfter = usedNames(after);
  const said = byName(from, to, at, {
    // Told with the new stage, action or score, which differs in its own place.
    added: (label, where, name) =>
      usedAfter.has(name) && !usedBefore.has(name)
        ? SAID_ELSEWHERE
        : change('stages', where, `Sebutan baru “${label.id}” (${name})`, `New label “${label.en}” (${name})`),
    removed: (label, where, name) =>
      usedBefore.has(name) && !usedAfter.has(name)
        ? SAID_ELSEWHERE
        : change(
            'stages',
            where,
            `Sebutan “${label.id}” (${name}) tidak dipakai lagi`,
            `The label “${label.en}” (${name}) is no longer used`,
          ),
    changed: (a, b, where) => became('stages', where, words('Sebutan', 'The label'), quoted(a), quoted(b)),
  });
  return said.length === 0 ? SAID_ELSEWHERE : said;
}
function usedNames({ stages, scores }: ServiceManifest): ReadonlySet<string> {
  const parts = Object.values(scores).flatMap((dated) => listOf(dated).flatMap(({ value }) => Object.keys(value)));
  const actions = Object.values(stages).flatMap((stage) => ('next' in stage ? Object.keys(stage.next) : []));
  return new Set([...Object.keys(stages), ...actions, ...Object.keys(scores), ...parts]);
}

const REACHED: Readonly<Record<UnitData['reached'], Text>> = {
  console: words('konsol', 'the console'),
  link: words('tautan sekali pakai', 'a one-time link'),
  outside: words('saluran instansinya sendiri', 'its own channel'),
};
export function unitChanges(from: ServiceManifest['units'], to: ServiceManifest['units'], at: string): Said {
  return byName(from, to, at, {
    added: ({ label }, where) =>
      change('actors', where, `Unit ${label.id} kini terlibat`, `The unit ${label.en} now takes part`),
    removed: ({ label }, where) =>
      change('actors', where, `Unit ${label.id} tidak terlibat lagi`, `The unit ${label.en} no longer takes part`),
    changed: (a, b, where) => byWord(unitSentences(b.label), a, b, where),
  });
}
function unitSentences(label: Text): Sentences<UnitData> {
  const say =
    <Value>(id: string, en: string, show: (value: Value) => Text): Say<Value> =>
    (from, to, at) =>
      became(
        'actors',
        at,
        words(`${label.id}: ${id}`, `${label.en}: ${en}`),
        from === undefined ? NOTHING : show(from),
        to === undefined ? NOTHING : show(to),
      );
  return {
    label: say('sebutan', 'its name', quoted),
    reached: say('dihubungi lewat', 'reached by', (reached) => REACHED[reached] ?? alike(reached)),
    per: say('satu untuk tiap', 'one for each', (per) => (per === null ? words('kota', 'city') : alike(per))),
    positions: say('jabatan', 'positions', (positions) =>
      listed(Object.entries(positions).map(([name, { id, en }]) => words(`${id} (${name})`, `${en} (${name})`))),
    ),
    closes: say('hari terakhir', 'the last day', (day) => dateText(String(day))),
    successor: say('diteruskan oleh', 'followed by', (unit) => alike(String(unit))),
    above: say('unit di atasnya', 'the unit above', (unit) => alike(String(unit))),
    which: say('ditentukan oleh jawaban', 'told apart by the answers', (names) =>
      listed([...(names ?? [])].map(alike)),
    ),
  };
}
