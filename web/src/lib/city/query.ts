/**
 * What the city page is asked for: period, service, unit, district; from the address and back into it.
 *
 * Must never: pass on a word that the platform does not know.
 */
export interface CityQuery {
  readonly period: '7' | '30' | 'year';
  readonly service?: string;
  readonly district?: string;
  readonly unit?: string;
}
export const PERIODS = ['7', '30', 'year'] as const;

export function cityQueryOf(parameters: URLSearchParams): CityQuery {
  const period = PERIODS.find((one) => one === parameters.get('rentang')) ?? '30';
  const [service, district, unit] = ['layanan', 'kecamatan', 'unit'].map((name) => parameters.get(name));
  return { period, ...(service ? { service } : {}), ...(district ? { district } : {}), ...(unit ? { unit } : {}) };
}

/** The address of the page with these words, or of the open data behind it. */
export function cityLink({ period, service, district, unit }: CityQuery, base = '/kota'): string {
  const page = base === '/kota';
  const parameters = new URLSearchParams({ [page ? 'rentang' : 'period']: period });
  if (service !== undefined) parameters.set(page ? 'layanan' : 'service', service);
  if (district !== undefined) parameters.set(page ? 'kecamatan' : 'district', district);
  if (unit !== undefined) parameters.set('unit', unit);
  return `${base}?${parameters}`;
}

/** Five shades for a share on time; the lowest begins below 80 %. */
export const LEVELS = [0, 0.8, 0.9, 0.95, 0.98] as const;
export function levelOf(share: number | null): 0 | 1 | 2 | 3 | 4 | null {
  if (share === null) return null;
  const found = LEVELS.findLastIndex((from) => share >= from);
  return Math.max(0, found) as 0 | 1 | 2 | 3 | 4;
}
