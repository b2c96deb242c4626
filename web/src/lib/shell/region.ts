// The region as pages draw it when there is no platform: the gallery, an error before the platform answered. Must never be shown as real.
import type { RegionKind } from '../i18n/shell.ts';

export interface RegionFacts {
  readonly name: { readonly id: string; readonly en: string };
  readonly kind: RegionKind;
  /** Minutes ahead of UTC. */
  readonly utcOffset: number;
  readonly emergencyNumber: string;
}
export const REGION_WITHOUT_PLATFORM: RegionFacts = {
  name: { id: 'Kota', en: 'City' },
  kind: 'live',
  utcOffset: 420,
  emergencyNumber: '112',
};
