// Finding cases by number, name or words; a scanned code or a whole number leads straight there. Beside them what one can jump to.
// Must never search for an empty query.
import { redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
  const scanned = query === '' ? null : await locals.platform.console.scanned(query);
  if (scanned !== null) redirect(303, `/konsol/kasus/${scanned}`);
  const jumps = await locals.platform.console.jumps();
  return {
    jumps,
    title: messagesFor(locals.language).console.search.title,
    query,
    results: query === '' ? [] : await locals.platform.console.search(query),
  };
};
