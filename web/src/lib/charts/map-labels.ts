/**
 * Names on a small map, moved apart so that each can be read.
 *
 * Must never: move a name sideways (it must stay over its own area), or drop one.
 */
export interface MapLabel {
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Of a name as a phone draws it, in units of the map: the width of one letter, and the height of a line. */
const LETTER = 9;
const LINE = 17;

/** The same names from north to south; one that would lie over another stands just below it. */
export function separateLabels(labels: readonly MapLabel[]): readonly MapLabel[] {
  const placed: MapLabel[] = [];
  for (const label of labels.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    let { y } = label;
    for (const other of placed.toSorted((a, b) => a.y - b.y)) {
      const isBeside = Math.abs(other.x - label.x) >= ((other.text.length + label.text.length) * LETTER) / 2;
      if (!isBeside && Math.abs(other.y - y) < LINE) y = other.y + LINE;
    }
    placed.push({ ...label, y });
  }
  return placed;
}
