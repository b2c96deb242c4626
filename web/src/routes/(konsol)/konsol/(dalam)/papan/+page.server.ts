// The board of a unit, for whoever heads it. Must never answer anybody else, or decide who may be given what: the platform does.
import { error, redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import type { BoardPlatform } from '@balai/server/platform';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const words = messagesFor(locals.language).desk.board;
  const asked = url.searchParams.get('unit');
  const view = await locals.platform.console.board(asked === null ? null : placeOf(asked));
  if (view === null) error(403, words.notYours);
  return { title: words.title, view, all: url.searchParams.has('semua') };
};

/** `kelurahan@36.71.01.1001`, `dishub@`. */
function placeOf(text: string): { readonly unit: string; readonly area: string | null } {
  const [unit = '', area = ''] = text.split('@');
  return { unit, area: area === '' ? null : area };
}

/** What the board says after a form, and where it goes on. */
function tellBoard(locals: App.Locals, unit: string, ok: boolean, messages: Sentences): never {
  const told = locals.tell({ kind: ok ? 'done' : 'refused', messages, typed: {} });
  redirect(303, `/konsol/papan?unit=${encodeURIComponent(unit)}&pesan=${told}`);
}
type Sentences = Parameters<App.Locals['tell']>[0]['messages'];
type Answer = Awaited<ReturnType<BoardPlatform['assign']>>;
function sentencesOf(done: Answer): Sentences {
  if (done.ok) return [{ field: null, message: done.value.message }];
  if (done.error.type === 'refused') return done.error.sentences;
  return 'message' in done.error ? [{ field: null, message: done.error.message }] : [];
}

export const actions: Actions = {
  serahkan: async ({ request, locals }) => {
    const form = await request.formData();
    const said = (name: string): string => String(form.get(name) ?? '');
    const someone = (name: string): string | null => (said(name) === '' ? null : said(name));
    const done = await locals.platform.console.assign(said('nomor'), {
      ...placeOf(said('unit')),
      turn: said('giliran'),
      from: someone('dari'),
      to: someone('kepada'),
    });
    if (!done.ok && done.error.type === 'notSignedIn') redirect(303, '/konsol/masuk');
    if (!done.ok && done.error.type === 'notFound') error(404, messagesFor(locals.language).console.refused.notFound);
    tellBoard(locals, said('unit'), done.ok, sentencesOf(done));
  },
  serahkanSemua: async ({ request, locals }) => {
    const form = await request.formData();
    const said = (name: string): string => String(form.get(name) ?? '');
    const { board, assign } = locals.platform.console;
    const to = said('kepada');
    const cases = form.getAll('kasus').map((one) => String(one).split(' '));
    const outcomes: { readonly number: string; readonly done: Answer }[] = [];
    for (const [number = '', turn = ''] of cases.slice(0, 400))
      outcomes.push({ number, done: await assign(number, { ...placeOf(said('unit')), turn, from: said('dari'), to }) });
    const officers = (await board(placeOf(said('unit'))))?.officers ?? [];
    const given = outcomes.filter(({ done }) => done.ok).length;
    const text = messagesFor(locals.language).desk.leave.allDone({
      done: given,
      all: outcomes.length,
      name: officers.find(({ id }) => id === to)?.name ?? '',
    });
    const refused = outcomes.flatMap(({ number, done }) =>
      done.ok
        ? []
        : sentencesOf(done).map(({ message }) => ({
            field: null,
            message: { id: `${number}: ${message.id}`, en: `${number}: ${message.en}` },
          })),
    );
    tellBoard(locals, said('unit'), refused.length === 0, [
      { field: null, message: { id: text, en: text } },
      ...refused,
    ]);
  },
};
