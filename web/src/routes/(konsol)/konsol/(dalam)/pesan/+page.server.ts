// What the city sends, could not send, or (in a demonstration) would send: a page at a time.
import { messagesFor, type Messages } from '#lib';
import { outboxQueryOf } from '#lib/console/outbox-query.ts';
import { turnSimulator } from '#lib/console/turn-simulator.ts';
import type { Actions, PageServerLoad } from './$types';

const titleOf = ({ title, ofCase }: Messages['console']['outbox'], number: string | undefined): string =>
  number === undefined ? title : ofCase.list({ number });

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = outboxQueryOf(url.searchParams);
  return {
    title: titleOf(messagesFor(locals.language).console.outbox, query.number),
    query,
    outbox: await locals.platform.console.outbox(query),
    gateway:
      (await locals.platform.console.simulators()).find(({ carriesMessages }) => carriesMessages === true) ?? null,
  };
};

export const actions: Actions = { default: (event) => turnSimulator(event, '/konsol/pesan') };
