/**
 * What a row of the outbox says to the one whose case it is of, by the way in which they are told.
 *
 * Must never: say more to a reporter of a joined case than what is public.
 */
import type { Text } from '@balai/kernel';
import type { OutboxRow } from '@balai/store';
import { mailText } from './mail-texts.ts';
import { messageText, type Telling } from './message-texts.ts';
import { publicNews } from './public-news.ts';
import { joinedTopic, newsOf } from './spread-news.ts';

/** `number`: of the case of the row. Null for what they need not be told. */
export function residentWords(
  row: Pick<OutboxRow, 'topic' | 'body'>,
  telling: Telling,
  { number, byMail }: { readonly number: string | null; readonly byMail: boolean },
): Text | null {
  if (row.topic === joinedTopic) return publicNews({ topic: newsOf(row), body: row.body }, telling, number);
  return byMail ? mailText(row, telling) : messageText(row, telling);
}
