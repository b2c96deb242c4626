/**
 * The switches of the demo: registries and signer that can be well, slow, wrong or down.
 *
 * Must never: exist in a live region.
 */
import type { Bound } from '../bound.ts';
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
  if (region.kind === 'live') return { ok: false, error: { type: 'notFound' } };
  const registry = deps.simulatedRegistries.find((one) => one.id === id);
  if (registry !== undefined) registry.turn(mode);
  else if (id === SIGNER && deps.simulatedSigner !== null)
    deps.simulatedSigner.turn(mode === 'ok' || mode === 'wrong' ? 'up' : mode);
  else return { ok: false, error: { type: 'notFound' } };
  return { ok: true, value: null };
}
