// One row of a summary list, ready to be shown.
export interface SummaryRow {
  readonly key: string;
  readonly label: string;
  readonly value?: string;
  /** Several lines instead of one value. */
  readonly lines?: readonly string[];
  readonly note?: string;
  /** `empty`: nothing was answered and nothing needs to be; `missing`: it has to be answered yet. */
  readonly state?: 'empty' | 'missing';
  /** Address of the question, to change the answer. */
  readonly change?: string;
  readonly changeText?: string;
}
