// The city that the tests of this worker use: each worker has one to itself, because tests turn the switches of their city.
// Must never: be read where two workers would share a city.
import { inject } from 'vitest';

function cityOfWorker() {
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1);
  const city = inject('cities')[worker - 1];
  if (city === undefined) throw new Error(`there is no city for worker ${worker}`);
  return city;
}

export const cityOfTests = cityOfWorker();
