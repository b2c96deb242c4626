// The city that `balai bench` measures, as a process of its own. Must never: be started by hand, or write a row that a
// command would write.
import { fillCases, prepareDrafts } from '@balai/bench/city';
import { answerAsks } from '@balai/bench/child';
import { regions } from '@balai/services';
import { type City, openCity } from './city.ts';
import { now } from './clock.ts';
import { passingDemo } from './config.ts';
import type { Connection } from './database.ts';
import { showProgress } from './progress.ts';

interface Opening {
  readonly data: string;
  readonly port: number;
  readonly connection: Connection;
}
const opened: City[] = [];

function inside() {
  const [city] = opened;
  if (city === undefined) throw new Error('the city is not open');
  return { ...city.inside, now, villages: regions[0]?.areas ?? [] };
}

answerAsks({
  open: async ({ data, port, connection }: Opening) => {
    const city = await openCity({ ...passingDemo(data, port), emptyDemo: true }, connection, showProgress());
    opened.push(city);
    await city.listen();
    await city.loadRest();
  },
  accounts: async () => opened[0]?.accounts,
  fill: (count: number) => fillCases(inside(), count),
  drafts: ({ device, count }: { readonly device: string; readonly count: number }) =>
    prepareDrafts(inside(), device, count),
  close: async () => {
    for (const city of opened) await city.close();
  },
});
