/** The plan of the demo city, before anybody lives it. Must never: open a store; the city itself is filled in live-four-weeks.test.ts. */
import { localDate } from '@balai/kernel';
import areas from '@balai/services/tangerang/data/areas.json' with { type: 'json' };
import { seededRandom } from '@balai/services/tangerang/data/seeded-random.ts';
import { tangerangRegion } from '@balai/services/tangerang/region.ts';
import { expect, it } from 'vitest';
import { at } from '../platform/testing.ts';
import { absencesAt } from './demo-officers.ts';
import { demoPlans, silentEvening } from './demo-plans.ts';
import { scriptsOf } from './demo-scripts.ts';
import { randomFrom } from './demo-town.ts';

/** As a city is filled that nobody asked to be larger or smaller. */
const CASES = 600;
const { calendar, services } = tangerangRegion;
const living = services
  .filter(({ manifest }) => !['lampu-jalan', 'surat-domisili', 'jalan-rusak'].includes(manifest.id))
  .map((service) => ({ service, scripts: scriptsOf(service, calendar) }));

it.each([
  ['in the afternoon', at('2026-11-25T14:30')],
  ['early on a Monday', at('2026-11-30T06:10')],
  ['on a holiday', at('2026-12-25T10:00')],
])('gives every service at least sixty cases of history, %s', (_, now) => {
  const plans = demoPlans({
    calendar,
    now,
    cases: CASES,
    places: {
      villages: areas.districts.flatMap(({ villages }) =>
        villages.map(({ code, name, point }) => ({ code, name, ...point })),
      ),
      homes: ['36.71.01.1001', '36.71.01.1008', '36.71.07.1001', '36.71.05.1001', '36.71.09.1006'],
      districts: ['36.71.01', '36.71.09'],
    },
    absences: absencesAt(calendar, localDate(calendar, now)),
    silent: silentEvening(calendar, now),
    living,
    photosOf: () => ({ subject: 'paper', each: 1 }),
    randomOf: randomFrom(seededRandom, 3671),
  });
  const counts = Map.groupBy(plans, ({ service }) => service);
  const few = services.map(({ manifest: { id } }) => [id, counts.get(id)?.length ?? 0] as const);
  expect(few.filter(([, count]) => count < 60)).toEqual([]);
  for (const { filedAt } of plans) expect(filedAt).toBeLessThan(now);
});
