/**
 * The switches of the demo: registries and signer that can be well, slow, wrong or down; a message gateway that can refuse and lose.
 *
 * Must never: exist in a live region.
 */
import type { Bound } from '../bound.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { ConsolePlatform } from '../platform-types.ts';
import { text } from '../texts/text.ts';

const SIGNER = 'tandaTangan';
const GATEWAY = 'gerbangPesan';
const asMode = { up: 'ok', slow: 'slow', down: 'down' } as const;
const MODES = ['ok', 'slow', 'wrong', 'down'] as const;
const GATEWAY_MODES = ['ok', 'slow', 'refuses', 'loses'] as const;

export function simulators({ deps, region }: Bound): Awaited<ReturnType<ConsolePlatform['simulators']>> {
  if (region.kind === 'live') return [];
  const { simulatedSigner: signer, simulatedGateway: gateway } = deps;
  return [
    ...deps.simulatedRegistries.map(({ id, label, mode }) => ({ id, label, mode, modes: MODES })),
    ...(signer === null
      ? []
      : [
          {
            id: SIGNER,
            label: text('Layanan tanda tangan elektronik', 'Electronic signature service'),
            mode: asMode[signer.state],
            modes: MODES,
          },
        ]),
    ...(gateway === undefined
      ? []
      : [{ id: GATEWAY, label: gateway.label, mode: gateway.mode, modes: GATEWAY_MODES, carriesMessages: true }]),
  ];
}

export function setSimulator(
  { deps, region }: Bound,
  id: string,
  mode: string,
): Awaited<ReturnType<ConsolePlatform['setSimulator']>> {
  if (region.kind === 'live' || !turn(deps, id, mode)) return { ok: false, error: { type: 'notFound' } };
  deps.onSimulatorTurned?.(id, mode);
  return { ok: true, value: null };
}

/** Puts the switches as somebody left them before a restart, or turned them in another process; what is not known any more is left alone. */
export function restoreSimulators(deps: PlatformDeps, left: Readonly<Record<string, string>>): void {
  for (const [id, mode] of Object.entries(left)) turn(deps, id, mode);
}

/** False: there is no such switch, or it has no such position. */
function turn(
  { simulatedRegistries, simulatedSigner, simulatedGateway }: PlatformDeps,
  id: string,
  to: string,
): boolean {
  if (id === GATEWAY) {
    const mode = GATEWAY_MODES.find((one) => one === to);
    if (simulatedGateway === undefined || mode === undefined) return false;
    simulatedGateway.turn(mode);
    return true;
  }
  const mode = MODES.find((one) => one === to);
  if (mode === undefined) return false;
  const registry = simulatedRegistries.find((one) => one.id === id);
  if (registry !== undefined) registry.turn(mode);
  else if (id === SIGNER && simulatedSigner !== null)
    simulatedSigner.turn(mode === 'ok' || mode === 'wrong' ? 'up' : mode);
  else return false;
  return true;
}
