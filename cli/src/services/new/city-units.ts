// The units of a city that a new service can be given to, read from its `city.ts`.
// Must never: offer a unit outside the console; its answers come another way, which an author writes by hand.
import { join } from 'node:path';
import { root } from '../../root.ts';
import { SourceFile } from '../source-file.ts';

export type NewUnit = {
  readonly name: string;
  /** One in each kelurahan or kecamatan: the service asks which. */
  readonly perArea: boolean;
  /** Who there signs and decides: `lurah`; undefined where no position is named. */
  readonly position: string | undefined;
  /** Who reads an objection: `kecamatan.camat`, or the unit itself. */
  readonly reviewer: string;
};

export function unitsOf(region: string): readonly NewUnit[] {
  const city = new SourceFile(join(root, 'services', region, 'city.ts'));
  const text = (...path: readonly string[]) => city.textIn('defineCity', ['units', ...path]);
  const first = (unit: string) => city.namesIn('defineCity', ['units', unit, 'positions'])[0];
  return city
    .namesIn('defineCity', ['units'])
    .filter((name) => (text(name, 'reached') ?? 'console') === 'console' && text(name, 'closes') === undefined)
    .map((name) => {
      const above = text(name, 'above');
      const head = above === undefined ? undefined : first(above);
      return {
        name,
        perArea: text(name, 'per') !== undefined,
        position: first(name),
        reviewer: above === undefined || head === undefined ? name : `${above}.${head}`,
      };
    });
}
