/**
 * The switches of the demo: registries and signer that can be well, slow, wrong or down.
 *
 * Must never: exist in a live region.
 */
import type { Bound } from '../bound.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { ConsolePlatform } from '../platform-types.ts';
import { text } from '../texts/text.ts';

type Mode = 'ok' | 'slow' | 'wrong' | 'down';
const SIGNER = 'tandaTangan';
const asMode = { up: 'ok', slow: 'slow', down: 'down' } as const;

export function simulators({ deps, region }: Bound): Awaited<ReturnType<ConsolePlatform['simulators']>> {
  if (region.kind === 'live') return [];
  const signer =
    deps.simulatedSigner === null
      ? []
      : [
          {
            id: SIGNER,
            label: text('Layanan tanda tangan elektronik', 'Electronic signature service'),
            mode: asMode[deps.simulatedSigner.state],
          },
        ];
  return [...deps.simulatedRegistries.map(({ id, label, mode }) => ({ id, label, mode })), ...signer];
}

export function setSimulator(
  { deps, region }: Bound,
  id: string,
  mode: Mode,
): Awaited<ReturnType<ConsolePlatform['setSimulator']>> {
  if (region.kind === 'live' || !turn(deps, id, mode)) return { ok: false, error: { type: 'notFound' } };
  deps.onSimulatorTurned?.(id, mode);
  return { ok: true, value: null };
}

/** Puts the switches as somebody left them before a restart; what is not known any more is left alone. */
export function restoreSimulators(deps: PlatformDeps, left: Readonly<Record<string, string>>): void {
  for (const [id, mode] of Object.entries(left)) if (isMode(mode)) turn(deps, id, mode);
}

const isMode = (mode: string): mode is Mode => ['ok', 'slow', 'wrong', 'down'].includes(mode);

function turn({ simulatedRegistries, simulatedSigner }: PlatformDeps, id: string, mode: Mode): boolean {
  const registry = simulatedRegistries.find((one) => one.id === id);
  if (registry !== undefined) registry.turn(mode);
  else if (id === SIGNER && simulatedSigner !== null)
    simulatedSigner.turn(mode === 'ok' || mode === 'wrong' ? 'up' : mode);
  else return false;
  return true;
}
