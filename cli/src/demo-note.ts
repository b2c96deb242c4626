// The note in the data folder that says when the demo city began and whether it was filled to the end.
// Small and alone, so that a start can look at it before it loads what fills a city.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const demoNotePath = (data: string): string => join(data, 'demo-city.json');

/** Whether the demo city of this folder is whole. */
export function isDemoFilled(data: string): boolean {
  const path = demoNotePath(data);
  if (!existsSync(path)) return false;
  const note: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return typeof note === 'object' && note !== null && 'finished' in note && note.finished === true;
}
