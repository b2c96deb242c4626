// The board of a unit, for whoever heads it. Must never answer anybody else, or decide who may be given what: the platform does.
import { error, redirect } from '@sveltejs/kit';
import { messagesFor } from '#lib';
import { formatsFor } from '#lib/i18n/formats.ts';
import type { AssignAnswer, AssignedMany } from '@balai/server/platform';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const words = messagesFor(locals.language).desk.board;
  const asked = url.searchParams.get('unit');
  const view = await locals.platform.console.board(asked === null ? null : placeOf(asked));
  if (view === null) error(403, words.notYours);
  const given = url.searchParams.get('diberi');
  return { title: words.title, view, all: url.searchParams.has('semua'), given, key: crypto.randomUUID() };
};

/** `kelurahan@36.71.01.1001`, `dishub@`. */
function placeOf(text: string): { readonly unit: string; readonly area: string | null } {
  const [unit = '', area = ''] = text.split('@');
  return { unit, area: area === '' ? null : area };
}

type Sentences = Parameters<App.Locals['tell']>[0]['messages'];
type Refused = Extract<AssignAnswer, { readonly ok: false }>['error'] | { readonly type: 'keyReused' };
/** What the board says after a form, and where it goes on. `given`: what can be given back. */
async function tellBoard(
  locals: App.Locals,
  unit: string,
  ok: boolean,
  messages: Sentences,
  given?: string,
): Promise<never> {
  const told = await locals.tell({ kind: ok ? 'done' : 'refused', messages, typed: {} });
  const back = given === undefined ? '' : `&diberi=${encodeURIComponent(given)}`;
  redirect(303, `/konsol/papan?unit=${encodeURIComponent(unit)}&pesan=${told}${back}`);
}
const sentence = (message: Sentences[number]['message']): Sentences[number] => ({ field: null, message });
const inOne = (text: string) => sentence({ id: text, en: text });
const about = (number: string, { id, en }: Sentences[number]['message']) =>
  sentence({ id: `${number}: ${id}`, en: `${number}: ${en}` });

function sentencesOf(locals: App.Locals, error: Refused): Sentences {
  if (error.type === 'notSignedIn') redirect(303, '/konsol/masuk');
  if (error.type === 'refused') return error.sentences;
  if (error.type === 'keyReused') return [inOne(messagesFor(locals.language).desk.board.keyReused)];
  return 'message' in error
    ? [sentence(error.message)]
    : [inOne(messagesFor(locals.language).console.refused.notFound)];
}
const said = (form: FormData, name: string): string => String(form.get(name) ?? '');
const someone = (form: FormData, name: string): string | null => (said(form, name) === '' ? null : said(form, name));

/** "Ani: 12,0 → 3,0 jam": what it did to the hours of whoever had them and got them. */
function hoursOf(locals: App.Locals, { from, to }: Pick<AssignedMany, 'from' | 'to'>): Sentences {
  const { board } = messagesFor(locals.language).desk;
  const { number } = formatsFor(locals.language, locals.platform.region.utcOffset);
  return [from, to].flatMap((one) =>
    one === null
      ? []
      : [inOne(board.option({ name: one.name, before: number(one.before, 1), after: number(one.after, 1) }))],
  );
}

export const actions: Actions = {
  serahkan: async ({ request, locals }) => {
    const form = await request.formData();
    const done = await locals.platform.console.assign(said(form, 'nomor'), {
      ...placeOf(said(form, 'unit')),
      turn: said(form, 'giliran'),
      from: someone(form, 'dari'),
      to: someone(form, 'kepada'),
    });
    if (!done.ok && done.error.type === 'notFound') error(404, messagesFor(locals.language).console.refused.notFound);
    const messages = done.ok ? [sentence(done.value.message)] : sentencesOf(locals, done.error);
    return tellBoard(locals, said(form, 'unit'), done.ok, messages);
  },
  serahkanSemua: async ({ request, locals }) => {
    const form = await request.formData();
    const turns = form.getAll('kasus').map((one) => {
      const [number = '', turn = ''] = String(one).split(' ');
      return { number, turn };
    });
    const done = await locals.platform.console.assignMany({
      ...placeOf(said(form, 'unit')),
      turns,
      from: someone(form, 'dari'),
      to: someone(form, 'kepada'),
      key: said(form, 'kunci'),
    });
    if (!done.ok) return tellBoard(locals, said(form, 'unit'), false, sentencesOf(locals, done.error));
    const { id, message, outcomes } = done.value;
    const refused = outcomes.flatMap(({ number, result }) =>
      result.ok ? [] : sentencesOf(locals, result.error).map((one) => about(number, one.message)),
    );
    const messages = [sentence(message), ...hoursOf(locals, done.value), ...refused];
    const given = refused.length < outcomes.length ? id : undefined;
    return tellBoard(locals, said(form, 'unit'), refused.length === 0, messages, given);
  },
  kembalikan: async ({ request, locals }) => {
    const form = await request.formData();
    const done = await locals.platform.console.giveBack(said(form, 'diberi'));
    if (!done.ok && done.error.type === 'notFound') error(404, messagesFor(locals.language).desk.board.gone);
    if (!done.ok) return tellBoard(locals, said(form, 'unit'), false, sentencesOf(locals, done.error));
    const { message, outcomes } = done.value;
    const kept = outcomes.filter(({ given }) => !given).map((one) => about(one.number, one.message));
    return tellBoard(locals, said(form, 'unit'), kept.length === 0, [sentence(message), ...kept]);
  },
};
