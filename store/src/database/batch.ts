/**
 * Statements that go to PostgreSQL in one packet and come back in one: the protocol's own pipeline, with a single Sync.
 *
 * After one that fails the others are skipped up to the Sync. Must never: be sent on a connection again after it failed while
 * it prepared a statement (nobody knows then what the connection has prepared).
 */
import pg from 'pg';
import { serialize } from 'pg-protocol';
import { readerOf } from './column-types.ts';

/** A fixed text, prepared once for each connection under `name`. */
export interface Prepared {
  /** Absent where a pooler keeps no prepared statements. */
  readonly name?: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
}

export class BatchFailed extends Error {
  /** True when a statement may or may not be prepared now: the connection must not be used again. */
  readonly spoilt: boolean;
  constructor(cause: unknown, spoilt: boolean) {
    super('a batch of statements failed', { cause });
    this.spoilt = spoilt;
  }
}

type Row = Record<string, unknown>;
interface Column {
  readonly name: string;
  readonly read: (text: string) => unknown;
}
/** What the driver keeps of a connection, and does not declare. */
interface DriverConnection extends pg.Connection {
  readonly parsedStatements: Readonly<Record<string, string>>;
  readonly submittedNamedStatements: Record<string, string>;
}
/** The columns of what is prepared, by connection and name: they do not change, so PostgreSQL is asked for them once. */
const columnsKnown = new WeakMap<object, Map<string, readonly Column[]>>();
/** The messages of statements without values, by name: always the same bytes. */
const fixedMessages = new Map<string, Buffer>();

const ofPortal = serialize.describe({ type: 'P', name: '' });
const toTheEnd = serialize.execute();
const sync = serialize.sync();

/** Takes the messages that the driver's own query would send one by one: it knows how values are written. */
function messagesOf(connection: DriverConnection, { name, text, values }: Prepared, isKnown: boolean): Buffer[] {
  const messages: Buffer[] = [];
  const recorder = Object.create(connection, {
    stream: { value: {} },
    parse: { value: (query: Parameters<typeof serialize.parse>[0]) => messages.push(serialize.parse(query)) },
    bind: { value: (config: Parameters<typeof serialize.bind>[0]) => messages.push(serialize.bind(config)) },
    describe: { value: () => isKnown || messages.push(ofPortal) },
    execute: { value: () => messages.push(toTheEnd) },
    sync: { value: () => undefined },
    close: { value: () => undefined },
  }) as pg.Connection;
  let unfit: Error | undefined;
  // `extended`: a text without a name or values would go by the simple protocol, which ends the batch.
  const how = { ...(name === undefined ? {} : { name }), queryMode: 'extended' };
  new pg.Query({ ...how, text, values: [...values] }, (error) => (unfit = error)).submit(recorder);
  if (unfit !== undefined) throw unfit;
  return messages;
}

/** A query of several statements; the driver hands it what comes back up to the Sync. */
class Batch extends pg.Query {
  /** Whether one of the statements was prepared on the way. */
  prepares = false;
  /** The rows of each statement that is done. */
  readonly answers: Row[][] = [];
  readonly #statements: readonly Prepared[];
  #columnsOf = new Map<string, readonly Column[]>();
  #rows: Row[] = [];
  #columns: readonly Column[] | undefined;
  #unreadable: Error | undefined;

  constructor(statements: readonly Prepared[], answered: (error?: Error | null) => void) {
    super({ text: '' }, answered);
    this.#statements = statements;
    this.submit = (connection) => this.#send(connection as DriverConnection);
  }

  /** Nothing is written before every value is known to be writable. Returns why not, as the driver wants it. */
  #send(connection: DriverConnection): Error | null {
    const known = columnsKnown.get(connection) ?? new Map<string, readonly Column[]>();
    columnsKnown.set(connection, known);
    this.#columnsOf = known;
    try {
      const messages = this.#statements.flatMap((statement) => this.#messages(connection, statement, known));
      connection.stream.write(Buffer.concat([...messages, sync]));
      return null;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  #messages(
    connection: DriverConnection,
    statement: Prepared,
    known: ReadonlyMap<string, unknown>,
  ): readonly Buffer[] | Buffer {
    const { name, values } = statement;
    const isPrepared =
      name !== undefined && (connection.parsedStatements[name] ?? connection.submittedNamedStatements[name]);
    if (name !== undefined && isPrepared === undefined) this.prepares = true;
    const isKnown = name !== undefined && isPrepared !== undefined && known.has(name);
    if (!isKnown || values.length > 0) return messagesOf(connection, statement, isKnown);
    let fixed = fixedMessages.get(name);
    if (fixed === undefined)
      fixedMessages.set(name, (fixed = Buffer.concat(messagesOf(connection, statement, isKnown))));
    return fixed;
  }

  #statement(): Prepared | undefined {
    return this.#statements[this.answers.length];
  }

  handleRowDescription({
    fields,
  }: {
    readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[];
  }) {
    this.#columns = fields.map(({ name, dataTypeID }) => ({ name, read: readerOf(dataTypeID) }));
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }) {
    this.#columns ??= this.#columnsOf.get(this.#statement()?.name ?? '') ?? [];
    const row: Row = {};
    try {
      for (const [index, { name, read }] of this.#columns.entries()) {
        const text = fields[index] ?? null;
        row[name] = text === null ? null : read(text);
      }
    } catch (error) {
      this.#unreadable ??= error instanceof Error ? error : new Error(String(error));
    }
    this.#rows.push(row);
  }

  handleCommandComplete() {
    const name = this.#statement()?.name;
    // Without a description there are no rows to describe, or they were described before.
    if (name !== undefined && !this.#columnsOf.has(name)) this.#columnsOf.set(name, this.#columns ?? []);
    this.answers.push(this.#rows);
    this.#rows = [];
    this.#columns = undefined;
  }

  handleReadyForQuery() {
    (this as unknown as { callback(error?: Error): void }).callback(this.#unreadable);
  }
}

/** The rows of each statement, in order. Throws `BatchFailed`. */
export function sendBatch(
  client: pg.PoolClient,
  statements: readonly Prepared[],
): Promise<readonly (readonly object[])[]> {
  return new Promise((resolve, reject) => {
    const batch = new Batch(statements, (error) => {
      if (error) reject(new BatchFailed(error, batch.prepares));
      else resolve(batch.answers);
    });
    client.query(batch);
  });
}
