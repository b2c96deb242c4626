// One entry of a timeline, ready to be shown. Must never carry a name that the reader may not see.
export interface TimelineEntry {
  readonly key: string;
  readonly title: string;
  /** As shown: `hari ini, 18.52`. */
  readonly when: string;
  readonly iso?: string;
  readonly who?: string;
  readonly text?: string;
  readonly state?: 'done' | 'waiting' | 'late' | 'system';
}
