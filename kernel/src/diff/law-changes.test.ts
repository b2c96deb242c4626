/** What a new law changes overnight is said with its day, its text and what was before; most nights nothing is. */
import { expect, test } from 'vitest';
import { permit, visit } from '../cases/permit.ts';
import { days } from '../cases/manifest-of.ts';
import { workingDays } from '../clock.ts';
import { since } from '../manifest.ts';
import { lawChanges } from './law-changes.ts';

const says = (...asked: Parameters<typeof lawChanges>) => lawChanges(...asked).map(({ at, says: { id } }) => [at, id]);

test('a turn that goes to another unit from that day on', () => {
  expect(says(visit, '2026-01-31', '2026-02-01')).toEqual([
    [
      'stages.menunggu.by',
      'Giliran “menunggu” menjadi Contoh (sejak 1 Februari 2026, y) (sebelumnya Contoh (sejak 1 Januari 2020, x))',
    ],
  ]);
  expect(says(visit, '2026-02-01', '2026-02-02')).toEqual([]);
  expect(says(visit, '2019-12-01', '2019-12-02')).toEqual([]);
});

test('an objection and a whole promise, wherever they stand; the values of other days are left out', () => {
  const later = since('2026-03-01', workingDays(3), 'baru');
  const { ditolak } = permit.stages;
  if (ditolak === undefined || !('ends' in ditolak)) throw new Error('the permit has another end now');
  const service = {
    ...permit,
    within: [since('2025-01-01', workingDays(9), 'lama'), later],
    stages: {
      ...permit.stages,
      ditolak: { ...ditolak, objection: { ...ditolak.objection, to: 'survei', within: [days(21), later] } },
    },
  } as typeof permit;
  expect(says(service, '2026-02-28', '2026-03-01').map(([at]) => at)).toEqual([
    'within',
    'stages.ditolak.objection.within',
  ]);
  expect(says(service, '2026-02-20', '2026-02-28')).toEqual([]);
});

test('seats have the law of the day that is booked, so another night changes nothing for whoever files', () => {
  const { periksa } = visit.slots;
  if (periksa === undefined) throw new Error('the visit has no slot now');
  const capacity = [since('2020-01-01', 8, 'lama'), since('2026-03-01', 4, 'baru')];
  expect(says({ ...visit, slots: { periksa: { ...periksa, capacity } } }, '2026-02-28', '2026-03-01')).toEqual([]);
});
