/**
 * Every operation of our own OpenAPI document with what an attacker sends: never a 500, never a stack, always a problem document
 * that names the field.
 *
 * Must never: leave out an operation; a new one is attacked without a line here.
 */
import fc from 'fast-check';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { deepJson, hostileJson, hostileNumber, hostileString } from './hostile.ts';
import { begunReport, multipart, openAttackedCity, sentReport, type AttackedCity, type Caller } from './testing.ts';

/** As much of JSON Schema as our document uses. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}
type Method = Parameters<Caller>[0];
interface Attack {
  readonly method: Method;
  readonly path: string;
  readonly operation: Operation;
}

let home: AttackedCity;
let callers: Readonly<Record<string, Caller>>;
/** The session of each caller, for what is asked over a real line. */
let sessions: Readonly<Record<string, string>>;
let origin: string;
let known: readonly string[] = [];
const attacks: Attack[] = [];
const RUNS = Number(process.env['BALAI_FUZZ_RUNS'] ?? 60);

beforeAll(async () => {
  // Limits have tests of their own; here they would only hide what lies behind them.
  home = await openAttackedCity(inject('socketDir'), {
    writesPerMinute: 1e9,
    uploadsPerMinute: 1e9,
    guessesPerMinute: 1e9,
  });
  const session = await home.officer('fuzz@contoh.id', [{ unit: 'dishub', area: null, position: 'petugas' }]);
  const officer = home.caller(session);
  sessions = { stranger: '', holder: '', officer: session };
  origin = await home.app.listen({ host: '127.0.0.1', port: 0 });
  const holder = home.caller();
  callers = { stranger: home.caller(), holder, officer };
  const { number } = await sentReport(holder);
  const { draftId } = await begunReport(holder);
  known = [number, draftId, 'lampu-jalan', 'surat-domisili', 'foto', 'lokasi', 'jenis'];
  const { paths } = (await officer('GET', '/api/v1/openapi.json')).json<{
    paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  }>();
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods))
      attacks.push({ method: method.toUpperCase() as Method, path, operation });
});
afterAll(() => home.close());

/** A value of this schema with hostile leaves, or now and then of another shape. */
function valueOf(schema: Schema | undefined): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 5, arbitrary: shapedAs(schema ?? {}) }, { weight: 1, arbitrary: hostileJson });
}
function shapedAs(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(valueOf));
  if (schema.enum !== undefined) return fc.oneof(fc.constantFrom(...schema.enum), hostileString);
  if (schema.type === 'string') return fc.oneof(hostileString, fc.constantFrom(...known));
  if (schema.type === 'integer' || schema.type === 'number') return fc.oneof(hostileNumber, fc.nat(9));
  if (schema.type === 'array') return fc.array(valueOf(schema.items), { maxLength: 4 });
  if (schema.properties !== undefined)
    return fc.record(Object.fromEntries(Object.entries(schema.properties).map(([name, one]) => [name, valueOf(one)])), {
      requiredKeys: [],
    });
  const [inner] = Object.values(schema.patternProperties ?? {});
  if (inner !== undefined) return fc.dictionary(fc.oneof(hostileString, fc.constantFrom(...known)), valueOf(inner));
  return hostileJson;
}

type Body = readonly [payload: string | Buffer, headers: Readonly<Record<string, string>>];
const CONTENT_TYPES = [
  'application/json',
  'application/json; charset=utf-7',
  'text/plain',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'x/y; a="',
  '',
] as const;
function bodyOf({ requestBody }: Operation): fc.Arbitrary<Body> {
  const schema = requestBody?.content['application/json']?.schema;
  const json = (text: string): Body => [text, { 'content-type': 'application/json' }];
  return fc.oneof(
    { weight: 6, arbitrary: valueOf(schema).map((value) => json(JSON.stringify(value) ?? '')) },
    { weight: 1, arbitrary: deepJson.map(json) },
    { weight: 1, arbitrary: hostileString.map(json) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(hostileString, fc.constantFrom(...CONTENT_TYPES))
        .map(([text, type]): Body => [text, { 'content-type': type }]),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.uint8Array({ maxLength: 400 }), hostileString).map(([bytes, name]) =>
        multipart(Buffer.from(bytes), {
          field: name.replaceAll(/[\r\n"]/g, ''),
          file: name.replaceAll(/[\r\n"]/g, ''),
        }),
      ),
    },
  );
}

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed()).slice(0, 900);
function requestOf({ method, path, operation }: Attack) {
  const parameters = operation.parameters ?? [];
  const named = (where: string) =>
    fc.record(
      Object.fromEntries(
        parameters
          .filter((one) => one.in === where)
          .map((one) => [
            one.name,
            shapedAs(one.schema).map((value) => (typeof value === 'string' ? value : JSON.stringify(value)) ?? ''),
          ]),
      ),
    );
  const address = fc.tuple(named('path'), named('query'), fc.boolean()).map(([inPath, inQuery, raw]) => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encoded(inPath[name] ?? '') || '-');
    const query = Object.entries(inQuery)
      .map(([name, value]) => `${name}=${encoded(value)}`)
      .join('&');
    return `${filled}${query === '' ? '' : `?${query}`}${raw ? '&__proto__[x]=1&q=a&q=b&%00=%ff' : ''}`;
  });
  const key = fc.oneof(
    fc.constantFrom('kunci-fuzz-1', ''),
    hostileString.map((text) => encoded(text).slice(0, 250)),
  );
  return fc.record({
    address,
    key,
    who: fc.constantFrom(...Object.keys(callers)),
    body: method === 'GET' ? fc.constant(null) : bodyOf(operation),
  });
}

type Answered = Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>;

/** What never ends by itself is asked over a real line, which is cut as soon as the answer has begun. */
async function begunAnswer(address: string, cookie: string): Promise<Answered> {
  const line = new AbortController();
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${origin}${address}`, { headers, signal: line.signal });
  const goesOn = answer.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const body = goesOn ? '' : await answer.text();
  line.abort();
  return { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body };
}
const goesOn = ({ operation }: Attack): boolean =>
  Object.hasOwn(operation.responses?.['200']?.content ?? {}, 'text/event-stream');

const STACK =
  /\bat (?:async )?\S+ ?\(?(?:file:|node:|\/)|\.ts:\d+|\b(?:select|insert into|update|delete from) \w+ (?:where|set|values)\b|node_modules|PostgresError|TypeError/u;

interface Told {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string; readonly in?: string }[];
}
/** What is wrong with an answer; empty when it has manners. */
function badManners({ statusCode, headers, body }: Answered): readonly string[] {
  const faults = [
    statusCode < 500 ? '' : `status ${statusCode}: ${body.slice(0, 500)}`,
    STACK.test(body.slice(0, 20_000)) ? `shows its insides: ${body.slice(0, 500)}` : '',
  ];
  if (statusCode >= 400)
    faults.push(
      ...(String(headers['content-type']).startsWith('application/problem+json')
        ? problemFaults(JSON.parse(body) as Told, statusCode)
        : [`no problem document but ${String(headers['content-type'])}: ${body.slice(0, 200)}`]),
    );
  return faults.filter((fault) => fault !== '');
}
function problemFaults({ type, title, status, errors = [] }: Told, statusCode: number): readonly string[] {
  const names = type.endsWith('/wrongShape') || type.endsWith('/answersRefused');
  return [
    title.length > 3 ? '' : 'no title',
    status === statusCode ? '' : `says ${status} under ${statusCode}`,
    names && errors.length === 0 ? 'names no field' : '',
    // The whole body may be at fault, or what is asked for at all (not now, not by them); anything else is a field.
    ...errors.map(({ pointer, detail, in: where }) =>
      (pointer.startsWith('/') || (pointer === '' && (where === 'body' || type.endsWith('/refused')))) && detail !== ''
        ? ''
        : `names no field: ${JSON.stringify({ pointer, detail, where })}`,
    ),
  ];
}

describe('the API under hostile requests', () => {
  test('the document lists what is attacked', () => expect(attacks.length).toBeGreaterThan(20));

  test('every operation keeps its manners', async () => {
    expect.hasAssertions();
    for (const attack of attacks) {
      await fc.assert(
        fc.asyncProperty(requestOf(attack), async ({ address, key, who, body }) => {
          const response = goesOn(attack)
            ? await begunAnswer(address, sessions[who] ?? '')
            : await (callers[who] as Caller)(attack.method, address, body?.[0], {
                ...(key === '' ? {} : { 'idempotency-key': key }),
                ...body?.[1],
              });
          expect(badManners(response)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    }
  }, 300_000);

  test('what cannot be an address is a problem too', async () => {
    for (const url of ['/%', '/api/v1/%ff', '/api/v1/cases/%c0%ae', '/api/v1/nowhere', '/api/v1/drafts/a/b/c/d'])
      for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const)
        expect(badManners(await home.caller()(method, url)), `${method} ${url}`).toEqual([]);
  });
});
