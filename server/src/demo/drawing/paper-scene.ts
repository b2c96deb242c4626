/**
 * The papers beside a letter of the RT: an identity card, a family card, and any other sheet, as a resident photographs them.
 *
 * What they would say is bars. Must never: carry a name, a number, a face or the arms of a state; "CONTOH" is written across each.
 */
import { acrossIt, blankSheet, INK, onTable, PAPER, printed } from './letter-scene.ts';
import { letteringAround } from './stroke-letters.ts';
import { circle, line, rect } from './svg-shapes.ts';
import type { Variation } from './variation.ts';

/** What a question asks for: KTP, KK, or something else. */
export type OtherPaper = 'identity' | 'family' | 'other';

const MIDDLE = PAPER.left + PAPER.width / 2;
const heading = (words: string, y: number, size: number): string =>
  letteringAround(words, { x: MIDDLE, y, size, colour: INK, weight: 1 });

/** A card on the bare table: bars for what it says, an empty frame where the face would be. */
function identityCard(vary: Variation): string {
  const [left, top, width, height] = [110, 380, 680, 430];
  const rows = Array.from(
    { length: 7 },
    (_, row) =>
      printed(vary, `row ${row}`, left + 34, top + 130 + row * 38, 110, 8) +
      printed(vary, `said ${row}`, left + 170, top + 130 + row * 38, 250, 8),
  );
  return [
    rect(left + 8, top + 11, width, height, '#000', 'opacity=".22" rx="24"'),
    rect(left, top, width, height, vary.choose('card', ['#cfe3ef', '#d5e6ec', '#c8dde9']), 'rx="24"'),
    letteringAround('KTP', { x: left + width / 2, y: top + 34, size: 34, colour: INK, weight: 1 }),
    printed(vary, 'number', left + 34, top + 88, 330, 12),
    ...rows,
    rect(left + 490, top + 110, 150, 190, '#9fb4c2', 'rx="4"'),
    rect(left + 510, top + 130, 110, 150, '#b7c8d3', 'rx="4"'),
    printed(vary, 'place', left + 490, top + 326, 150, 8),
    acrossIt(left + width / 2, top + 170, 84),
  ].join('');
}

/** Rows and columns, as a family card has them. */
function familyCard(vary: Variation): string {
  const [left, right] = [PAPER.left + 36, PAPER.left + PAPER.width - 36];
  const table = (from: number): readonly string[] =>
    Array.from({ length: 7 }, (_, row) => {
      const y = from + row * 44;
      const cells = [0, 160, 300, 420, 530].map((at) =>
        printed(vary, `${from} ${row} ${at}`, left + 12 + at, y + 18, 84, 8),
      );
      return rule([left, y], [right, y]) + (row < 6 ? cells.join('') : '');
    });
  const columns = (from: number): readonly string[] =>
    [0, 160, 300, 420, 530, right - left].map((at) => rule([left + at, from], [left + at, from + 264]));
  return blankSheet(vary, [
    heading('KARTU KELUARGA', 136, 34),
    printed(vary, 'number', MIDDLE - 140, 192, 280, 12),
    ...[0, 1, 2].map((row) => printed(vary, `head ${row}`, left, 250 + row * 34, 420)),
    ...[390, 700].flatMap((from) => [...table(from), ...columns(from)]),
    seal(vary, 640, 1040),
    acrossIt(450, 560, 120),
  ]);
}
const rule = (from: readonly [number, number], to: readonly [number, number]): string =>
  line([from, to], INK, 1.6, 'opacity=".5"');

function otherSheet(vary: Variation): string {
  const left = PAPER.left + 60;
  return blankSheet(vary, [
    printed(vary, 'office', MIDDLE - 200, 140, 400, 11),
    rect(left, 176, PAPER.width - 120, 4, INK),
    heading('DOKUMEN', 230, 32),
    ...Array.from({ length: 14 }, (_, row) =>
      printed(vary, `text ${row}`, left, 330 + row * 40, row % 5 === 4 ? 320 : 590),
    ),
    seal(vary, 600, 990),
    acrossIt(450, 560, 120),
  ]);
}

const seal = (vary: Variation, x: number, y: number): string => {
  const colour = vary.choose('seal', ['#5a4aa0', '#35559b', '#7a3f8d']);
  return (
    circle(x, y, 58, `${colour}33`) +
    circle(x, y, 44, '#fdfbf4') +
    letteringAround('CONTOH', { x, y: y - 7, size: 13, colour, weight: 1 })
  );
};

const DRAW = { identity: identityCard, family: familyCard, other: otherSheet } as const;

/** The whole picture as SVG, 900 x 1200. */
export const paperScene = (vary: Variation, paper: OtherPaper): string => onTable(vary, 'readable', DRAW[paper](vary));
