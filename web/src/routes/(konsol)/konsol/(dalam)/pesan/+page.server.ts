// What the city sends, could not send, or (in a demonstration) would send: a page at a time.
import { messagesFor } from '#lib';
import { outboxQueryOf } from '#lib/console/outbox-query.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = outboxQueryOf(url.searchParams);
  return {
    title: messagesFor(locals.language).console.outbox.title,
    query,
    outbox: await locals.platform.console.outbox(query),
  };
};
