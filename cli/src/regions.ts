// Makes the regions of this installation known to the database: the first registered one is home.
// The kind never changes: a database that was filled as a demo is not opened as a live city.
import { regions } from '@balai/services';
import type { Region, Store } from '@balai/store';
import type { Config } from './config.ts';
import { Trouble } from './trouble.ts';

/** Kemendagri codes are unique in the country, so they serve as ids: `36.71` is 3671. */
const idOf = (code: string): number => Number(code.replace('.', ''));

export async function putRegions(store: Store, mode: Config['mode']): Promise<{ readonly home: Region }> {
  const [first] = regions;
  if (first === undefined) throw new Error('services/registry.ts registers no region');
  const home: Region = {
    id: idOf(first.code),
    slug: first.slug,
    name: first.name,
    kind: mode,
    code: first.code,
    utcOffset: first.calendar.utcOffset,
    hosts: [],
  };
  const known = store.regions.bySlug(home.slug);
  if (known !== null && known.kind !== mode) throw otherKind(known.kind, mode);
  await store.regions.put({ ...home, hosts: known?.hosts ?? [] });
  return { home };
}

/**
 * The other registered regions, each with a host of its own (`contoh-wita.localhost`). In a demo alone: an invented city has no
 * place in a live installation, which hosts what its operators put there.
 */
export async function putNeighbours(store: Store, { kind }: Region): Promise<readonly Region[]> {
  if (kind !== 'demo') return [];
  const neighbours = regions.slice(1).map(({ slug, name, code, calendar }): Region => ({
    id: idOf(code),
    slug,
    name,
    kind,
    code,
    utcOffset: calendar.utcOffset,
    hosts: [`${slug}.localhost`],
  }));
  for (const one of neighbours) await store.regions.put(one);
  return neighbours;
}

function otherKind(kind: Region['kind'], mode: Config['mode']): Trouble {
  return new Trouble({
    id: `data ini milik kota berjenis ${kind}, sedangkan BALAI_MODE=${mode}. Pakai BALAI_DATA (atau DATABASE_URL) lain untuk kota ${mode}.`,
    en: `these data belong to a ${kind} city, but BALAI_MODE=${mode}. Use another BALAI_DATA (or DATABASE_URL) for a ${mode} city.`,
  });
}
