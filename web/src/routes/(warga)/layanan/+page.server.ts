// The catalogue: found by what people call a service, or listed by need.
import type { PageServerLoad } from './$types';

const LONGEST = 120;

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
  const category = url.searchParams.get('kategori') ?? '';
  const all = await locals.platform.portal.services('');
  const found = query === '' ? all : await locals.platform.portal.services(query);
  const categories = [...new Map(all.map((service) => [service.category, service.categoryLabel]))].map(
    ([id, label]) => ({ id, label }),
  );
  const chosen = categories.find(({ id }) => id === category) ?? null;
  return {
    query,
    categories,
    chosen,
    services: chosen === null || query !== '' ? found : found.filter((service) => service.category === chosen.id),
  };
};
