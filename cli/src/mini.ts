import { mkdtemp, rm } from 'node:fs/promises';
import { Session } from 'node:inspector/promises';
import { writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { regions } from '@balai/services';
import { call } from '@balai/bench/load';
import { openCity } from './city.ts';
import { now } from './clock.ts';
import { openDatabase } from './database.ts';
import { showProgress } from './progress.ts';
import { fillCases, prepareDrafts } from '../../bench/bench-city.ts';
import { measure } from '../../bench/load.ts';
const only = process.argv[2]?.split(',') ?? []; const N = Number(process.argv[3] ?? 1500); const ms = Number(process.argv[4] ?? 2500);
const data = await mkdtemp('/tmp/mini/d-');
const config = { mode: 'demo', host: '127.0.0.1', port: 4598, data, databaseUrl: undefined, emptyDemo: true } as const;
const db = await openDatabase(config, showProgress());
const city = await openCity(config, db.connection, showProgress()); await city.listen();
const a = city.accounts[0]!;
const sent = await call('http://127.0.0.1:4598', '/sesi/masuk', { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' }, body: { email: a.email, sandi: a.password } });
const cookie = sent.cookies.map((c) => c.split(';')[0]).join('; ');
const bc = { origin: 'http://127.0.0.1:4598', ...city.inside, now, villages: regions[0]!.areas };
const numbers = await fillCases(bc, N);
const device = createHash('md5').update('x').digest('base64url').slice(0, 22);
const drafts = await prepareDrafts(bc, createHash('sha256').update(device).digest('hex'), only.includes('submit') || only.length === 0 ? 4000 : 1);
const officer = { cookie, 'sec-fetch-site': 'same-origin' }; const resident = { cookie: `balai_perangkat=${device}`, 'sec-fetch-site': 'same-origin' };
const get = (p: string, h: any) => call(bc.origin, p, { headers: h });
let sub = 0, st = 0;
const works: Record<string, (n: number) => Promise<boolean>> = {
  healthz: async () => (await get('/healthz', {})).ok,
  submit: async () => (await call(bc.origin, `/api/v1/drafts/${drafts[sub++]}/submit`, { method: 'POST', headers: resident, body: { persetujuan: 'ya' } })).ok,
  case: async (n) => (await get(`/api/v1/cases/${numbers[(n * 7) % numbers.length]}`, resident)).ok,
  queue: async () => (await get('/api/v1/queue', officer)).ok,
  search: async (n) => (await get(`/api/v1/search?q=${encodeURIComponent(`tiang ${n % N}`)}`, officer)).ok,
  status: async () => (await call(bc.origin, `/api/v1/officer/cases/${numbers[st++]}/act`, { method: 'POST', headers: { ...officer, 'idempotency-key': randomUUID() }, body: { turn: 'diterima/dishub', action: 'jadwalkan', seenVersion: 3 } })).ok,
  box: async () => (await get('/api/v1/reports?west=106.62&south=-6.16&east=106.64&north=-6.15', resident)).ok,
};
for (const w of Object.keys(works).filter((k) => only.length === 0 || only.includes(k))) {
  for (const callers of [1, 16]) {
    await measure(works[w]!, { callers, ms: 400, most: w === 'status' ? 50 : 100 });
    const s = new Session(); s.connect(); await s.post('Profiler.enable'); await s.post('Profiler.setSamplingInterval', { interval: 200 }); await s.post('Profiler.start');
    const cpu = process.cpuUsage(); const t0 = performance.now();
    const m = await measure(works[w]!, { callers, ms, most: w === 'status' ? (N - 100) / 2 : w === 'submit' ? 1900 : Infinity });
    const c = process.cpuUsage(cpu); const wall = performance.now() - t0;
    const { profile } = (await s.post('Profiler.stop')) as any; s.disconnect();
    (await import('node:fs')).mkdirSync(`/tmp/prof-${w}-${callers}`, { recursive: true }); writeFileSync(`/tmp/prof-${w}-${callers}/p.cpuprofile`, JSON.stringify(profile));
    console.log(w.padEnd(8), callers, `${m.perSecond.toFixed(0)}/s p50 ${m.p50.toFixed(1)} p99 ${m.p99.toFixed(1)} cpu/req ${((c.user + c.system) / 1000 / m.done).toFixed(2)} ms, busy ${((c.user + c.system) / 10 / wall).toFixed(0)}% failed ${m.failed}`);
  }
}
await city.close(); await db.stop(); await rm(data, { recursive: true, force: true });
