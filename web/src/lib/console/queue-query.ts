/**
 * The queue's filters, from the address and back into it.
 *
 * Must never: hold a word that the platform does not know.
 */
import type { QueueQuery } from '@balai/server/platform';

export const VIEWS = ['all', 'late', 'today', 'waiting', 'mine', 'unclaimed'] as const;

export function queueQueryOf(parameters: URLSearchParams): QueueQuery {
  const view = VIEWS.find((one) => one === parameters.get('lihat'));
  const some = (name: string) => parameters.getAll(name).filter((value) => value !== '');
  const [services, areas, stages] = [some('layanan'), some('kelurahan'), some('tahap')];
  const after = parameters.get('setelah');
  return {
    ...(view === undefined ? {} : { view }),
    ...(services.length > 0 ? { services } : {}),
    ...(areas.length > 0 ? { areas } : {}),
    ...(stages.length > 0 ? { stages } : {}),
    ...(after === null ? {} : { after }),
    show: parameters.get('tampilan') === 'peta' ? 'map' : 'table',
  };
}

/** The address of the queue with these filters; a change of filter begins at the first page. */
export function queueLink(query: QueueQuery, change: Partial<QueueQuery> = {}): string {
  const { view, services = [], areas = [], stages = [], after, show } = { ...query, after: undefined, ...change };
  const parameters = new URLSearchParams();
  if (view !== undefined && view !== 'all') parameters.set('lihat', view);
  for (const service of services) parameters.append('layanan', service);
  for (const area of areas) parameters.append('kelurahan', area);
  for (const stage of stages) parameters.append('tahap', stage);
  if (after !== undefined) parameters.set('setelah', after);
  if (show === 'map') parameters.set('tampilan', 'peta');
  return parameters.size === 0 ? '/konsol' : `/konsol?${parameters}`;
}

/** True when something narrows the queue. */
export const isFiltered = ({ view, services, areas, stages }: QueueQuery): boolean =>
  [services, areas, stages].some((list) => (list?.length ?? 0) > 0) || (view !== undefined && view !== 'all');
