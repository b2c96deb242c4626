/**
 * The lifecycle of a service as a picture: SVG without fonts, scripts or addresses of its own, for both themes.
 *
 * Colours are custom properties with defaults, so that a page gives it its own; a file by itself brings both themes along.
 * Must never: tell by colour alone; every colour has a word, a sign or a form beside it.
 */
import type { Text } from '../fields.ts';
import { layOut, type Layout, type PlacedEdge, type PlacedNode } from './lay-out.ts';
import { lifecycleText, type Lifecycle, type LifecycleEdge, type LifecycleNode } from './lifecycle.ts';

export interface PictureOptions {
  readonly language: keyof Text;
  /** A file of its own: with a background, and the colours of both themes. On a page: without. */
  readonly alone?: boolean;
  /** Further lines under a stage, by its name: live counts, real times. */
  readonly notes?: Readonly<Record<string, readonly string[]>>;
  /** Makes ids unique where a page shows several pictures. */
  readonly id?: string;
}

/** Every colour: its name for a page, in the light and in the dark. Text on them has at least 4.5 : 1. */
const COLOURS = {
  ground: ['#ffffff', '#12161c'],
  card: ['#f6f8fb', '#1d242e'],
  ink: ['#17202c', '#eef2f7'],
  soft: ['#4b5768', '#b3bfce'],
  line: ['#68778c', '#8d9bb0'],
  grant: ['#0b6b4f', '#5fd0a4'],
  refuse: ['#a3282c', '#ff9d98'],
  loop: ['#8a4b08', '#f0b266'],
  late: ['#7a3e9d', '#d3a6f0'],
} as const;
type Colour = keyof typeof COLOURS;
const colour = (name: Colour): string => `var(--draw-${name}, ${COLOURS[name][0]})`;

/** Returns the SVG as text. */
export function lifecycleSvg(
  lifecycle: Lifecycle,
  { language, alone = false, notes = {}, id = 'lifecycle' }: PictureOptions,
): string {
  const layout = layOut(lifecycle, language, notes);
  const legend = legendOf(lifecycle, layout, language);
  const height = layout.height + legend.height;
  const width = Math.max(layout.width, legend.width);
  const title = language === 'id' ? `Alur ${lifecycle.title.id}` : `Lifecycle of ${lifecycle.title.en}`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title ${id}-desc" font-family="system-ui, 'Segoe UI', Roboto, sans-serif" font-size="13">`,
    `<title id="${id}-title">${escaped(title)}</title>`,
    `<desc id="${id}-desc">${escaped(lifecycleText(lifecycle, language).join('\n'))}</desc>`,
    ...(alone ? [style(), `<rect width="${width}" height="${height}" fill="${colour('ground')}"/>`] : []),
    `<defs>${(['line', 'grant', 'refuse', 'loop', 'late'] as const).map((name) => marker(id, name)).join('')}</defs>`,
    ...layout.edges.map((edge) => lineOf(edge, id)),
    ...layout.edges.map(labelOf),
    ...layout.nodes.map((node) => cardOf(node, node.node.name === lifecycle.start)),
    legend.svg,
    '</svg>',
  ].join('\n');
}

function style(): string {
  const theme = (index: 0 | 1) =>
    Object.entries(COLOURS)
      .map(([name, both]) => `--draw-${name}:${both[index]}`)
      .join(';');
  return `<style>svg{${theme(0)}}@media (prefers-color-scheme:dark){svg{${theme(1)}}}</style>`;
}
const marker = (id: string, name: Colour): string =>
  `<marker id="${id}-${name}" viewBox="0 0 10 10" refX="8" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path d="M0 0 10 5 0 10z" fill="${colour(name)}"/></marker>`;
const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const colourOf = ({ grants, kind, back }: LifecycleEdge): Colour =>
  grants ? 'grant' : kind === 'late' ? 'late' : back ? 'loop' : 'line';
/** A grant by silence is as strong a line as a grant by an office; only other clocks are dashed. */
function lineOf({ edge, points }: PlacedEdge, id: string): string {
  const name = colourOf(edge);
  const width = edge.grants ? 3.5 : edge.sameHands ? 3 : 1.5;
  const dashes =
    edge.kind === 'late' && !edge.grants
      ? ' stroke-dasharray="6 4"'
      : edge.kind === 'objection' || edge.kind === 'withdraw'
        ? ' stroke-dasharray="2 4" stroke-linecap="round"'
        : '';
  const d = curve(points);
  const inside =
    edge.sameHands && !edge.grants ? `<path d="${d}" fill="none" stroke="${colour('ground')}" stroke-width="1"/>` : '';
  return `<path d="${d}" fill="none" stroke="${colour(name)}" stroke-width="${width}"${dashes} marker-end="url(#${id}-${name})"/>${inside}`;
}
/** Leaves and enters every point straight up or down. */
function curve(points: PlacedEdge['points']): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  let before = first;
  const parts = rest.map((point) => {
    const middle = Math.round((before.y + point.y) / 2);
    const part =
      before.x === point.x
        ? `L${point.x} ${point.y}`
        : `C${before.x} ${middle} ${point.x} ${middle} ${point.x} ${point.y}`;
    before = point;
    return part;
  });
  return `M${first.x} ${first.y}${parts.join('')}`;
}
function labelOf({ edge, label }: PlacedEdge): string {
  const { x, y, width, height, lines } = label;
  const name = colourOf(edge);
  const loud = edge.grants && edge.kind === 'late';
  const text = lines
    .map(
      (line, index) =>
        `<text x="${round(x + width / 2)}" y="${round(y + 15 + index * 17)}" text-anchor="middle" font-size="12" font-weight="${edge.grants ? 700 : 500}" fill="${loud ? colour('ground') : name === 'line' ? colour('soft') : colour(name)}">${escaped(line)}</text>`,
    )
    .join('');
  const frame = loud ? `fill="${colour('grant')}"` : `fill="${colour('ground')}"`;
  return `<g><rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" rx="8" ${frame}/>${text}</g>`;
}
const round = (value: number): number => Math.round(value * 10) / 10;

const OUTCOME_COLOUR: Readonly<Record<NonNullable<LifecycleNode['outcome']>, Colour>> = {
  granted: 'grant',
  refused: 'refuse',
  withdrawn: 'soft',
  lapsed: 'late',
  moved: 'line',
};
function cardOf({ node, lines, x, y, width, height }: PlacedNode, first: boolean): string {
  const name: Colour = node.outcome === null ? 'line' : OUTCOME_COLOUR[node.outcome];
  const corner = node.kind === 'end' ? height / 2 : 10;
  const border = node.kind === 'automatic' ? ' stroke-dasharray="3 3"' : '';
  const frame = `<rect x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" rx="${corner}" fill="${colour('card')}" stroke="${colour(name)}" stroke-width="${node.kind === 'end' ? 2.5 : 1.5}"${border}/>`;
  const text = lines
    .map(
      ({ text: line, strong }, index) =>
        `<text x="${round(x + width / 2)}" y="${y + 21 + index * 18}" text-anchor="middle"${strong ? ' font-weight="700"' : ' font-size="12"'} fill="${colour(strong ? (node.outcome === null ? 'ink' : name === 'line' ? 'ink' : name) : 'soft')}">${escaped(line)}</text>`,
    )
    .join('');
  const begin = first
    ? `<circle cx="${round(x + width / 2)}" cy="${y - 14}" r="6" fill="${colour('ink')}"/><path d="M${round(x + width / 2)} ${y - 10}V${y}" stroke="${colour('ink')}" stroke-width="2"/>`
    : '';
  return `<g>${begin}${frame}${text}${node.hand === null ? '' : badge(node.hand, x - 8, y - 8)}</g>`;
}
/** Whose hands: a letter in a circle, the same on every card that is in the same ones. */
const badge = (letter: string, x: number, y: number): string =>
  `<circle cx="${round(x + 10)}" cy="${round(y + 10)}" r="9" fill="${colour('ink')}"/><text x="${round(x + 10)}" y="${round(y + 14)}" text-anchor="middle" font-size="11" font-weight="700" fill="${colour('ground')}">${escaped(letter)}</text>`;

const ROW = 24;
const ROW_TEXT: Text = {
  id: 'Huruf yang sama: tangan yang sama. Garis ganda: urusan tetap di tangan yang sama.',
  en: 'The same letter: the same hands. A double line: the matter stays in the same hands.',
};
function legendOf({ hands }: Lifecycle, { height }: Layout, language: keyof Text) {
  const rows = hands.map(({ letter, says }, index) => {
    const y = height + 30 + index * ROW;
    return `${badge(letter, 20, y - 14)}<text x="48" y="${y}" font-size="12" fill="${colour('soft')}">${escaped(says[language])}</text>`;
  });
  const head = `<text x="20" y="${height + 8}" font-size="12" fill="${colour('soft')}">${escaped(ROW_TEXT[language])}</text>`;
  const longest = Math.max(ROW_TEXT[language].length, ...hands.map(({ says }) => says[language].length + 5));
  return {
    svg: hands.length === 0 ? '' : `<g>${head}${rows.join('')}</g>`,
    height: hands.length === 0 ? 0 : 30 + hands.length * ROW,
    width: Math.round(longest * 6.2) + 40,
  };
}
