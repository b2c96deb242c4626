/** All open cases are found, also where many were filed in one moment: who moves "all" misses none. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { now } from '../clock.ts';
import { newInstallation, reportLamp, type Installation } from '../commands/testing.ts';
import { bundleOf } from './bundle-of.ts';
import { chooseServices, type ChosenService } from './choose-services.ts';
import { openCases } from './open-cases.ts';

let city: Installation;
beforeAll(async () => {
  city = await newInstallation(inject('socketDir'));
  const { region, service } = chooseServices(['tangerang/lampu-jalan'])[0] as ChosenService;
  await city.store.services.publish(city.home.id, bundleOf(region, service), 'penulis', now(), {});
});
afterAll(() => city.close());

test('more than a page, with a moment of many at the end of the first', async () => {
  const moment = now() - 60_000;
  const filed = await Promise.all(
    Array.from({ length: 230 }, (_, index) => reportLamp(city, {}, index < 120 ? moment : moment - 1)),
  );
  const found = (await openCases(city.store, city.home.id, 'lampu-jalan')).map(({ caseId }) => caseId);
  expect(found).toHaveLength(filed.length);
  expect(new Set(found)).toEqual(new Set(filed));
});
