// The open figures of the city. Must never need a sign-in or a cookie.
import { cityQueryOf } from '#lib/city/query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = cityQueryOf(url.searchParams);
  // The rows that everything is counted from are for programs (the download); Kit would write them out with each page.
  const [{ rows: _, ...view }, services, [head = null]] = await Promise.all([
    locals.platform.city.overview(query),
    locals.platform.portal.services(''),
    locals.platform.city.logHeads({ limit: 1 }),
  ]);
  return {
    query,
    view,
    head,
    services: services.map(({ id, title }) => ({ id, title })),
    districts: locals.platform.region.districts.map(({ code, name }) => ({ code, name })),
  };
};
