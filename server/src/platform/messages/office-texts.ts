/**
 * What offices are told of their turns, in both languages: a line for each on the outbox page, and the mail that gathers them.
 *
 * Must never: name an applicant, an answer or a place; number, service, stage, due date and the link to the console say enough.
 */
import type { Instant, Text } from '@balai/kernel';
import type { OutboxRow } from '@balai/store';
import { placeIn } from '../console/board/who-is-told.ts';
import { inBoth, text } from '../texts/text.ts';
import type { Telling } from './message-texts.ts';

/** What offices are told of; `officeMessage` has a sentence for each. */
export const OFFICE_TOPICS = ['turn.halfway', 'turn.reminder', 'turn.deemed', 'case.timeRanOut'] as const;
export type OfficeTopic = (typeof OFFICE_TOPICS)[number];
export const isOfficeTopic = (topic: string): topic is OfficeTopic => OFFICE_TOPICS.some((one) => one === topic);

/**
 * For offices: a turn whose half has passed, that is due today or that silence will grant (to whoever holds it, else to the unit; the
 * last to the head too), and (to the head of the unit) one whose time ran out. Null for other rows.
 */
export function officeMessage(
  { topic, body }: Pick<OutboxRow, 'topic' | 'body'>,
  telling: Telling,
  at: Instant,
): { readonly to: Text; readonly text: Text } | null {
  const place = placeIn(String(body['turn'] ?? ''));
  if (place === null || !isOfficeTopic(topic)) return null;
  const unit = telling.naming.unit(place.unit, place.area);
  const holder = typeof body['holder'] === 'string' ? `${body['holder']}, ` : '';
  const own = text(`${holder}${unit.id}`, `${holder}${unit.en}`);
  const head = text(`Pimpinan ${unit.id}`, `Head of ${unit.en}`);
  const both = text(`${head.id}; ${own.id}`, `${head.en}; ${own.en}`);
  const to = topic === 'case.timeRanOut' ? head : topic === 'turn.deemed' ? both : own;
  return { to, text: sentence(topic, body, telling, at, unit) };
}

function sentence(
  topic: OfficeTopic,
  body: OutboxRow['body'],
  { naming, formats }: Telling,
  at: Instant,
  unit: Text,
): Text {
  const stage = naming.stage(String(body['stage'] ?? ''));
  const number = String(body['number'] ?? '');
  const dueAt = typeof body['dueAt'] === 'number' ? body['dueAt'] : at;
  const [day, time] = [formats.dayTime(dueAt), formats.time(dueAt)];
  switch (topic) {
    case 'turn.halfway':
      return text(
        `${number}: separuh waktu tahap "${stage.id}" sudah lewat. Jatuh tempo ${day.id}.`,
        `${number}: half of the time for the stage "${stage.en}" has passed. It is due ${day.en}.`,
      );
    case 'turn.reminder':
      return text(
        `${number}: tahap "${stage.id}" jatuh tempo hari ini pukul ${time.id}.`,
        `${number}: the stage "${stage.en}" is due today at ${time.en}.`,
      );
    case 'turn.deemed':
      return text(
        `${number}: dianggap dikabulkan ${day.id} bila tahap "${stage.id}" tidak diputuskan sebelum itu.`,
        `${number}: counts as granted on ${day.en} unless the stage "${stage.en}" is decided before.`,
      );
    case 'case.timeRanOut': {
      const when = formats.dayTime(at);
      return text(
        `${number}: tahap "${stage.id}" di ${unit.id} lewat batas pada ${when.id}. Mohon ditindaklanjuti.`,
        `${number}: the stage "${stage.en}" at ${unit.en} passed its limit on ${when.en}. Please see to it.`,
      );
    }
  }
}

/** One line of a mail: what it is about, and which case. */
export interface OfficeLine {
  readonly topic: OfficeTopic;
  readonly title: Text;
  readonly words: Text;
  /** Where the console opens it. */
  readonly address: string;
}
/** What cannot wait comes first. */
const HEADINGS: readonly (readonly [OfficeTopic, Text])[] = [
  ['turn.deemed', text('Akan dianggap dikabulkan', 'Will count as granted')],
  ['case.timeRanOut', text('Lewat batas', 'Past the limit')],
  ['turn.reminder', text('Jatuh tempo hari ini', 'Due today')],
  ['turn.halfway', text('Separuh waktu sudah lewat', 'Half of the time has passed')],
];

/** The first line is the subject. */
export function officeMail(unit: Text, lines: readonly OfficeLine[], console: string): Text {
  const parts = HEADINGS.map(([topic, heading]) => ({ heading, own: lines.filter((line) => line.topic === topic) }));
  const there = parts.filter(({ own }) => own.length > 0);
  return inBoth((language) => {
    const counts = there.map(({ heading, own }) => `${heading[language].toLowerCase()}: ${own.length}`).join(', ');
    const blocks = there.map(({ heading, own }) =>
      [
        heading[language],
        ...own.map(({ title, words, address }) => `- ${words[language]} (${title[language]})\n  ${address}`),
      ].join('\n'),
    );
    const foot = language === 'id' ? `Seluruh antrean: ${console}` : `The whole queue: ${console}`;
    return [`${unit[language]}: ${counts}`, ...blocks, foot].join('\n\n');
  });
}
