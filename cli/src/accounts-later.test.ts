/** A database that is away just after the start ends nothing: the accounts are opened by whoever needs them next. */
import pg from 'pg';
import { emptyDatabase } from '@balai/store/testing';
import { expect, inject, it } from 'vitest';
import { accountsLater } from './accounts-later.ts';

it('tells that the database is away, and opens the accounts when it is back', async () => {
  const database = await emptyDatabase(inject('socketDir'));
  const pool = new pg.Pool({ ...database, max: 2 });
  try {
    let isAway = true;
    const query = pool.query.bind(pool) as (...asked: unknown[]) => unknown;
    pool.query = ((...asked: unknown[]) =>
      isAway
        ? Promise.reject(Object.assign(new Error('away'), { code: '57P01' }))
        : query(...asked)) as pg.Pool['query'];
    const accounts = accountsLater({
      pool,
      secret: 'contoh'.repeat(6),
      baseUrl: 'http://127.0.0.1',
      secureCookies: false,
    });
    const told: string[] = [];
    await accounts.open((code) => told.push(code));
    expect(told).toEqual(['57P01']);
    isAway = false;
    await accounts.put({ email: 'petugas@contoh.id', name: 'Petugas Contoh', password: 'contoh-sandi' });
    expect(await accounts.idOf('petugas@contoh.id')).toMatch(/./);
  } finally {
    await pool.end();
  }
});
