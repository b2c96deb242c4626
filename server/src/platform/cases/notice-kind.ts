/** Which of the things that happened to a case are told by a letter, and where it is. Must never: draw one. */
import type { StoredEvent } from '@balai/store';
import { find } from './tell-events.ts';

type NoticeKind = 'refused' | 'returned';

/** Whether what one command did is told by such a letter; null: it is not. */
export function noticeKind(group: readonly StoredEvent[]): NoticeKind | null {
  if ((find(group, 'acted')?.because ?? []).length === 0) return null;
  if (find(group, 'ended')?.ending.outcome === 'refused') return 'refused';
  return find(group, 'turnBegan')?.turn.party.kind === 'applicant' ? 'returned' : null;
}

export const noticePath = (number: string, version: number): string => `/urusan/${number}/pemberitahuan/${version}.pdf`;
