/**
 * The other end of the wire: connections to PostgreSQL, taken and given back as if each were new. PostgreSQL hears one
 * request at a time, and the next only when it has answered, or is seen to wait for a lock; so its speed decides nothing.
 *
 * Must never: give on a connection in which something of its last owner is left (a transaction, a prepared statement).
 */
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import {
  isAnswered,
  isHint,
  isInTransaction,
  messageReader,
  processIn,
  query,
  withoutTimeLimits,
  type WireMessage,
} from './wire-messages.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}
/** Which of these processes of PostgreSQL wait for a lock of another. */
type AskBlocked = (processes: readonly number[]) => Promise<readonly number[]>;

/** Time that is really waited for; the seeded machine has taken it from everybody else. */
const { setTimeout: later } = globalThis;
const pause = (ms: number): Promise<void> => new Promise((resolve) => later(resolve, ms).unref());
/** So long nobody asks whether a request waits for a lock: most are answered by then. */
const USUAL_MS = 20;
const LOOK_MS = 5;

export class ServerLink {
  readonly startup: Buffer;
  readonly #socket: Socket;
  #waits = 0;
  #heard: WireMessage[] = [];
  #answered: (messages: readonly WireMessage[]) => void = () => undefined;
  #inTransaction = false;
  /** What was said last is answered. */
  done: Promise<readonly WireMessage[]> = Promise.resolve([]);
  process = 0;
  greeting: Buffer = Buffer.alloc(0);

  constructor(startup: Buffer, { host, port }: Address) {
    this.startup = startup;
    this.#socket = connect(join(host, `.s.PGSQL.${port}`));
    const read = messageReader(false);
    this.#socket.on('data', (chunk: Buffer) => {
      for (const message of read(chunk)) this.#hear(message);
    });
    this.#socket.on('error', () => undefined);
    this.#socket.once('close', () => this.#answered(this.#heard.splice(0)));
  }

  /** Says something to PostgreSQL that it answers `answers` times. */
  say(bytes: Buffer, answers: number): Promise<readonly WireMessage[]> {
    this.#waits += answers;
    this.#socket.write(bytes);
    this.done = new Promise((resolve) => (this.#answered = resolve));
    return this.done;
  }
  get isWaiting(): boolean {
    return this.#waits > 0;
  }
  async greet(): Promise<this> {
    const messages = await this.say(this.startup, 1);
    this.process = processIn(messages);
    if (this.process === 0) throw new Error('PostgreSQL takes no more connections');
    this.greeting = Buffer.concat(messages.map(({ bytes }) => bytes));
    return this;
  }
  /** Leaves nothing of whoever had it. */
  async clean(): Promise<void> {
    const ends = this.#inTransaction ? [query('rollback')] : [];
    await this.say(Buffer.concat([...ends, query('deallocate all; unlisten *')]), ends.length + 1);
  }
  end(): void {
    this.#socket.destroy();
  }
  #hear(message: WireMessage): void {
    if (isHint(message)) return;
    this.#heard.push(message);
    if (!isAnswered(message)) return;
    this.#inTransaction = isInTransaction(message);
    this.#waits -= 1;
    if (this.#waits === 0) this.#answered(this.#heard.splice(0));
  }
}

export interface ServerLinks {
  /** A connection that was greeted with these words. */
  take(startup: WireMessage): Promise<ServerLink>;
  giveBack(link: ServerLink): Promise<void>;
  /** Resolves when each of these has answered or waits for a lock. */
  settled(links: readonly ServerLink[]): Promise<void>;
  close(): void;
}

export function openServerLinks(address: Address, askBlocked: AskBlocked): ServerLinks {
  const free: ServerLink[] = [];
  const all = new Set<ServerLink>();
  return {
    async take(startup) {
      const words = withoutTimeLimits(startup);
      const at = free.findIndex((link) => link.startup.equals(words));
      const [found] = at < 0 ? [] : free.splice(at, 1);
      if (found !== undefined) return found;
      const made = new ServerLink(words, address);
      all.add(made);
      return made.greet();
    },
    async giveBack(link) {
      await link.clean();
      free.push(link);
    },
    async settled(links) {
      for (let wait = USUAL_MS; ; wait = LOOK_MS) {
        const open = links.filter(({ isWaiting }) => isWaiting);
        if (open.length === 0) return;
        await Promise.race([Promise.all(open.map(({ done }) => done)), pause(wait)]);
        const slow = open.filter(({ isWaiting }) => isWaiting);
        if (slow.length === 0) return;
        const blocked = await askBlocked(slow.map((link) => link.process));
        if (slow.every((link) => !link.isWaiting || blocked.includes(link.process))) return;
      }
    },
    close() {
      for (const link of all) link.end();
    },
  };
}
