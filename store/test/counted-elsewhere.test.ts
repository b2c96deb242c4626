/**
 * A case that comes to another kelurahan: it leaves the figures of the one and arrives in those of the other on that day, and
 * is closed where it lies. What a Balai before ADR 0080 wrote goes on to be counted as it was then.
 */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Calendar, CaseEvent, Turn } from '@balai/kernel';
import { figuresOf, historyAfter, noHistory, type Figure } from '../src/case/history.ts';
import { freshStore, tangerang, testCalendar, type FreshStore } from '../src/testing.ts';
import { act, freshKey, hour, submit, tuesday, valueOf } from './acting.ts';
import { applicant, elsewhere, kelurahan, officerOf, testBundles } from './city.ts';

let fresh: FreshStore;
const region = tangerang.id;
const DAY = 24 * hour;
beforeAll(async () => {
  fresh = await freshStore(inject('socketDir'));
  for (const bundle of testBundles) await fresh.store.services.publish(region, bundle, 'penulis', tuesday);
});
afterAll(() => fresh.close());

/** Every counter of the region that is not nothing: "2026-03-03 1001 filed 1". */
async function counters(): Promise<readonly string[]> {
  const rows = await fresh.store.figures.rows(region, { from: '2026-01-01', to: '2026-12-31' });
  return rows
    .flatMap((row) =>
      Object.entries(row)
        .filter(([, count]) => typeof count === 'number' && count !== 0)
        .map(([measure, count]) => `${row.day} ${row.area?.slice(6) ?? '-'} ${measure} ${count}`),
    )
    .toSorted();
}
const openIn = async (): Promise<readonly (readonly [string | null, number])[]> =>
  (await fresh.store.figures.openBefore(region, { from: '2026-12-31', to: '2026-12-31' })).map(({ area, open }) => [
    area,
    open,
  ]);

test('a transfer and a correction of the area move it on their days; it is closed where it lies, and nothing of a past day changes', async () => {
  const { store } = fresh;
  const { caseId } = valueOf(await submit(store, region, 'surat'));
  const turnIn = (area: string) => `diperiksa/kelurahan@${area}`;
  valueOf(
    await store.execute({
      regionId: region,
      caseId,
      command: {
        type: 'transfer',
        turn: turnIn(kelurahan),
        actor: officerOf('kelurahan', 'petugas-1', kelurahan),
        to: { unit: 'kelurahan', area: elsewhere },
        note: 'Alamatnya di kelurahan lain.',
      },
      channel: 'portal',
      now: tuesday + DAY,
      idempotency: freshKey(),
    }),
  );
  const moved = [
    '2026-03-03 01.1001 filed 1',
    '2026-03-04 01.1001 transferredOut 1',
    '2026-03-04 02.1002 transferredIn 1',
  ];
  expect(await counters()).toEqual(moved);
  expect(await openIn()).toEqual([[elsewhere, 1]]);

  const officer = officerOf('kelurahan', 'petugas-2', elsewhere);
  valueOf(
    await act(store, region, caseId, officer, 'minta', {
      turn: turnIn(elsewhere),
      because: ['salahKelurahan'],
      now: tuesday + DAY + hour,
    }),
  );
  valueOf(
    await act(store, region, caseId, applicant, 'kirim', {
      turn: 'perbaikan/applicant',
      with: { answers: { kelurahan } },
      now: tuesday + 2 * DAY,
    }),
  );
  const corrected = [...moved, '2026-03-05 01.1001 transferredIn 1', '2026-03-05 02.1002 transferredOut 1'];
  expect(await counters()).toEqual(corrected);
  const [turn] = (await store.cases.load(region, caseId))?.state.turns ?? [];
  const area = turn?.party.kind === 'unit' ? turn.party.area : null;
  valueOf(
    await act(store, region, caseId, officerOf('kelurahan', 'petugas-3', area), 'tolak', {
      turn: turn?.id ?? '',
      because: ['bukanWarga'],
      now: tuesday + 3 * DAY,
    }),
  );
  expect(await counters()).toEqual(
    [...corrected, '2026-03-06 01.1001 onTime 1', '2026-03-06 01.1001 refused 1'].toSorted(),
  );
  expect(await openIn()).toEqual([]);
  expect((await store.audit.rebuild(region, { check: true })).differences).toEqual([]);
});

const calendar: Calendar = testCalendar(tangerang);
const turn = { id: 'a/kelurahan', party: { kind: 'unit', unit: 'kelurahan', area: kelurahan, position: null } } as Turn;
const filed = { type: 'submitted', at: tuesday, area: kelurahan, promised: null } as unknown as CaseEvent;
const began = { type: 'turnBegan', at: tuesday + DAY, turn } as unknown as CaseEvent;
const corrects = { type: 'answersCorrected', at: tuesday + 2 * DAY, area: elsewhere } as unknown as CaseEvent;
const hands = { type: 'transferred', at: tuesday + 2 * DAY } as unknown as CaseEvent;
const told = (events: readonly CaseEvent[], moves: boolean): readonly string[] =>
  figuresOf(
    events.reduce(
      (history, event) => historyAfter(history, event, calendar, { issued: null, moves, area: elsewhere }),
      noHistory('surat'),
    ),
  ).map(({ day, unit, area, measure }: Figure) => `${day} ${unit || '-'} ${area.slice(6)} ${measure}`);

test('what was written before moves were counted is counted as it was then: of all days, and a transfer not at all', () => {
  expect(told([filed, began, corrects], false)).toEqual(['2026-03-03 kelurahan 02.1002 filed']);
  expect(told([filed, began, hands], false)).toEqual(['2026-03-03 kelurahan 01.1001 filed']);
});

test('a first unit on a later day takes over what nobody had', () => {
  expect(told([filed, began], true)).toEqual([
    '2026-03-03 - 01.1001 filed',
    '2026-03-04 - 01.1001 transferredOut',
    '2026-03-04 kelurahan 01.1001 transferredIn',
  ]);
});
