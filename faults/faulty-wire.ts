/**
 * A wire to PostgreSQL that loses things on purpose. Every request of every connection waits here until the scheduler says
 * which goes next and what becomes of it; so the order of everything is the seed's, not the machine's.
 *
 * Must never: let a request through by itself, or let PostgreSQL work at two at once (but for those that wait for a lock).
 */
import type { Duplex } from 'node:stream';
import { ClientEnd } from './client-end.ts';
import type { ServerLink, ServerLinks } from './server-links.ts';
import {
  asksForAnswer,
  brokenOff,
  diskFull,
  endsConnection,
  messageReader,
  type WireMessage,
} from './wire-messages.ts';

/**
 * `lostBefore`: the connection is cut before PostgreSQL hears it; `halfHeard`: in the middle of it; `lostDuring`: the asker
 * is cut off now, and PostgreSQL carries it out some time later; `lostAfter`: it is carried out, and the answer is lost;
 * `slow`: the answer comes when others have gone on; `diskFull`: PostgreSQL says that it cannot write.
 */
export type Fate = 'answered' | 'lostBefore' | 'halfHeard' | 'lostDuring' | 'lostAfter' | 'slow' | 'diskFull';
/** Something that may happen next. */
export interface Waiting {
  /** Who asks what: the order of those who wait, whichever came first. */
  readonly name: string;
  /** Only a request may meet a fate; an answer that is on its way arrives, and what was sent is carried out. */
  readonly isRequest: boolean;
  /** Resolves when it has happened, or when PostgreSQL makes it wait for a lock. `share`: how much of it is heard, in a hundred. */
  happen(fate: Fate, share: number): Promise<void>;
}
/** A driver's setting: what it takes for its socket. */
export interface Way {
  readonly stream: () => Duplex;
}
export interface FaultyWire {
  /** The way of one server process to the database. */
  wayOf(owner: string): Way;
  /** What may happen next, in an order that does not depend on when it came. */
  waiting(): readonly Waiting[];
  /** Greets whoever has called, and waits until PostgreSQL has come to rest. */
  settle(): Promise<void>;
  /** How often anything was said on it. */
  said(): number;
  /** The process is gone: its connections are cut at this moment, and it gets no others. */
  kill(owner: string): void;
  close(): Promise<void>;
}

interface Board {
  readonly links: ServerLinks;
  readonly queue: Set<Waiting>;
  /** Who has called and is not greeted yet, in the order of calling. */
  readonly calling: Connection[];
  /** Those whose request PostgreSQL has not answered. */
  readonly asking: Set<Connection>;
  /** To be given back when they are answered. */
  readonly leaving: Set<ServerLink>;
  said: number;
}

export function openFaultyWire(links: ServerLinks): FaultyWire {
  const board: Board = {
    links,
    queue: new Set(),
    calling: [],
    asking: new Set(),
    leaving: new Set(),
    said: 0,
  };
  const connections = new Map<string, Set<Connection>>();
  const dead = new Set<string>();
  const kill = (owner: string): void => {
    dead.add(owner);
    for (const connection of connections.get(owner) ?? []) connection.cut();
    connections.delete(owner);
  };
  return {
    wayOf(owner) {
      const mine = new Set<Connection>();
      connections.set(owner, mine);
      return {
        stream: () =>
          new ClientEnd((client) => {
            if (dead.has(owner)) return void client.destroy(new Error('a dead process connects to nothing'));
            const connection = new Connection(client, owner, board);
            mine.add(connection);
            client.once('close', () => mine.delete(connection));
          }),
      };
    },
    waiting: () => [...board.queue].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    settle: () => settle(board),
    said: () => board.said,
    kill,
    async close() {
      for (const owner of connections.keys()) kill(owner);
      for (const late of board.queue) await late.happen('answered', 100);
      await settle(board);
    },
  };
}

async function settle(board: Board): Promise<void> {
  const { links, asking, leaving, calling } = board;
  do {
    await links.settled([...[...asking].map(({ link }) => link), ...leaving].filter((link) => link !== null));
    for (const connection of asking) connection.look();
    for (const link of leaving) {
      if (link.isWaiting) continue;
      leaving.delete(link);
      await links.giveBack(link);
    }
    for (let next = calling.shift(); next !== undefined; next = calling.shift()) await next.greet();
  } while ([...leaving].some(({ isWaiting }) => !isWaiting));
}

interface Request {
  readonly messages: readonly WireMessage[];
  readonly bytes: Buffer;
  /** How many answers it asks for. */
  readonly answers: number;
}

/** Requests out of what the client writes after its greeting. */
function requestsIn(): (messages: readonly WireMessage[]) => Request | null {
  let unsent: WireMessage[] = [];
  return (messages) => {
    unsent.push(...messages.filter((one) => !endsConnection(one)));
    const last = unsent.at(-1);
    if (last === undefined || !asksForAnswer(last)) return null;
    const request = {
      messages: unsent,
      bytes: Buffer.concat(unsent.map(({ bytes }) => bytes)),
      answers: unsent.filter(asksForAnswer).length,
    };
    unsent = [];
    return request;
  };
}

/** One connection of a process, from the driver's end to PostgreSQL's. */
class Connection {
  readonly #client: ClientEnd;
  readonly #owner: string;
  readonly #board: Board;
  readonly #own: Waiting[] = [];
  #startup: WireMessage | null = null;
  #isCut = false;
  link: ServerLink | null = null;

  constructor(client: ClientEnd, owner: string, board: Board) {
    this.#client = client;
    this.#owner = owner;
    this.#board = board;
    const read = messageReader(true);
    const requests = requestsIn();
    client.heard = (chunk) => {
      board.said += 1;
      let messages = read(chunk);
      const [first] = messages;
      if (this.#startup === null && first !== undefined) {
        this.#startup = first;
        board.calling.push(this);
        messages = messages.slice(1);
      }
      const request = requests(messages);
      if (request !== null) this.#wait(request);
      if (messages.some(endsConnection)) this.cut();
    };
    client.once('close', () => this.cut());
  }

  async greet(): Promise<void> {
    if (this.#isCut || this.#startup === null) return;
    this.link = await this.#board.links.take(this.#startup);
    this.#board.said += 1;
    this.#client.hear(this.link.greeting);
  }

  /** The driver loses its connection; what PostgreSQL is at, it goes on with. */
  cut(): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#board.said += 1;
    for (const waiting of this.#own.splice(0)) this.#board.queue.delete(waiting);
    this.#board.asking.delete(this);
    this.#client.destroy();
    if (this.link !== null) this.#board.leaving.add(this.link);
    this.link = null;
  }

  /** An answer that came at last is one of the things that may happen next. */
  look(): void {
    const { link } = this;
    if (link === null || link.isWaiting) return;
    this.#board.asking.delete(this);
    void link.done.then((messages) => this.#later(messages));
  }

  #wait(request: Request): void {
    const waiting: Waiting = {
      name: `${this.#owner} asks ${request.bytes.toString('latin1')}`,
      isRequest: true,
      happen: async (fate, share) => {
        this.#board.queue.delete(waiting);
        if (this.#own[0] !== waiting || this.link === null) return;
        await this.#meet(this.link, request, fate, share);
      },
    };
    this.#own.push(waiting);
    // A connection says one thing after the other.
    if (this.#own.length === 1) this.#board.queue.add(waiting);
  }

  /** The driver has its answer, and its next request may go. */
  #hear(answer: Buffer): void {
    if (this.#isCut) return;
    this.#own.shift();
    if (this.#own[0] !== undefined) this.#board.queue.add(this.#own[0]);
    this.#client.hear(answer);
  }

  async #meet(link: ServerLink, request: Request, fate: Fate, share: number): Promise<void> {
    const { bytes, answers } = request;
    if (fate === 'lostBefore') return this.cut();
    if (fate === 'diskFull') return this.#hear(diskFull(answers));
    if (fate === 'halfHeard') return this.#halfHear(link, request, share);
    if (fate === 'lostDuring') return this.#carriedOutLater(link, request);
    void link.say(bytes, answers);
    this.#board.asking.add(this);
    await this.#board.links.settled([link]);
    if (fate === 'lostAfter') return this.cut();
    if (link.isWaiting) return;
    this.#board.asking.delete(this);
    const messages = await link.done;
    if (fate === 'slow') this.#later(messages);
    else this.#hear(Buffer.concat(messages.map((message) => message.bytes)));
  }

  /** PostgreSQL does what it heard of it, and breaks off. */
  async #halfHear(link: ServerLink, { messages }: Request, share: number): Promise<void> {
    const heard = messages.slice(0, Math.floor((messages.length * share) / 100)).filter((one) => !asksForAnswer(one));
    void link.say(Buffer.concat([...heard.map(({ bytes }) => bytes), brokenOff()]), 1);
    this.cut();
    await this.#board.links.settled([link]);
  }

  #carriedOutLater(link: ServerLink, { bytes, answers }: Request): void {
    this.link = null;
    this.cut();
    this.#happensLater(`${this.#owner} had asked ${bytes.toString('latin1')}`, async () => {
      void link.say(bytes, answers);
      this.#board.leaving.add(link);
      await this.#board.links.settled([link]);
    });
  }

  #later(messages: readonly WireMessage[]): void {
    if (this.#isCut) return;
    const bytes = Buffer.concat(messages.map((message) => message.bytes));
    this.#happensLater(`${this.#owner} hears ${bytes.toString('latin1')}`, async () => this.#hear(bytes));
  }

  #happensLater(name: string, happen: () => Promise<void>): void {
    const waiting: Waiting = {
      name,
      isRequest: false,
      happen: async () => {
        this.#board.queue.delete(waiting);
        this.#board.said += 1;
        await happen();
      },
    };
    this.#board.queue.add(waiting);
  }
}
