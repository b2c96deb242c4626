// The floor as a process of its own, as the city is one. Must never: do more than start and end the floor.
import pg from 'pg';
import { answerAsks } from '../child.ts';
import { startFloor } from './floor-server.ts';

const opened: { readonly pool: pg.Pool; readonly floor: Awaited<ReturnType<typeof startFloor>> }[] = [];

answerAsks({
  open: async (connection: pg.PoolConfig) => {
    const pool = new pg.Pool({ ...connection, max: 16 });
    opened.push({ pool, floor: await startFloor(pool) });
  },
  origin: async () => opened[0]?.floor.origin,
  close: async () => {
    for (const { pool, floor } of opened) {
      floor.server.closeAllConnections();
      floor.server.close();
      await pool.end();
    }
  },
});
