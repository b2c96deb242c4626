// One area of a map as the server projected it, with its figure already put into one of five classes.
export interface MapShape {
  readonly code: string;
  readonly name: string;
  /** SVG path data in the map's view box. */
  readonly path: string;
  /** 0 (lowest) to 4; null: no figure. */
  readonly level: 0 | 1 | 2 | 3 | 4 | null;
  /** The figure in words, for the tooltip and for screen readers: `94,2%`. */
  readonly text?: string;
  readonly href?: string;
}
