/**
 * The calls that docs/guide/api.md shows are made as they stand there, against a server: the same method, headers and body.
 *
 * Must never: mend a call before it is made; only the names that the page leaves open (`$DRAFT`, NUMBER) are filled in.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openTestServer, type TestServer } from './testing.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'guide', 'api.md'), 'utf8');
const block = /```\n(curl[\s\S]*?)```/.exec(page)?.[1] ?? '';

let server: TestServer;
let app: FastifyInstance;
beforeAll(async () => {
  server = await openTestServer(inject('socketDir'));
  ({ app } = server);
});
afterAll(() => server.close());

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly keepsCookies: boolean;
}
/** A line of curl, word by word; a flag that is not known here fails. */
function callOf(line: string, fill: Readonly<Record<string, string>>): Call {
  const filled = Object.entries(fill).reduce((text, [name, value]) => text.replaceAll(name, value), line);
  const words = [...filled.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '').slice(1);
  const headers: Record<string, string> = {};
  let [method, url, body, jars] = ['', '', undefined as string | undefined, 0];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const value = words[at + 1] ?? '';
    if (!word.startsWith('-')) {
      url = new URL(word).pathname;
      continue;
    }
    at += 1;
    if (word === '-X') method = value;
    else if (word === '-d') body = value;
    else if (word === '-H') headers[value.split(': ')[0]?.toLowerCase() ?? ''] = value.split(': ')[1] ?? '';
    else if (word === '-c' || word === '-b') jars += 1;
    else throw new Error(`the page shows a flag of curl that this test does not know: ${word}`);
  }
  const meant = method === '' ? (body === undefined ? 'GET' : 'POST') : method;
  return { method: meant as Call['method'], url, headers, body, keepsCookies: jars === 2 };
}

test('a report is made by the calls of the page, and each answers what the page says', async () => {
  const lines = block
    .replaceAll(/\\\n\s*/g, ' ')
    .trim()
    .split('\n');
  const calls = lines.filter((line) => line.startsWith('curl'));
  expect(calls).toHaveLength(3);
  let [cookie, draft] = ['', ''];
  const make = async (line: string) => {
    const { method, url, headers, body, keepsCookies } = callOf(line, { $DRAFT: draft });
    expect(keepsCookies).toBe(true);
    const sent = { ...headers, ...(cookie === '' ? {} : { cookie }) };
    const answer = await app.inject({ method, url, headers: sent, ...(body === undefined ? {} : { payload: body }) });
    const [set] = answer.cookies;
    if (set !== undefined) cookie = `${set.name}=${set.value}`;
    expect(answer.statusCode, `${line}\n${answer.body}`).toBeLessThan(300);
    return answer.json<Readonly<Record<string, string>>>();
  };
  const begun = await make(calls[0] ?? '');
  // The comment under the call says what comes back.
  const shown = JSON.parse((lines[1] ?? '').replace(/^# /, '')) as Readonly<Record<string, string>>;
  expect(Object.keys(begun)).toEqual(expect.arrayContaining(Object.keys(shown)));
  expect(begun['first']).toBe(shown['first']);
  draft = begun['draftId'] ?? '';
  const second = calls[1] ?? '';
  await make(second);
  const left = /^# \.\.\. (.+); then$/.exec(lines.find((line) => line.startsWith('# ...')) ?? '')?.[1]?.split(', ');
  expect(left).toEqual(['jenis', 'kabelTerbuka']);
  for (const [question, answer] of [
    ['jenis', 'jalan'],
    ['kabelTerbuka', 'tidak'],
  ] as const)
    await make(
      second
        .replace(/-d '[^']*'/, `-d '${JSON.stringify({ [question]: answer })}'`)
        .replace(/answers\/\w+/, `answers/${question}`),
    );
  const sent = await make(calls[2] ?? '');
  expect(sent['number']).toMatch(/^[A-Z0-9]{2}-[A-Z0-9]{4}-[A-Z0-9]{3}$/);
});

test('every address that the page names is one of the API, or there', async () => {
  const { paths } = (await app.inject('/api/v1/openapi.json')).json<{ paths: Readonly<Record<string, unknown>> }>();
  const known = Object.keys(paths).map((path) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`));
  const prose = page.replace(/```\n[\s\S]*?```/g, '');
  const named = [...prose.matchAll(/`(?:(GET|POST|PUT) )?(?:and )?(\/api\/v1[^`?]*)(\?[^`]*)?`/g)].map(
    ([, , path]) => path ?? '',
  );
  expect(named.length).toBeGreaterThan(15);
  const missing: string[] = [];
  for (const path of new Set(named)) {
    if (path === '/api/v1' || known.some((one) => one.test(path))) continue;
    if ((await app.inject(path)).statusCode === 404) missing.push(path);
  }
  expect(missing).toEqual([]);
});

test('open data need no key and no account', async () => {
  const text = page.split('## Open data\n')[1]?.split('\n## ')[0] ?? '';
  const addresses = [...text.matchAll(/`(\/api\/v1[^`]*)`/g)].map(([, address = '']) => address);
  expect(addresses.length).toBeGreaterThan(3);
  const box: Readonly<Record<string, string>> = { west: '106.5', south: '-6.3', east: '106.8', north: '-6.1' };
  for (const address of addresses) {
    const asked = address.replaceAll(/(\w+)=(?=&|$)/g, (_, name: string) => `${name}=${box[name] ?? ''}`);
    const answer = await app.inject(asked);
    expect(answer.statusCode, `${asked}: ${answer.body.slice(0, 200)}`).toBe(200);
  }
});
