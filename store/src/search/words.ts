/** Words as they are indexed and searched. */
import { sql, type RawBuilder } from 'kysely';

export const searchableWords = (text: string): string => text.toLowerCase();
export function queryOf(text: string): RawBuilder<unknown> | null {
  return text.trim() === '' ? null : sql`plainto_tsquery('indonesian', ${text.toLowerCase()})`;
}
