// The city that `balai project bench` measures, as a process of its own. Must never: be started by hand, or write a row that a
// command would write.
import { answerAsks } from '@balai/bench/child';
import { type City, openCity } from './city.ts';
import { passingDemo } from './config.ts';
import { giveMemoryBackAtRest } from './memory-at-rest.ts';
import type { Connection } from './database.ts';
import { showProgress } from './progress.ts';

interface Opening {
  readonly data: string;
  readonly port: number;
  readonly connection: Connection;
}
const opened: City[] = [];

answerAsks({
  open: async ({ data, port, connection }: Opening) => {
    const city = await openCity({ ...passingDemo(data, port), emptyDemo: true }, connection, showProgress());
    opened.push(city);
    await city.listen();
    await city.loadRest();
    giveMemoryBackAtRest();
  },
  accounts: async () => opened[0]?.accounts,
  close: async () => {
    for (const city of opened) await city.close();
  },
});
