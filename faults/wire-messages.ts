/**
 * Just enough of PostgreSQL's protocol to see where a request ends and when it is answered.
 *
 * Must never: change a byte of a request that passes.
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
export const endsConnection = ({ type }: WireMessage): boolean => type === 'X';
export const isAnswered = ({ type }: WireMessage): boolean => type === 'Z';
/** Whether PostgreSQL, when it said so, was inside of a transaction. */
export const isInTransaction = ({ bytes }: WireMessage): boolean => bytes.toString('latin1', 5, 6) !== 'I';
/** Which process of PostgreSQL has answered a greeting. */
export const processIn = (greeting: readonly WireMessage[]): number =>
  greeting.find(({ type }) => type === 'K')?.bytes.readUInt32BE(5) ?? 0;
/** A hint of PostgreSQL to those who listen: nothing rests on it. */
export const isHint = ({ type }: WireMessage): boolean => type === 'A';

/** The greeting of a connection without the limits of time: nothing may depend on how fast this machine is. */
export function withoutTimeLimits({ bytes }: WireMessage): Buffer {
  const words = bytes.toString('utf8', 8, bytes.length - 2).split('\0');
  const kept = words.flatMap((word, at) =>
    at % 2 === 1 || word.endsWith('_timeout') ? [] : [`${word}\0${words[at + 1]}\0`],
  );
  const body = Buffer.from(`${kept.join('')}\0`);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length, 0);
  bytes.copy(head, 4, 4, 8);
  return Buffer.concat([head, body]);
}

const message = (type: string, body: string): Buffer => {
  const text = Buffer.from(`${body}\0`, 'latin1');
  const bytes = Buffer.alloc(5 + text.length);
  bytes.write(type, 0, 'latin1');
  bytes.writeUInt32BE(4 + text.length, 1);
  text.copy(bytes, 5);
  return bytes;
};
export const query = (text: string): Buffer => message('Q', text);
const sync = Buffer.from([0x53, 0, 0, 0, 4]);
/** What PostgreSQL does with a transaction when the connection breaks off in it, without breaking it off. */
export const brokenOff = (): Buffer => Buffer.concat([message('P', '\0broken off\0\0'), sync]);

/** What PostgreSQL says when it cannot write, once for each answer that is waited for. */
export function diskFull(answers: number): Buffer {
  const error = message('E', 'SERROR\0VERROR\0C53100\0Mno space left on device\0');
  const ready = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
  return Buffer.concat(Array.from({ length: answers }, () => Buffer.concat([error, ready])));
}
