// Finding cases by number, name or words. Must never run for an empty query.
import { messagesFor } from '#lib';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  return {
    title: messagesFor(locals.language).console.search.title,
    query,
    results: query === '' ? [] : await locals.platform.console.search(query),
  };
};
