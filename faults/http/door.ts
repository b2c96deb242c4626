/**
 * The HTTP door of one process in a fault run: the real server over its disturbed store, asked without a socket, so that no
 * network decides what comes first.
 *
 * Must never: answer for a process that is dead.
 */
import { buildServer, createPlatform, type Accounts, type ServerOptions } from '@balai/server';
import type { Process } from '../fault-city.ts';

export type Door = Awaited<ReturnType<typeof buildServer>>;
const noShapes = { type: 'FeatureCollection', features: [] } as const;

/** `accounts`: of the installation. `wall`: what this process takes for the time. */
export async function openDoor(
  { store, deps, clock }: Pick<Process, 'store' | 'deps' | 'clock'>,
  accounts: Accounts,
  wall: () => number,
): Promise<Door> {
  const options: ServerOptions = {
    store,
    accounts,
    page: null,
    platformFor: createPlatform(deps),
    regionOf: (host) => store.regions.all().find(({ hosts }) => hosts.includes(host))?.id ?? 0,
    shapesOf: () => noShapes,
    now: wall,
    watch: clock.watch,
    secureCookies: false,
  };
  const app = await buildServer(options);
  await app.ready();
  return app;
}
