// The queue: open turns by legal deadline, with filters, and what may be done with several at once.
import { redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import { chosenCase } from '#lib/console/chosen-case.ts';
import { queueLink, queueQueryOf } from '#lib/console/queue-query.ts';
import type { QueueQuery } from '@balai/server/platform';
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
    const number = String((await request.formData()).get('ambil') ?? '');
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
    const action = String(form.get('tindakan') ?? '');
    const outcomes = await locals.platform.console.actOnMany({
      cases: form.getAll('kasus').map((said) => chosenCase(String(said))),
      action,
      key: String(form.get('kunci') ?? ''),
      because: form.getAll(`alasan-${action}`).map(String),
    });
    const words = messagesFor(locals.language).desk.bulk;
    const isDone = ({ outcome }: (typeof outcomes)[number]) => outcome === 'done';
    const text =
      outcomes.length === 0
        ? words.noneSent
        : words.result({ done: outcomes.filter(isDone).length, all: outcomes.length });
    const refused = outcomes
      .filter((one) => !isDone(one))
      .map(({ number, message }) => ({
        field: null,
        message: { id: `${number}: ${message.id}`, en: `${number}: ${message.en}` },
      }));
    const told = await locals.tell({
      kind: refused.length === 0 && outcomes.length > 0 ? 'done' : 'refused',
      messages: [{ field: null, message: { id: text, en: text } }, ...refused],
      typed: {},
    });
    redirect(303, withTold(queueLink(queueQueryOf(url.searchParams)), told));
  },
  simpan: async ({ request, locals, url }) => {
    const name = String((await request.formData()).get('nama') ?? '');
    const query = queueQueryOf(url.searchParams);
    const saved = await locals.platform.console.saveFilter(name, query);
    const words = messagesFor(locals.language).console.queue.filters;
    return toldOfFilter(locals, query, saved, { nama: name }, (kept) => words.kept({ name: kept }));
  },
  ganti: async ({ request, locals, url }) => {
    const form = await request.formData();
    const [id, name] = [String(form.get('id') ?? ''), String(form.get('nama') ?? '')];
    const renamed = await locals.platform.console.renameFilter(id, name);
    const words = messagesFor(locals.language).console.queue.filters;
    const typed = { id, nama: name };
    return toldOfFilter(locals, queueQueryOf(url.searchParams), renamed, typed, (now) => words.renamed({ name: now }));
  },
  hapus: async ({ request, locals, url }) => {
    await locals.platform.console.deleteFilter(String((await request.formData()).get('id') ?? ''));
    redirect(303, queueLink(queueQueryOf(url.searchParams)));
  },
};

/** Back to the same queue, with what came of the filter; a name that was refused stands in its box again. */
async function toldOfFilter(
  locals: App.Locals,
  query: QueueQuery,
  done: Awaited<ReturnType<App.Locals['platform']['console']['saveFilter']>>,
  typed: Readonly<Record<string, string>>,
  said: (name: string) => string,
): Promise<never> {
  if (!done.ok && done.error.type === 'notSignedIn') redirect(303, '/konsol/masuk');
  const text = done.ok ? said(done.value.name) : messagesFor(locals.language).console.refused.notFound;
  const message = !done.ok && 'message' in done.error ? done.error.message : { id: text, en: text };
  const told = await locals.tell({
    kind: done.ok ? 'done' : 'refused',
    messages: [{ field: done.ok ? null : 'nama', message }],
    typed: done.ok ? {} : typed,
  });
  redirect(303, withTold(queueLink(query), told));
}

const withTold = (path: string, told: string) => `${path}${path.includes('?') ? '&' : '?'}pesan=${told}`;
