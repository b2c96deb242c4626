// What a live city would send, a page at a time; only where nothing is sent.
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
