/**
 * The floor: a bare Node server over the same PostgreSQL, with the same six pieces of work and nothing of a city in it.
 *
 * What Balai adds is measured against this. Must never: grow beyond these lines, or skip the durable commit.
 */
import { createServer, type Server } from 'node:http';
import type pg from 'pg';
import { FLOOR_SQL, type Work } from './floor-sql.ts';

export async function startFloor(pool: pg.Pool): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const work = (request.url ?? '').split('?')[0]?.slice(1) as Work;
    const parameters = [...new URL(request.url ?? '', 'http://floor').searchParams.values()];
    pool.query({ name: work, text: FLOOR_SQL[work], values: parameters }).then(
      ({ rows }) => response.setHeader('content-type', 'application/json').end(JSON.stringify(rows)),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the floor has no port');
  return { origin: `http://127.0.0.1:${address.port}`, server };
}
