/** Officers' programs: reports joined and taken apart, a report split, the texts of a unit. Each write once, however often it is sent. */
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { describedDoors, openAttackedCity, sentReport, type AttackedCity, type Caller } from '../attack/testing.ts';

let home: AttackedCity;
let officer: Caller;
let resident: Caller;
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  officer = home.caller(await home.officer('unit@contoh.id', [{ unit: 'dishub', area: null, position: 'petugas' }]));
  resident = home.caller();
});
afterAll(() => home.close());

const key = (name: string) => ({ 'idempotency-key': `meja-${name}` });
const versionOf = async (number: string) =>
  (await officer('GET', `/api/v1/officer/cases/${number}`)).json<{ version: number }>().version;

describe('reports that belong together', () => {
  test('are joined, listed by the one that goes on, and taken apart again', async () => {
    const [first, second] = [await sentReport(resident), await sentReport(resident)];
    const act = async (what: string, body: object) =>
      officer(
        'POST',
        `/api/v1/officer/cases/${second.number}/${what}`,
        { ...body, seenVersion: await versionOf(second.number) },
        key(what),
      );
    expect((await act('merge', { into: first.number })).statusCode).toBe(200);
    const joined = async () =>
      (await officer('GET', `/api/v1/officer/cases/${first.number}`)).json<{ joined: readonly { number: string }[] }>()
        .joined;
    expect(await joined()).toMatchObject([{ number: second.number }]);
    expect((await resident('GET', `/api/v1/cases/${first.number}`)).json()).toMatchObject({ joined: 1 });
    const empty = await act('unmerge', { note: ' ' });
    expect([empty.statusCode, empty.json()]).toMatchObject([422, { errors: [{ pointer: '/answers/note' }] }]);
    const apart = { note: 'Tiangnya lain.', seenVersion: await versionOf(second.number) };
    const url = `/api/v1/officer/cases/${second.number}/unmerge`;
    const twice = [await officer('POST', url, apart, key('lagi')), await officer('POST', url, apart, key('lagi'))];
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(await joined()).toEqual([]);
  });
});

describe('a report of two matters', () => {
  test('is split: a draft of the part, filled in and sent once', async () => {
    const { number } = await sentReport(resident);
    const begun = await officer('POST', `/api/v1/officer/cases/${number}/split`, { service: 'sampah' });
    expect(begun.statusCode).toBe(201);
    const { draftId } = begun.json<{ draftId: string }>();
    expect((await resident('GET', `/api/v1/drafts/${draftId}`)).statusCode).toBe(404);
    const split = async (seenVersion: number, note = 'Ada sampah juga.') =>
      officer('POST', `/api/v1/officer/drafts/${draftId}/split`, { note, seenVersion });
    const version = await versionOf(number);
    const missing = await split(version);
    expect([missing.statusCode, missing.json()]).toMatchObject([422, { errors: expect.any(Array) }]);
    const draft = (await officer('GET', `/api/v1/drafts/${draftId}`)).json<{
      questions: readonly { name: string; answered: boolean }[];
    }>();
    expect(draft.questions.filter(({ answered }) => answered).map(({ name }) => name)).toContain('lokasi');
  });

  test('is refused whole where the case has changed, and done once where it has not', async () => {
    const { number } = await sentReport(resident);
    const { draftId } = (
      await officer('POST', `/api/v1/officer/cases/${number}/split`, { service: 'lampu-jalan' })
    ).json<{ draftId: string }>();
    const split = (seenVersion: number) =>
      officer('POST', `/api/v1/officer/drafts/${draftId}/split`, { note: 'Dua lampu.', seenVersion });
    expect((await split(1)).statusCode).toBe(409);
    const version = await versionOf(number);
    const twice = [await split(version), await split(version)];
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const [one, two] = twice.map((answered) => answered.json<{ number: string; from: string }>());
    expect(one).toEqual(two);
    expect(one?.from).toBe(number);
    expect((await resident('GET', `/api/v1/cases/${one?.number}`)).json()).toMatchObject({
      thread: [{ kind: 'splitFrom', number }],
    });
  });
});

describe('texts of a unit', () => {
  const body = { unit: 'dishub', area: null, name: 'Dijadwalkan', text: 'Kasus {nomor} dijadwalkan.' };
  test('are kept once, changed and removed', async () => {
    const kept = [1, 2].map(() => officer('POST', '/api/v1/officer/templates', body, key('templat')));
    const ids = (await Promise.all(kept)).map((answered) => answered.json<{ id: string }>().id);
    expect(new Set(ids).size).toBe(1);
    const [id = ''] = ids;
    const wrong = await officer('PUT', `/api/v1/officer/templates/${id}`, { ...body, text: '{apa}' });
    expect([wrong.statusCode, wrong.json()]).toMatchObject([422, { errors: [{ pointer: '/answers/text' }] }]);
    expect((await officer('PUT', `/api/v1/officer/templates/${id}`, { ...body, name: 'Lain' })).json()).toEqual({ id });
    const listed = await officer('GET', '/api/v1/officer/templates');
    expect(listed.json()).toMatchObject({ units: [{ unit: 'dishub', templates: [{ id, name: 'Lain' }] }] });
    const remove = (which: string) => officer('DELETE', `/api/v1/officer/templates/${which}?unit=dishub`);
    expect((await remove(id)).statusCode).toBe(200);
    expect((await remove(id)).statusCode).toBe(404);
    expect((await remove('bukan-id')).statusCode).toBe(404);
  });
  test('and all of it is described', async () => {
    expect(await describedDoors(officer)).toEqual(
      expect.arrayContaining([
        'post /api/v1/officer/cases/{number}/merge',
        'post /api/v1/officer/cases/{number}/unmerge',
        'post /api/v1/officer/cases/{number}/split',
        'post /api/v1/officer/drafts/{draft}/split',
        'get /api/v1/officer/templates',
        'post /api/v1/officer/templates',
        'put /api/v1/officer/templates/{id}',
        'delete /api/v1/officer/templates/{id}',
      ]),
    );
  });
});
