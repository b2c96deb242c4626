/** What each way of searching answers with, and what it keeps to. Must never: hold a statement of one way alone. */
import { sql, type RawBuilder } from 'kysely';
import { among } from '../case/summaries.ts';
import type { SearchHit } from '../store-types.ts';

export interface Row {
  readonly case_id: string;
  readonly number: string;
  readonly service_id: string;
  readonly status: SearchHit['status'];
  readonly area: string | null;
  readonly filed_at: number;
  readonly body: string;
  readonly names: string;
}
export interface Wanted {
  readonly regionId: number;
  readonly serviceIds: readonly string[] | undefined;
  readonly areas: readonly string[] | undefined;
  readonly limit: number;
}

/** Of `search_in_region s`. */
export const columns = sql.raw('s.case_id, s.number, s.service_id, s.status, s.area, s.filed_at, s.body, s.names');
export const limits = (wanted: Wanted): RawBuilder<unknown> =>
  sql`${among('s.service_id', wanted.serviceIds)} ${among('s.area', wanted.areas)}`;
