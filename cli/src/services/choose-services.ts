// Which services of this checkout a command is about. Must never: guess at a name that is written nearly right.
import { type RegisteredRegion, type RegisteredService, regions } from '@balai/services';
import { CalledWrongly } from '../command.ts';

export type ChosenService = { readonly region: RegisteredRegion; readonly service: RegisteredService };

/** Every service of every region, or those whose id or `region/id` is named. Throws `CalledWrongly` when a name is no service's. */
export function chooseServices(names: readonly string[]): readonly ChosenService[] {
  const all = regions.flatMap((region) => region.services.map((service) => ({ region, service })));
  const isNamed = ({ region, service: { manifest } }: ChosenService, name: string) =>
    name === manifest.id || name === `${region.slug}/${manifest.id}`;
  const unknown = names.filter((name) => !all.some((one) => isNamed(one, name)));
  if (unknown.length > 0) {
    const there = all.map(({ region, service }) => `${region.slug}/${service.manifest.id}`).join(', ');
    throw new CalledWrongly({
      id: `tidak ada layanan ${unknown.join(', ')}; yang ada: ${there}`,
      en: `there is no service ${unknown.join(', ')}; there are: ${there}`,
    });
  }
  return names.length === 0 ? all : all.filter((one) => names.some((name) => isNamed(one, name)));
}
