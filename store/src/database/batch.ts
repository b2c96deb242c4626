/**
 * Statements that go to PostgreSQL in one packet and come back in one: the protocol's own pipeline, with a single Sync.
 *
 * After one that fails the others are skipped up to the Sync. Must never: be sent on a connection again after it failed while
 * it prepared a statement (nobody knows then what the connection has prepared).
 */
import pg from 'pg';

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

/** A query of several statements: the driver reads their results as it reads those of one text with semicolons. */
class Batch extends pg.Query {
  /** Whether one of the statements was prepared on the way. */
  prepares = false;

  constructor(statements: readonly Prepared[], answered: (error: Error | undefined, results: unknown) => void) {
    super({ text: '' }, answered);
    this.submit = (connection) => {
      const { stream } = connection;
      // The parts are the driver's own queries, each with all of its messages but the Sync.
      const withoutSync = Object.create(connection, { sync: { value: () => undefined } }) as pg.Connection;
      const prepared = connection as unknown as Readonly<Record<'submittedNamedStatements', Record<string, string>>>;
      stream.cork();
      try {
        for (const { name, text, values } of statements) {
          if (name !== undefined && prepared.submittedNamedStatements[name] === undefined) this.prepares = true;
          // `extended`: a text without a name or values would go by the simple protocol, which ends the batch.
          const how = { ...(name === undefined ? {} : { name }), queryMode: 'extended' };
          const part = new pg.Query({ ...how, text, values: [...values] }, (error) => {
            // A value that cannot be sent leaves half a message behind.
            if (error !== undefined) stream.destroy(error);
          });
          part.submit(withoutSync);
        }
        connection.sync();
      } finally {
        stream.uncork();
      }
      return null;
    };
  }
}

/** The rows of each statement, in order. Throws `BatchFailed`. */
export function sendBatch(
  client: pg.PoolClient,
  statements: readonly Prepared[],
): Promise<readonly (readonly object[])[]> {
  return new Promise((resolve, reject) => {
    const batch = new Batch(statements, (error, results) => {
      if (error) reject(new BatchFailed(error, batch.prepares));
      else resolve((Array.isArray(results) ? results : [results]).map(({ rows }: pg.QueryResult<object>) => rows));
    });
    client.query(batch);
  });
}
