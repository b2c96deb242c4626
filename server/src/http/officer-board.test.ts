/** Officers' programs: the board of a unit, several cases given and given back, and leave. Each write once, however often it is sent. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { describedDoors, openAttackedCity, sentReport, type AttackedCity, type Caller } from '../attack/testing.ts';

let home: AttackedCity;
let head: Caller;
let officer: Caller;
let resident: Caller;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  const caller = async (email: string, position: string) =>
    home.caller(await home.officer(email, [{ unit: 'dishub', area: null, position }]));
  head = await caller('kepala@contoh.id', 'kepala');
  officer = await caller('petugas@contoh.id', 'petugas');
  resident = home.caller();
});
afterAll(() => home.close());

const key = (name: string) => ({ 'idempotency-key': `papan-${name}` });
interface Board {
  readonly nobody: readonly { readonly number: string; readonly turn: string }[];
  readonly officers: readonly {
    readonly id: string;
    readonly me: boolean;
    readonly cards: readonly { number: string }[];
  }[];
  readonly leaveToCome: readonly object[];
}
const board = async () => (await head('GET', '/api/v1/officer/board?unit=dishub')).json<Board>();
const other = (view: Board) => view.officers.find(({ me }) => !me)?.id ?? '';

describe('the board of a unit', () => {
  test('is for its head; several cases are looked at, given once, and given back', async () => {
    const sent = [(await sentReport(resident)).number, (await sentReport(resident)).number];
    expect((await officer('GET', '/api/v1/officer/board')).statusCode).toBe(404);
    const view = await board();
    const turns = view.nobody
      .filter(({ number }) => sent.includes(number))
      .map(({ number, turn }) => ({ number, turn }));
    const body = { unit: 'dishub', area: null, from: null, to: other(view), turns };
    const preview = await head('POST', '/api/v1/officer/board/preview', body);
    expect(preview.json()).toMatchObject({
      from: null,
      to: { before: 0 },
      turns: [{ whyNot: null }, { whyNot: null }],
    });

    const give = (what: object = body) => head('POST', '/api/v1/officer/board/assign', what, key('beri'));
    const twice = [await give(), await give()];
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    const [first, second] = twice.map((one) => one.json<{ id: string; outcomes: readonly object[] }>());
    expect(first?.outcomes).toHaveLength(2);
    expect(second).toMatchObject({ id: first?.id, outcomes: first?.outcomes });
    const reused = await give({ ...body, from: other(view), to: null });
    expect([reused.statusCode, reused.headers['content-type']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    const held = async () => (await board()).officers.flatMap(({ cards }) => cards.map(({ number }) => number));
    expect((await held()).toSorted()).toEqual(sent.toSorted());

    const back = () => head('POST', `/api/v1/officer/board/given/${first?.id ?? ''}/back`, {}, key('kembali'));
    expect((await back()).json()).toMatchObject({ outcomes: [{ given: true }, { given: true }] });
    expect((await back()).json()).toMatchObject({ outcomes: [{ given: true }, { given: true }] });
    expect(await held()).toEqual([]);
    const noKey = await head('POST', '/api/v1/officer/board/assign', body);
    expect(noKey.statusCode).toBe(400);
  });
});

describe('leave', () => {
  test('is asked for once, decided once by the head, seen on the board, and taken back', async () => {
    const dates = { from: '2026-12-07', to: '2026-12-08' };
    const ask = (body: object, name = 'minta') => officer('POST', '/api/v1/officer/leave', body, key(name));
    const wrong = await ask({ ...dates, to: '2026-12-06' });
    expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { errors: [{ pointer: '/answers/to' }] }]);
    const twice = [await ask(dates), await ask(dates)];
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const ids = twice.map((one) => one.json<{ id: string }>().id);
    expect(new Set(ids).size).toBe(1);
    const [id = ''] = ids;
    expect((await ask({ ...dates, to: '2026-12-09' })).statusCode).toBe(422);

    const decide = (who: Caller, body: object) => who('POST', `/api/v1/officer/leave/${id}/decide`, body, key('putus'));
    expect((await decide(officer, { approve: true })).statusCode).toBe(403);
    const because = await decide(head, { approve: false });
    expect([because.statusCode, because.json()]).toMatchObject([422, { errors: [{ pointer: '/answers/because' }] }]);
    const decided = [await decide(head, { approve: true }), await decide(head, { approve: true })];
    expect(decided.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect((await decide(head, { approve: false, because: 'Ramai.' })).statusCode).toBe(422);
    expect((await officer('GET', '/api/v1/officer/leave')).json()).toMatchObject({ mine: [{ id, state: 'approved' }] });
    expect((await head('GET', '/api/v1/officer/leave')).json()).toMatchObject({ ofUnits: [{ id }], toDecide: [] });

    const end = () => officer('POST', `/api/v1/officer/leave/${id}/end`, {}, key('tarik'));
    expect([(await end()).statusCode, (await end()).statusCode]).toEqual([200, 200]);
    expect((await officer('GET', '/api/v1/officer/leave')).json()).toMatchObject({
      mine: [{ id, state: 'withdrawn' }],
    });
    expect((await officer('POST', '/api/v1/officer/leave/tidak-ada/end', {}, key('tiada'))).statusCode).toBe(404);
  });
  test('and all of it is described', async () => {
    expect(await describedDoors(officer)).toEqual(
      expect.arrayContaining([
        'get /api/v1/officer/board',
        'post /api/v1/officer/board/preview',
        'post /api/v1/officer/board/assign',
        'post /api/v1/officer/board/given/{id}/back',
        'get /api/v1/officer/leave',
        'post /api/v1/officer/leave',
        'post /api/v1/officer/leave/{id}/decide',
        'post /api/v1/officer/leave/{id}/end',
      ]),
    );
  });
});
