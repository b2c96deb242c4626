// What the platform stands on in this installation: files, pictures, signing keys, registries, the city's data.
// The registries of the demo are simulated and have a switch; a live city's own adapters come in here.
import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import {
  openDiskStore,
  openImageCleaner,
  openLocalSigner,
  openPusher,
  openRegistries,
  type PlatformDeps,
  restoreSimulators,
  paymentGateway,
  simulatedGateway,
  simulatedRegistries,
  simulatedSigner,
} from '@balai/server';
import type { Store } from '@balai/store';
import { citiesOf } from './city-data.ts';
import { now } from './clock.ts';
import type { Config } from './config.ts';
import { openLedger } from './erasure/ledger.ts';
import { installationOf, type OwnInstallation } from './installation.ts';
import { secretOf } from './secrets.ts';
import { messengerIn } from './messenger.ts';
import { openSwitches } from './simulator-switches.ts';

export type OpenedPlatform = {
  readonly deps: PlatformDeps;
  readonly installation: OwnInstallation;
  /** The signer's clock, while the demo's past is played; null: the real one again. */
  readonly signAt: (at: number | null) => void;
  readonly close: () => Promise<void>;
};

const SAME_AGAIN_MS = 60_000;

/** A trouble that comes every second is told once a minute. */
function tellSeldom(): PlatformDeps['onTrouble'] {
  const told = new Map<string, number>();
  return (where, code) => {
    const trouble = `${where}: ${code}`;
    if (performance.now() - (told.get(trouble) ?? -SAME_AGAIN_MS) < SAME_AGAIN_MS) return;
    told.set(trouble, performance.now());
    console.error(`balai: ${trouble}`);
  };
}

/** The address of a region that is reached by a host of its own; of every other, that of the installation. */
function addressIn(host: string | undefined, address: string): string {
  if (host === undefined) return address;
  const own = new URL(address);
  own.hostname = host;
  return own.origin;
}

/** The key that browsers know us by is made with the first start that has it switched on. */
async function pushOf(config: Config, address: string): Promise<Pick<PlatformDeps, 'push'>> {
  if (config.messages?.push !== true) return {};
  return { push: openPusher({ secret: await secretOf(config.data, 'push'), subject: address }) };
}

export async function openPlatformDeps(config: Config, store: Store, address: string): Promise<OpenedPlatform> {
  let signing: number | null = null;
  const signingClock = () => signing ?? now();
  const local = new Map(
    await Promise.all(
      store.regions.all().map(
        async ({ id, name, kind }) =>
          [
            id,
            await openLocalSigner({
              folder: join(config.data, 'keys'),
              region: { id, name: name.id, kind },
              now: signingClock,
            }),
          ] as const,
      ),
    ),
  );
  const ownSigner = (regionId: number) => {
    const one = local.get(regionId);
    if (one === undefined) throw new Error(`the region ${regionId} is not registered in services/registry.ts`);
    return one;
  };
  const first = [...local.values()][0];
  const switchable = config.mode === 'demo' && first !== undefined ? simulatedSigner(first) : null;
  const simulated = config.mode !== 'live' ? simulatedRegistries() : [];
  const switches = config.mode !== 'live' ? openSwitches(config.data) : null;
  const images = openImageCleaner();
  const installation = installationOf(config);
  const deps: PlatformDeps = {
    store,
    bytes: await openDiskStore(join(config.data, 'files'), now(), store.seal),
    images,
    ledger: openLedger(config.ledger),
    cityOf: citiesOf(store, config.data),
    signerOf: (regionId) => switchable ?? ownSigner(regionId),
    isOurKey: (fingerprint) => [...local.values()].some((signer) => signer.fingerprint === fingerprint),
    simulatedSigner: switchable,
    simulatedRegistries: simulated,
    hasCarrier: messengerIn(config) !== null,
    ...(config.mode === 'live' ? {} : { simulatedGateway: simulatedGateway() }),
    ...(config.paymentUrl === undefined || config.paymentSecret === undefined
      ? {}
      : { paymentGateway: paymentGateway({ url: config.paymentUrl, secret: config.paymentSecret }) }),
    registriesOf: () => openRegistries(simulated),
    linkSecret: createSecretKey(await secretOf(config.data, 'link')),
    addressOf: (regionId) => addressIn(store.regions.byId(regionId)?.hosts[0], address),
    now,
    ...(await pushOf(config, address)),
    ...(config.messages?.replies === undefined ? {} : { repliesAt: config.messages.replies.at }),
    installation,
    onTrouble: tellSeldom(),
    ...(switches === null ? {} : { onSimulatorTurned: switches.turned }),
  };
  const unfollow = switches?.follow((left) => restoreSimulators(deps, left));
  return {
    deps,
    installation,
    signAt: (at) => {
      signing = at;
    },
    close: async () => {
      unfollow?.();
      await images.close();
    },
  };
}
