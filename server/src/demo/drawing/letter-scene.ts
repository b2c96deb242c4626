/**
 * The letter of an RT and RW as a resident photographs it: on a table, a little askew, readable or spoilt.
 *
 * The words that matter are bars and scribbles. Must never: carry a name, a number of a person, or the arms of a city;
 * "CONTOH" is written across every sheet.
 */
import { letteringAround, lettering } from './stroke-letters.ts';
import {
  circle,
  ellipse,
  gradientDown,
  gradientOut,
  group,
  line,
  picture,
  polygon,
  rect,
  scribble,
  type Point,
} from './svg-shapes.ts';
import type { Variation } from './variation.ts';

const WIDTH = 900;
const HEIGHT = 1200;
export const INK = '#2b2b30';
export const PAPER = { left: 90, top: 80, width: 720, height: 1040 };

export type LetterState = 'readable' | 'blurred';

/** One word of print, or a line of them: bars as long as words are. */
export function printed(vary: Variation, name: string, x: number, y: number, width: number, height = 9): string {
  const words: string[] = [];
  for (let index = 0, left = x; left < x + width - 20; index += 1) {
    const long = Math.min(vary.between(`${name} ${index}`, 26, 92), x + width - left);
    words.push(rect(left, y, long, height, INK, 'rx="3" opacity=".62"'));
    left += long + 11;
  }
  return words.join('');
}

/** Handwriting that says nothing: loops along a line, in words. */
function handwritten(vary: Variation, name: string, x: number, y: number, width: number, pen: string): string {
  const words: string[] = [];
  for (let word = 0, left = x; left < x + width; word += 1) {
    const points: Point[] = [[left, y - 2]];
    for (let letter = 0; letter < vary.whole(`${name} ${word} letters`, 3, 8); letter += 1) {
      const key = `${name} ${word} ${letter}`;
      const tall =
        letter === 0 || vary.chance(`${key} tall`, 0.2)
          ? vary.between(`${key} up`, 20, 26)
          : vary.between(`${key} up`, 10, 15);
      points.push([left + 7, y - tall], [left + 2, y - tall * 0.5], [left + 5, y + 3]);
      left += vary.between(`${key} step`, 9, 13);
    }
    words.push(scribble([...points, [left + 4, y - 5], [left + 9, y - 3]], pen, 2.6, 'opacity=".9"'));
    left += 22;
  }
  return words.join('');
}

function letterhead(vary: Variation): string {
  const rt = vary.whole('rt', 1, 9);
  const rw = vary.whole('rw', 1, 15);
  const middle = PAPER.left + PAPER.width / 2;
  const house =
    polygon(
      [
        [142, 176],
        [184, 138],
        [226, 176],
      ],
      INK,
    ) +
    rect(154, 176, 60, 40, INK) +
    rect(176, 190, 16, 26, '#fdfbf4');
  const number = `NO. ${vary.whole('letter', 1, 98)}/RT${rt}/RW${rw}`;
  return [
    house,
    letteringAround(`RUKUN TETANGGA 00${rt}`, { x: middle + 40, y: 136, size: 28, colour: INK, weight: 1 }),
    letteringAround(`RUKUN WARGA ${String(rw).padStart(3, '0')}`, {
      x: middle + 40,
      y: 178,
      size: 28,
      colour: INK,
      weight: 1,
    }),
    printed(vary, 'address', 304, 224, 390, 7),
    rect(130, 254, 640, 5, INK),
    rect(130, 263, 640, 2, INK),
    letteringAround('SURAT PENGANTAR', { x: middle, y: 306, size: 30, colour: INK, weight: 1 }),
    rect(middle - 208, 346, 416, 3, INK),
    letteringAround(number, { x: middle, y: 360, size: 15, colour: INK }),
  ].join('');
}

function body(vary: Variation, pen: string): string {
  const rows = Array.from({ length: 7 }, (_, index) => {
    const y = 468 + index * 44;
    const label = rect(150, y - 10, vary.between(`label ${index}`, 70, 150), 9, INK, 'rx="3" opacity=".62"');
    const colon = circle(330, y - 9, 2, INK) + circle(330, y - 2, 2, INK);
    const dots = line(
      [
        [348, y + 4],
        [752, y + 4],
      ],
      INK,
      1.4,
      'opacity=".3"',
    );
    return (
      label +
      colon +
      dots +
      handwritten(vary, `value ${index}`, 352, y, vary.between(`value long ${index}`, 130, 370), pen)
    );
  });
  const lines = [0, 1, 2].map((index) =>
    printed(vary, `text ${index}`, 150, 792 + index * 28, index === 2 ? 330 : 600),
  );
  return printed(vary, 'opening', 150, 414, 560) + rows.join('') + lines.join('');
}

function stamp(vary: Variation, x: number, y: number): string {
  const colour = vary.choose('stamp', ['#5a4aa0', '#35559b', '#7a3f8d']);
  const ring = `fill="none" stroke="${colour}"`;
  const inner =
    rect(x - 74, y - 17, 148, 34, '#fdfbf4', 'opacity=".5"') +
    line(
      [
        [x - 66, y - 18],
        [x + 66, y - 18],
      ],
      colour,
      3,
    ) +
    line(
      [
        [x - 66, y + 18],
        [x + 66, y + 18],
      ],
      colour,
      3,
    );
  const drawn = `<circle cx="${x}" cy="${y}" r="72" ${ring} stroke-width="6"/><circle cx="${x}" cy="${y}" r="60" ${ring} stroke-width="2"/>`;
  const words =
    letteringAround('CONTOH', { x, y: y - 9, size: 18, colour, weight: 1 }) +
    letteringAround('RT', { x, y: y - 46, size: 16, colour, weight: 1 }) +
    letteringAround('RW', { x, y: y + 30, size: 16, colour, weight: 1 });
  return group(
    drawn + inner + words,
    `opacity=".8" transform="rotate(${vary.between('stamp turn', -24, 14).toFixed(1)} ${x} ${y})"`,
  );
}

function signatures(vary: Variation, pen: string): string {
  return [190, 540]
    .map((x, index) => {
      const y = 1010;
      const loops = Array.from({ length: 7 }, (_, loop): Point[] => {
        const [left, up] = [x + loop * 24, vary.between(`sign ${index} ${loop}`, 22, 74) - loop * 4];
        return [
          [left + 34, y - up],
          [left - 4, y - up * 0.8],
          [left + 20, y + 16],
        ];
      });
      const sign = scribble([[x, y], ...loops.flat(), [x + 190, y - 30], [x + 216, y - 16]], pen, 3.2);
      const role = lettering(index === 0 ? 'KETUA RW' : 'KETUA RT', { x: x + 10, y: 906, size: 15, colour: INK });
      return (
        role +
        sign +
        line(
          [
            [x, 1046],
            [x + 180, 1046],
          ],
          INK,
          2,
          'opacity=".7"',
        )
      );
    })
    .join('');
}

/** "CONTOH" across whatever is drawn. */
export const acrossIt = (x: number, y: number, size: number): string =>
  group(
    letteringAround('CONTOH', { x, y, size, colour: '#b33a2a', weight: 0.9 }),
    `opacity=".13" transform="rotate(-32 ${x} ${y + size / 2})"`,
  );

function sheet(vary: Variation): string {
  const pen = vary.choose('pen', ['#2541a8', '#1d1d22', '#1f3f7d']);
  return blankSheet(vary, [
    letterhead(vary),
    body(vary, pen),
    signatures(vary, pen),
    stamp(vary, 520, 984),
    acrossIt(450, 560, 120),
  ]);
}

/** A sheet of paper with its shadow, a fold and perhaps a turned corner. */
export function blankSheet(vary: Variation, written: readonly string[]): string {
  const { left, top, width, height } = PAPER;
  const fold = top + height * vary.between('fold', 0.42, 0.56);
  const corner = vary.chance('corner', 0.5)
    ? polygon(
        [
          [left + width - 54, top],
          [left + width, top],
          [left + width, top + 54],
        ],
        '#d8d2c2',
      )
    : '';
  return [
    rect(left + 12, top + 16, width, height, '#000', 'opacity=".22" rx="4"'),
    rect(left, top, width, height, vary.choose('paper', ['#fdfbf4', '#f8f6ef', '#f4f5f4', '#fbf6e8']), 'rx="3"'),
    ...written,
    rect(left, fold, width, 3, '#000', 'opacity=".07"') + rect(left, fold + 3, width, 22, '#fff', 'opacity=".35"'),
    corner,
  ].join('');
}

function table(vary: Variation): string {
  const boards = Array.from({ length: 6 }, (_, index) => {
    const y = index * 205 + vary.between('board', -60, 0);
    const grain = [0, 1, 2].map((vein) => {
      const from = y + vary.between(`vein ${index} ${vein}`, 20, 180);
      return `<path d="M0 ${from.toFixed(1)}Q300 ${(from - 22).toFixed(1)} 560 ${from.toFixed(1)}T900 ${(from + 8).toFixed(1)}" fill="none" stroke="#000" stroke-width="3" opacity=".07"/>`;
    });
    return grain.join('') + rect(0, y, WIDTH, 5, '#000', 'opacity=".16"');
  });
  const mug = vary.chance('mug', 0.4)
    ? circle(20, 1150, 92, '#00000022') +
      circle(10, 1140, 88, '#e9e2d2') +
      circle(10, 1140, 70, '#4a3021') +
      ellipse(-8, 1124, 30, 18, '#fff', 'opacity=".12"')
    : '';
  return rect(0, 0, WIDTH, HEIGHT, 'url(#table)') + boards.join('') + mug;
}

/** What spoils a photograph: a glare on the paper, the shadow of the hand that holds the telephone. */
const spoilt = (vary: Variation): string =>
  rect(0, 0, WIDTH, HEIGHT, 'url(#glare)') +
  polygon(
    [
      [0, 1200],
      [0, vary.between('shade left', 620, 820)],
      [vary.between('shade right', 460, 760), 1200],
    ],
    '#15100b',
    'opacity=".4"',
  );

/** The whole picture as SVG, 900 x 1200, still sharp: blurring is for the renderer. */
export const letterScene = (vary: Variation, state: LetterState): string => onTable(vary, state, sheet(vary));

/** What lies on a table, a little askew, as a telephone sees it. */
export function onTable(vary: Variation, state: LetterState, lying: string): string {
  const woods = vary.choose('wood', [
    ['#a9805a', '#8a6443'],
    ['#6f5a4a', '#57463a'],
    ['#c3a27a', '#a5845e'],
    ['#5c6f6a', '#475954'],
    ['#8d97a3', '#707b88'],
  ]);
  const glareAt: Point = [vary.between('glare x', 250, 650), vary.between('glare y', 330, 760)];
  const defs = [
    gradientDown('table', woods),
    gradientOut('glare', glareAt, 360, [
      ['#fff', 0.9],
      ['#fff', 0.4],
      ['#fff', 0],
    ]),
    gradientOut('lens', [450, 600], 800, [
      ['#000', 0],
      ['#000', 0.02],
      ['#000', 0.3],
    ]),
  ].join('');
  const turn = vary.between('turn', 1, 3.4) * vary.choose('turn side', [-1, 1]) * (state === 'blurred' ? 2.2 : 1);
  const paper = group(lying, `transform="rotate(${turn.toFixed(2)} 450 600)"`);
  const over = state === 'blurred' ? spoilt(vary) : '';
  return picture(WIDTH, HEIGHT, defs, table(vary) + paper + over + rect(0, 0, WIDTH, HEIGHT, 'url(#lens)'));
}
