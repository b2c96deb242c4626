// The queue: open turns by legal deadline, with filters, and what may be done with several at once.
import { redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import { queueLink, queueQueryOf } from '#lib/console/queue-query.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const query = queueQueryOf(url.searchParams);
  const [queue, saved, mentions] = await Promise.all([
    locals.platform.console.queue(query),
    locals.platform.console.savedFilters(),
    locals.platform.console.mentions(),
  ]);
  const words = messagesFor(locals.language).console;
  const first = queue.rows[0]?.area ?? null;
  return {
    title: words.queue.title({ count: String(queue.counts.open) }),
    query,
    queue,
    saved,
    mentions,
    sketch: first === null ? null : locals.platform.portal.areaSketch(first.code),
    key: crypto.randomUUID(),
  };
};

export const actions: Actions = {
  ambil: async ({ request, locals, url }) => {
    const number = String((await request.formData()).get('kasus') ?? '');
    const words = messagesFor(locals.language).console.queue;
    const done = await locals.platform.console.claim(number);
    const text = done.ok
      ? words.claimed({ number })
      : done.error.type === 'claimedBy'
        ? words.claimedBy({ name: done.error.name })
        : messagesFor(locals.language).console.refused.notFound;
    const told = await locals.tell({
      kind: done.ok ? 'done' : 'refused',
      messages: [{ field: null, message: { id: text, en: text } }],
      typed: {},
    });
    redirect(303, withTold(queueLink(queueQueryOf(url.searchParams)), told));
  },
  massal: async ({ request, locals, url }) => {
    const form = await request.formData();
    const numbers = form.getAll('kasus').map(String);
    const outcomes = await locals.platform.console.actOnMany({
      numbers,
      action: String(form.get('tindakan') ?? ''),
      key: String(form.get('kunci') ?? ''),
      because: [],
    });
    const text = messagesFor(locals.language).console.queue.bulk.result({
      done: outcomes.filter(({ result }) => result.ok).length,
      all: numbers.length,
    });
    const refused = outcomes.flatMap(({ number, result }) =>
      result.ok || result.error.type !== 'refused'
        ? []
        : result.error.sentences.map(({ message }) => ({
            field: null,
            message: { id: `${number}: ${message.id}`, en: `${number}: ${message.en}` },
          })),
    );
    const told = await locals.tell({
      kind: refused.length === 0 ? 'done' : 'refused',
      messages: [{ field: null, message: { id: text, en: text } }, ...refused],
      typed: {},
    });
    redirect(303, withTold(queueLink(queueQueryOf(url.searchParams)), told));
  },
  simpan: async ({ request, locals, url }) => {
    const name = String((await request.formData()).get('nama') ?? '')
      .trim()
      .slice(0, 60);
    const query = queueQueryOf(url.searchParams);
    if (name !== '') await locals.platform.console.saveFilter(name, query);
    redirect(303, queueLink(query));
  },
  hapus: async ({ request, locals, url }) => {
    await locals.platform.console.deleteFilter(String((await request.formData()).get('id') ?? ''));
    redirect(303, queueLink(queueQueryOf(url.searchParams)));
  },
};

const withTold = (path: string, told: string) => `${path}${path.includes('?') ? '&' : '?'}pesan=${told}`;
