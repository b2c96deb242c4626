/**
 * A wire to PostgreSQL that loses things on purpose. Every request of every connection waits here until the scheduler says
 * which goes next and what becomes of it; so the order of everything is the seed's, not the machine's.
 *
 * Must never: let a request through by itself, but for the greeting of a connection and hints, which nothing rests on.
 */
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { asksForAnswer, diskFull, isAnswered, messageReader, type WireMessage } from './wire-messages.ts';

/**
 * `lostBefore`: the connection is cut before PostgreSQL hears it; `halfHeard`: in the middle of it; `lostAfter`: it is
 * carried out, and the answer is lost; `diskFull`: PostgreSQL says that it cannot write.
 */
export type Fate = 'answered' | 'lostBefore' | 'halfHeard' | 'lostAfter' | 'diskFull';
export interface Waiting {
  /** Who asks what: the order of those who wait, whichever came first. */
  readonly asks: string;
  /** Resolves when its fate is fulfilled, or when PostgreSQL makes it wait for a lock. */
  meet(fate: Fate): Promise<void>;
}
/** A driver's setting: what it takes for its socket. */
export interface Way {
  readonly stream: () => Duplex;
}
export interface FaultyWire {
  /** The way of one server process to the database. */
  wayOf(owner: string): Way;
  /** Requests that wait to be sent. */
  waiting(): readonly Waiting[];
  /** Whether a connection is just being made. */
  isGreeting(): boolean;
  /** The process is gone: its connections are cut at this moment, and it gets no others. */
  kill(owner: string): void;
  close(): void;
}

/** Longer than this a statement takes only when it waits for another transaction. */
const LOCK_WAIT_MS = 400;

export function openFaultyWire(postgres: { readonly host: string; readonly port: number }): FaultyWire {
  const path = join(postgres.host, `.s.PGSQL.${postgres.port}`);
  const queue: Waiting[] = [];
  const connections = new Map<string, Set<Connection>>();
  const dead = new Set<string>();
  const lobby = openLobby();
  const kill = (owner: string): void => {
    dead.add(owner);
    for (const connection of connections.get(owner) ?? []) connection.cut();
  };
  return {
    wayOf(owner) {
      const mine = new Set<Connection>();
      connections.set(owner, mine);
      return {
        stream: () =>
          new ClientEnd((client) => {
            if (dead.has(owner)) return void client.destroy(new Error('a dead process connects to nothing'));
            const connection = new Connection(client, path, owner, queue, lobby);
            mine.add(connection);
            client.once('close', () => mine.delete(connection));
          }),
      };
    },
    waiting: () => queue.toSorted((a, b) => (a.asks < b.asks ? -1 : a.asks > b.asks ? 1 : 0)),
    isGreeting: () => [...connections.values()].some((mine) => [...mine].some((one) => one.isGreeting)),
    kill,
    close() {
      for (const owner of connections.keys()) kill(owner);
    },
  };
}

/** The driver's end of the wire. It stands in this process, so that nothing on it takes time. */
class ClientEnd extends Duplex {
  readonly #connected: (client: ClientEnd) => void;
  heard: ((chunk: Buffer) => void) | null = null;

  constructor(connected: (client: ClientEnd) => void) {
    super();
    this.#connected = connected;
  }

  /** What the driver calls of a socket. */
  connect(): this {
    this.#connected(this);
    process.nextTick(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }
  hear(bytes: Buffer): void {
    if (!this.destroyed) this.push(bytes);
  }
  override _read(): void {}
  override _write(chunk: Buffer, _: unknown, done: () => void): void {
    this.heard?.(chunk);
    done();
  }
  /** What was written corked is one packet. */
  override _writev(chunks: readonly { readonly chunk: Buffer }[], done: () => void): void {
    this.heard?.(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }
}

/** Connections are greeted in the order in which they were begun, however long PostgreSQL takes for each. */
interface Lobby {
  await(client: ClientEnd): void;
  enter(client: ClientEnd, greet: () => void): void;
  leave(client: ClientEnd): void;
}
function openLobby(): Lobby {
  const line: { readonly client: ClientEnd; greet: (() => void) | null }[] = [];
  const serve = (): void => {
    while (line[0] !== undefined && line[0].greet !== null) line.shift()?.greet?.();
  };
  return {
    await: (client) => void line.push({ client, greet: null }),
    enter(client, greet) {
      const place = line.find((one) => one.client === client);
      if (place !== undefined) place.greet = greet;
      serve();
    },
    leave(client) {
      const at = line.findIndex((one) => one.client === client);
      if (at >= 0) line.splice(at, 1);
      serve();
    },
  };
}

interface Request {
  readonly bytes: Buffer;
  /** How many answers it asks for. */
  readonly answers: number;
}

/** Requests that are to wait, out of what the client writes; `pass` gets what is not: its greeting, its listening, its end. */
function requestsIn(isGreeted: () => boolean, pass: (message: WireMessage) => void): (chunk: Buffer) => Request | null {
  const read = messageReader(true);
  let listens = false;
  let hints = false;
  let unsent: WireMessage[] = [];
  return (chunk) => {
    for (const message of read(chunk)) {
      listens ||= message.type === 'Q' && message.bytes.includes('listen ');
      hints ||= message.type === 'P' && message.bytes.includes('pg_notify');
      if (listens || hints || !isGreeted() || message.type === 'X') pass(message);
      else unsent.push(message);
      if (message.type === 'S') hints = false;
    }
    const last = unsent.at(-1);
    if (last === undefined || !asksForAnswer(last)) return null;
    const request = {
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
  readonly #server: Socket;
  readonly #queue: Waiting[];
  readonly #lobby: Lobby;
  readonly #own: Waiting[] = [];
  #greeted = false;
  #expected = 0;
  #hearsAnswer = true;
  #answered: (() => void) | null = null;

  constructor(client: ClientEnd, path: string, owner: string, queue: Waiting[], lobby: Lobby) {
    this.#client = client;
    this.#server = connect(path);
    this.#queue = queue;
    this.#lobby = lobby;
    lobby.await(client);
    const requests = requestsIn(
      () => this.#greeted,
      (message) => {
        if (this.#greeted && asksForAnswer(message)) this.#expected += 1;
        this.#server.write(message.bytes);
      },
    );
    client.heard = (chunk) => {
      const request = requests(chunk);
      if (request !== null) this.#wait(request, owner);
    };
    const answers = messageReader(false);
    this.#server.on('data', (chunk: Buffer) => {
      for (const message of answers(chunk)) this.#answer(message);
    });
    for (const end of [client, this.#server]) {
      end.on('error', () => undefined);
      end.once('close', () => this.cut());
    }
  }

  get isGreeting(): boolean {
    return !this.#greeted && !this.#client.destroyed;
  }

  cut(): void {
    this.#lobby.leave(this.#client);
    this.#client.destroy();
    this.#server.destroy();
    for (const waiting of this.#own.splice(0)) remove(this.#queue, waiting);
    this.#answered?.();
  }

  #wait(request: Request, owner: string): void {
    const waiting: Waiting = {
      asks: `${owner} ${request.bytes.toString('latin1')}`,
      meet: (fate) => {
        this.#own.shift();
        remove(this.#queue, waiting);
        if (this.#own[0] !== undefined) this.#queue.push(this.#own[0]);
        return this.#meet(request, fate);
      },
    };
    this.#own.push(waiting);
    // A connection says one thing after the other.
    if (this.#own.length === 1) this.#queue.push(waiting);
  }

  async #meet({ bytes, answers }: Request, fate: Fate): Promise<void> {
    if (fate === 'lostBefore') return this.cut();
    if (fate === 'diskFull') return this.#client.hear(diskFull(answers));
    if (fate === 'halfHeard') {
      this.#server.write(bytes.subarray(0, Math.floor(bytes.length / 2)));
      return this.cut();
    }
    this.#hearsAnswer = fate === 'answered';
    this.#expected += answers;
    const whole = new Promise<void>((resolve) => (this.#answered = resolve));
    this.#server.write(bytes);
    await Promise.race([whole, pause(LOCK_WAIT_MS)]);
    if (!this.#hearsAnswer) this.cut();
  }

  #answer(message: WireMessage): void {
    const ends = isAnswered(message);
    if (ends && !this.#greeted)
      return this.#lobby.enter(this.#client, () => {
        this.#greeted = true;
        this.#client.hear(message.bytes);
      });
    if (ends) this.#expected -= 1;
    if (this.#hearsAnswer) this.#client.hear(message.bytes);
    if (ends && this.#expected === 0) this.#answered?.();
  }
}

function remove<T>(list: T[], one: T): void {
  const at = list.indexOf(one);
  if (at >= 0) list.splice(at, 1);
}
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
