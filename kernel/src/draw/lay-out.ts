/**
 * Where each stage and each line of a lifecycle stands: layers from top to bottom, with as few crossings as a few sweeps
 * find, and a place of its own for every label.
 *
 * The method of Sugiyama, Tagawa and Toda (1981), in small: ranks by the longest road, order by barycentres, places by pulled
 * averages. Must never: depend on chance or on fonts that are measured; the same lifecycle gives the same drawing.
 */
import type { Text } from '../fields.ts';
import type { Lifecycle, LifecycleEdge, LifecycleNode } from './lifecycle.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface PlacedNode extends Box {
  readonly node: LifecycleNode;
  /** Lines of text: the label, who, how long, and what the caller added. */
  readonly lines: readonly { readonly text: string; readonly strong: boolean }[];
}
export interface PlacedEdge {
  readonly edge: LifecycleEdge;
  /** From the stage that is left to the one that is entered. */
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: Box & { readonly lines: readonly string[] };
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const LINE = 18;
const MARGIN = 20;
const NODE_LINE = 30;
const BETWEEN = 26;
const GAP = 30;
const SWEEPS = 16;
const LABEL_LINE = 17;

/** About as wide as any common typeface writes it at 12 to 13 px: nobody can measure one here. */
function widthOf(text: string, strong: boolean): number {
  const capitals = text.replaceAll(/[^A-Z]/gu, '').length;
  return (text.length - capitals) * (strong ? 7.4 : 6.7) + capitals * (strong ? 10 : 8.4);
}

interface Item {
  readonly id: number;
  readonly layer: number;
  readonly width: number;
  readonly height: number;
  x: number;
  y: number;
  readonly up: Item[];
  readonly down: Item[];
}

/** Returns where everything stands, in pixels. `notes`: further lines under a stage, by its name (counts, real times). */
export function layOut(
  lifecycle: Lifecycle,
  language: keyof Text,
  notes: Readonly<Record<string, readonly string[]>> = {},
): Layout {
  const layers: Item[][] = [];
  const add = (layer: number, width: number, height: number): Item => {
    const item: Item = { id: layers.flat().length, layer, width, height, x: 0, y: 0, up: [], down: [] };
    (layers[layer] ??= []).push(item);
    return item;
  };
  const ranks = ranksOf(lifecycle);
  const nodes = new Map(
    lifecycle.nodes.map((node) => {
      const lines = linesOf(node, language, notes[node.name] ?? []);
      const width = Math.max(96, ...lines.map(({ text, strong }) => widthOf(text, strong))) + 40;
      return [
        node.name,
        { node, lines, item: add((ranks.get(node.name) ?? 0) * 2, width, lines.length * LINE + 16) },
      ] as const;
    }),
  );
  const chains = lifecycle.edges.flatMap((edge) => {
    const [from, to] = [nodes.get(edge.from)?.item, nodes.get(edge.to)?.item];
    return from === undefined || to === undefined ? [] : [chainOf(edge, from, to, language, add)];
  });
  for (let layer = 0; layer < layers.length; layer += 1) layers[layer] ??= [];
  sortLayers(layers);
  place(layers);
  const width = shift(layers);
  const height = stack(layers);
  return {
    width,
    height,
    nodes: [...nodes.values()].map(({ node, lines, item }) => ({ node, lines, ...boxOf(item) })),
    edges: chains.map(({ edge, items, label, lines }) => ({
      edge,
      points: pointsOf(edge, items),
      label: { lines, ...boxOf(label) },
    })),
  };
}
const boxOf = ({ x, y, width, height }: Item): Box => ({ x: x - width / 2, y, width, height });

function linesOf({ label, says, within }: LifecycleNode, language: keyof Text, notes: readonly string[]) {
  const plain = [says[language], ...(within === null ? [] : [within[language]]), ...notes];
  return [
    ...folded(label[language]).map((text) => ({ text, strong: true })),
    ...plain.flatMap(folded).map((text) => ({ text, strong: false })),
  ];
}
/** Words in lines of about the same length as a card is wide. */
function folded(text: string): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > NODE_LINE) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** How far down each stage stands: below everything that leads to it. */
function ranksOf({ nodes, edges, start }: Lifecycle): ReadonlyMap<string, number> {
  const ranks = new Map(nodes.map(({ name }) => [name, name === start ? 0 : -1]));
  const forward = edges.filter(({ back, from, to }) => !back && from !== to);
  for (let round = 0; round <= nodes.length; round += 1)
    for (const { from, to } of forward) {
      const above = ranks.get(from) ?? -1;
      if (above >= 0 && (ranks.get(to) ?? -1) <= above) ranks.set(to, above + 1);
    }
  for (const [name, rank] of ranks) if (rank < 0) ranks.set(name, 0);
  return ranks;
}

interface Chain {
  readonly edge: LifecycleEdge;
  /** From the upper stage to the lower one. */
  readonly items: readonly Item[];
  readonly label: Item;
  readonly lines: readonly string[];
}
/** A line as a chain of small items, one in every layer that it crosses; the first of them is its label. */
function chainOf(
  edge: LifecycleEdge,
  from: Item,
  to: Item,
  language: keyof Text,
  add: (layer: number, width: number, height: number) => Item,
): Chain {
  const lines = edge.labels.flatMap((label) => folded(`${signOf(edge)}${label[language]}`));
  const width = Math.max(...lines.map((line) => widthOf(line, edge.grants))) + 20;
  const height = lines.length * LABEL_LINE + 6;
  const [upper, lower] = from.layer <= to.layer ? [from, to] : [to, from];
  const label = add(upper.layer + 1, width, height);
  const rest: Item[] = [];
  for (let layer = upper.layer + 2; layer < lower.layer; layer += 1) rest.push(add(layer, 10, 0));
  const items = upper.layer === lower.layer ? [upper, label, lower] : [upper, label, ...rest, lower];
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (next === undefined || next.layer <= item.layer) continue;
    item.down.push(next);
    next.up.push(item);
  }
  return { edge, items, label, lines };
}
const signOf = ({ kind, back }: LifecycleEdge): string => (kind === 'late' ? '◷ ' : back ? '↩ ' : '');

// --- Order ---
function sortLayers(layers: Item[][]): void {
  let best = layers.map((layer) => [...layer]);
  let fewest = crossings(layers);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const down = sweep % 2 === 0;
    const order = down ? layers.keys() : [...layers.keys()].toReversed();
    const position = new Map(layers.flatMap((layer) => layer.map((item, index) => [item.id, index] as const)));
    for (const index of order) {
      const layer = layers[index] ?? [];
      const centre = (item: Item): number => {
        const near = (down ? item.up : item.down).map(({ id }) => position.get(id) ?? 0);
        return near.length === 0 ? (position.get(item.id) ?? 0) : near.reduce((sum, at) => sum + at, 0) / near.length;
      };
      const centres = new Map(layer.map((item) => [item.id, centre(item)]));
      layer.sort((a, b) => (centres.get(a.id) ?? 0) - (centres.get(b.id) ?? 0) || a.id - b.id);
      for (const [at, item] of layer.entries()) position.set(item.id, at);
    }
    const now = crossings(layers);
    if (now >= fewest) continue;
    fewest = now;
    best = layers.map((layer) => [...layer]);
  }
  for (const [index, layer] of best.entries()) layers[index] = layer;
}
function crossings(layers: readonly (readonly Item[])[]): number {
  let count = 0;
  for (const layer of layers) {
    const below = new Map((layers[(layer[0]?.layer ?? 0) + 1] ?? []).map((item, index) => [item.id, index]));
    const ends = layer.flatMap((item, index) => item.down.map((to) => [index, below.get(to.id) ?? 0] as const));
    for (const [i, [a, b]] of ends.entries())
      for (const [c, d] of ends.slice(i + 1)) if ((a < c && b > d) || (a > c && b < d)) count += 1;
  }
  return count;
}

// --- Places ---
function place(layers: readonly (readonly Item[])[]): void {
  for (const layer of layers) {
    let x = 0;
    for (const item of layer) {
      item.x = x + item.width / 2;
      x += item.width + BETWEEN;
    }
  }
  for (let sweep = 0; sweep < SWEEPS * 2; sweep += 1) {
    const down = sweep % 2 === 0;
    for (const layer of down ? layers : layers.toReversed()) pull(layer, (item) => (down ? item.up : item.down));
  }
}
/** Items that touch: the sum of where their first one would stand, and how far each stands behind it. */
interface Block {
  readonly sum: number;
  readonly count: number;
  readonly items: readonly { readonly item: Item; readonly offset: number }[];
}
/** Moves a layer as near to its neighbours as its own widths allow: blocks that touch share one average. */
function pull(layer: readonly Item[], near: (item: Item) => readonly Item[]): void {
  const blocks: Block[] = [];
  for (const item of layer) {
    const others = near(item);
    const wanted = others.length === 0 ? item.x : others.reduce((sum, { x }) => sum + x, 0) / others.length;
    let block: Block = { sum: wanted, count: 1, items: [{ item, offset: 0 }] };
    for (let last = blocks.at(-1); last !== undefined; last = blocks.at(-1)) {
      const end = last.items.at(-1) as (typeof last.items)[number];
      const first = block.items[0] as (typeof block.items)[number];
      const apart = end.offset + end.item.width / 2 + BETWEEN + first.item.width / 2;
      if (last.sum / last.count + apart <= block.sum / block.count) break;
      blocks.pop();
      block = {
        sum: last.sum + block.sum - block.count * apart,
        count: last.count + block.count,
        items: [
          ...last.items,
          ...block.items.map(({ item: each, offset }) => ({ item: each, offset: offset + apart })),
        ],
      };
    }
    blocks.push(block);
  }
  for (const { sum, count, items } of blocks) for (const { item, offset } of items) item.x = sum / count + offset;
}
/** Moves everything so that it begins at the margin; returns how wide it is. */
function shift(layers: readonly (readonly Item[])[]): number {
  const all = layers.flat();
  const left = Math.min(...all.map(({ x, width }) => x - width / 2));
  for (const item of all) item.x = Math.round(item.x - left + MARGIN);
  return Math.round(Math.max(...all.map(({ x, width }) => x + width / 2)) + MARGIN);
}
/** Stacks the layers; returns how high it is. */
function stack(layers: readonly (readonly Item[])[]): number {
  let y = MARGIN + LINE;
  for (const layer of layers) {
    const height = Math.max(0, ...layer.map((item) => item.height));
    for (const item of layer) item.y = Math.round(y + (height - item.height) / 2);
    y += height + GAP;
  }
  return Math.round(y - GAP + MARGIN);
}

/** Through the middle of every item, leaving each stage at a point of its own. */
function pointsOf(edge: LifecycleEdge, items: readonly Item[]): PlacedEdge['points'] {
  const [upper, lower] = [items[0] as Item, items.at(-1) as Item];
  const inner = items.slice(1, -1);
  if (upper.layer === lower.layer) {
    const [label] = inner as [Item];
    return [port(upper, label.x, true), { x: label.x, y: label.y + label.height / 2 }, port(lower, label.x + 12, true)];
  }
  const points = [
    port(upper, inner[0]?.x ?? lower.x, true),
    ...inner.flatMap(({ x, y, height }) =>
      height === 0
        ? [{ x, y }]
        : [
            { x, y },
            { x, y: y + height },
          ],
    ),
    port(lower, inner.at(-1)?.x ?? upper.x, false),
  ];
  return edge.back ? points.toReversed() : points;
}
/** Where a line touches a card: towards where it goes, never at the round corner. */
function port(
  { x, y, width, height }: Item,
  towards: number,
  below: boolean,
): { readonly x: number; readonly y: number } {
  const reach = width / 2 - 22;
  return { x: Math.round(x + Math.max(-reach, Math.min(reach, (towards - x) * 0.35))), y: below ? y + height : y };
}
