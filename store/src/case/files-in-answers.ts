/** Which files the events of a command show: every answer that is a photo, scan or signature. Must never: read bytes. */
import type { Written } from './append-item.ts';

export interface ShownFile {
  readonly case_id: string;
  readonly sha256: string;
  readonly field: string;
  readonly version: number;
}

export function filesIn({ before, events }: Pick<Written, 'before' | 'events'>): readonly ShownFile[] {
  const found = new Map<string, ShownFile>();
  events.forEach((event, index) => {
    if (!('answers' in event)) return;
    for (const [field, sha256] of filesOf(event.answers, '')) {
      // A file that is shown again stays where it was shown first.
      const key = `${sha256} ${field}`;
      if (!found.has(key))
        found.set(key, { case_id: before.caseId, sha256, field, version: before.version + 1 + index });
    }
  });
  return [...found.values()];
}

function filesOf(value: unknown, path: string): readonly (readonly [field: string, sha256: string])[] {
  if (value === null || typeof value !== 'object') return [];
  if ('sha256' in value && typeof value.sha256 === 'string') return [[path, value.sha256]];
  return Object.entries(value).flatMap(([name, inner]) => filesOf(inner, path === '' ? name : `${path}.${name}`));
}
