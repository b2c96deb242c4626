/**
 * Just enough of PostgreSQL's protocol to see where a request ends and when it is answered.
 *
 * Must never: change a byte that passes, but for the one error that stands for a full disk.
 */

/** One message: its type (one letter; empty for the first of a connection) and all of its bytes. */
export interface WireMessage {
  readonly type: string;
  readonly bytes: Buffer;
}

/** Cuts a stream of bytes into messages; what is not whole yet is kept. */
export function messageReader(startsUntyped: boolean): (chunk: Buffer) => readonly WireMessage[] {
  let kept: Buffer = Buffer.alloc(0);
  let untyped = startsUntyped;
  return (chunk) => {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    const messages: WireMessage[] = [];
    for (;;) {
      const head = untyped ? 0 : 1;
      if (kept.length < head + 4) return messages;
      const length = head + kept.readUInt32BE(head);
      if (kept.length < length) return messages;
      messages.push({ type: untyped ? '' : kept.toString('latin1', 0, 1), bytes: kept.subarray(0, length) });
      kept = kept.subarray(length);
      untyped = false;
    }
  };
}

/** Query and Sync are answered by one ReadyForQuery each. */
export const asksForAnswer = ({ type }: WireMessage): boolean => type === 'Q' || type === 'S';
export const isAnswered = ({ type }: WireMessage): boolean => type === 'Z';

/** What PostgreSQL says when it cannot write, once for each answer that is waited for. */
export function diskFull(answers: number): Buffer {
  const fields = Buffer.from('SERROR\0VERROR\0C53100\0Mno space left on device\0\0', 'latin1');
  const error = Buffer.alloc(5 + fields.length);
  error.write('E', 0, 'latin1');
  error.writeUInt32BE(4 + fields.length, 1);
  fields.copy(error, 5);
  const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  return Buffer.concat(Array.from({ length: answers }, () => Buffer.concat([error, ready])));
}
