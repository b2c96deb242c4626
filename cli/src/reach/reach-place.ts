// Whose telephone or mail address it is, as it is typed: a unit without accounts, its area, and which of many there, each checked
// against the city's own files. Must never: accept an address that no message could go to.
import type { UnitData } from '@balai/kernel';
import type { RegisteredRegion } from '@balai/services';
import type { Reach } from '@balai/store';
import { CalledWrongly } from '../command.ts';
import { notThere, regionOf } from '../officers/wanted-place.ts';

export const reachOptions = {
  unit: { type: 'string' },
  area: { type: 'string' },
  which: { type: 'string' },
  region: { type: 'string' },
} as const;
type Typed = Readonly<Partial<Record<keyof typeof reachOptions, string>>>;

/** Empty `area`: in every area; empty `which`: each of the area. Throws `CalledWrongly` with what there is to choose from. */
export function reachPlace(
  typed: Typed,
): Pick<Reach, 'unit' | 'area' | 'which'> & { readonly region: RegisteredRegion } {
  const region = regionOf(typed.region);
  const units = unitsByLink(region);
  const unit = units.get(typed.unit ?? '');
  if (typed.unit === undefined || unit === undefined) throw notThere('unit', typed.unit, [...units.keys()]);
  const area = typed.area ?? '';
  const areas = unit.per === 'kecamatan' ? region.districts.map(({ code }) => code) : region.areas;
  const isKnown = unit.per === null ? area === '' : area === '' || areas.includes(area);
  if (!isKnown) throw notThere('area', area, unit.per === null ? [''] : areas.slice(0, 3));
  const which = typed.which ?? '';
  const parts = unit.which?.length ?? 0;
  if (which !== '' && which.split('/').length !== parts)
    throw new CalledWrongly({
      id: `--which ${which}: tulis ${parts} bagian (${(unit.which ?? []).join('/')}), misalnya 3/5`,
      en: `--which ${which}: write ${parts} parts (${(unit.which ?? []).join('/')}), for example 3/5`,
    });
  return { region, unit: typed.unit, area, which };
}

/** The units of the region whose people have no account. */
function unitsByLink({ services }: RegisteredRegion): ReadonlyMap<string, UnitData> {
  const units = services.flatMap(({ manifest }) => Object.entries(manifest.units));
  return new Map(units.filter(([, { reached }]) => reached !== 'console'));
}

/** `0812 0000 0041` becomes `+6281200000041`; a mail address stays as it is. */
export function addressOf(typed: string | undefined): string {
  const text = (typed ?? '').trim();
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)) return text;
  const digits = text.replaceAll(/[\s.()-]/gu, '');
  const phone = digits.startsWith('0') ? `+62${digits.slice(1)}` : digits;
  if (/^\+[1-9]\d{7,14}$/u.test(phone)) return phone;
  throw new CalledWrongly({
    id: `--to ${text}: tulis nomor telepon (0812…) atau alamat surel`,
    en: `--to ${text}: write a telephone number (0812…) or a mail address`,
  });
}
