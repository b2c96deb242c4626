// One case as this officer may see it. Opening it is logged; a masked answer opens only for a purpose.
import { error, fail, redirect } from '@sveltejs/kit';
import { areaGroups, messageKey, messagesFor, rawFormOf } from '#lib';
import { asksForArea } from '#lib/forms/asks.ts';
import { NOTE_BOX } from '#lib/console/note-box.ts';
import { refusalMessages } from '#lib/console/refusal-messages.ts';
import { sketchOfCase } from '#lib/shell/place-sketch.ts';
import type { ConsoleActResult, ConsoleCaseView, RawForm } from '@balai/server/platform';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const view = await locals.platform.console.caseDetail(params.number);
  const words = messagesFor(locals.language).console;
  if (view.type !== 'case') {
    if (view.type === 'notSignedIn') redirect(303, '/konsol/masuk');
    error(
      view.type === 'notAllowed' ? 403 : 404,
      view.type === 'notAllowed' ? view.message[locals.language] : words.refused.notFound,
    );
  }
  const questions = view.turns.flatMap(({ actions }) => actions.flatMap((action) => action.questions));
  return {
    title: `${view.number} · ${view.service.title[locals.language]}`,
    view,
    // A letter is about somebody, not about a spot.
    sketch: view.service.category === 'report' ? sketchOfCase(locals.platform, view) : null,
    key: crypto.randomUUID(),
    areas: questions.some(({ field }) => asksForArea(field)) ? areaGroups(locals.platform.region.districts) : [],
    begun: begunIn(url, view.templates),
  };
};

/** The box in which a text was chosen without script (`balasan:ID`), and the text. */
function begunIn(
  url: URL,
  templates: ConsoleCaseView['templates'],
): { readonly box: string; readonly text: string } | null {
  const [box = '', id = ''] = (url.searchParams.get('isi') ?? '').split(':');
  const chosen = templates.find((one) => one.id === id);
  return chosen === undefined ? null : { box, text: box === NOTE_BOX ? chosen.note.text : chosen.text };
}

type Locals = App.Locals;
const one = (raw: RawForm, name: string): string => (typeof raw[name] === 'string' ? raw[name] : '');

async function after(locals: Locals, number: string, done: ConsoleActResult, typed: RawForm): Promise<never> {
  const here = `/konsol/kasus/${number}`;
  if (done.ok)
    redirect(
      303,
      `${here}?pesan=${await locals.tell({ kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} })}`,
    );
  const messages = refusalMessages(locals, done.error);
  redirect(303, `${here}?pesan=${await locals.tell({ kind: 'refused', messages, typed })}`);
}

export const actions: Actions = {
  buka: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const field = one(raw, 'jawaban');
    const shown = await locals.platform.console.reveal(params.number, field, one(raw, 'keperluan').trim());
    if (shown.ok) return { revealed: { field, value: shown.value.value } };
    const words = messagesFor(locals.language).console;
    return fail(422, {
      refused: {
        field,
        purpose: one(raw, 'keperluan'),
        message:
          shown.error.type === 'purposeMissing'
            ? words.case.reveal.missing
            : shown.error.type === 'notAllowed'
              ? shown.error.message[locals.language]
              : words.refused.notFound,
      },
    });
  },
  bukaSemua: async ({ request, locals, params }) => {
    const purpose = one(rawFormOf(await request.formData()), 'keperluan').trim();
    const done = await locals.platform.console.openTogether(params.number, purpose);
    if (done.ok) redirect(303, `/konsol/kasus/${params.number}#jawaban`);
    const words = messagesFor(locals.language);
    const { error: why } = done;
    return fail(422, {
      cover: {
        purpose,
        message:
          why.type === 'purposeMissing'
            ? words.desk.cover.missing
            : why.type === 'notAllowed'
              ? why.message[locals.language]
              : words.console.refused.notFound,
      },
    });
  },
  alihkan: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const [unit = '', area = ''] = one(raw, 'tujuan').split('@');
    await after(
      locals,
      params.number,
      await locals.platform.console.transfer(params.number, {
        turn: one(raw, 'giliran'),
        to: { unit, area: area === '' ? null : area },
        note: one(raw, 'catatan'),
        key: one(raw, 'kunci'),
        seenVersion: Number(one(raw, 'versi')),
      }),
      raw,
    );
  },
  kirimTautan: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const sent = await locals.platform.console.sendLink(params.number, one(raw, 'giliran'), one(raw, 'kunci'));
    const done: ConsoleActResult = sent.ok
      ? { ok: true, value: { version: 0, message: sent.value.message } }
      : { ok: false, error: sent.error };
    await after(locals, params.number, done, raw);
  },
  gabung: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    await after(
      locals,
      params.number,
      await locals.platform.console.merge(params.number, {
        into: one(raw, 'ke').trim(),
        key: one(raw, 'kunci'),
        seenVersion: Number(one(raw, 'versi')),
      }),
      raw,
    );
  },
  cabut: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const given = { because: one(raw, 'alasan'), confirmed: one(raw, 'yakin') === 'ya' };
    const done = await locals.platform.console.revoke(one(raw, 'surat'), given);
    await after(
      locals,
      params.number,
      done.ok ? { ok: true, value: { version: 0, message: done.value.message } } : done,
      raw,
    );
  },
  pisah: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    await after(
      locals,
      params.number,
      await locals.platform.console.unmerge(params.number, {
        note: one(raw, 'sebab'),
        key: one(raw, 'kunci'),
        seenVersion: Number(one(raw, 'versi')),
      }),
      raw,
    );
  },
  pecah: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const begun = await locals.platform.console.beginSplit(params.number, {
      service: one(raw, 'layanan'),
      photos: [raw['foto'] ?? []].flat(),
    });
    if (begun.ok) redirect(303, `/formulir/${begun.value.draftId}/${begun.value.first}`);
    await after(locals, params.number, begun, raw);
  },
  balas: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const done = await locals.platform.console.reply(params.number, one(raw, 'isi'), messageKey(raw, 'isi'));
    if (done.ok) redirect(303, `/konsol/kasus/${params.number}#percakapan`);
    const { error: why } = done;
    const words = messagesFor(locals.language).console.refused;
    const said =
      why.type === 'notAllowed'
        ? why.message[locals.language]
        : why.type === 'textMissing'
          ? words.textMissing
          : words.notFound;
    return fail(422, { talk: said, words: one(raw, 'isi') });
  },
  catat: async ({ request, locals, params }) => {
    const raw = rawFormOf(await request.formData());
    const mentions = [raw['sebut'] ?? []].flat();
    const words = one(raw, 'isi');
    const done = await locals.platform.console.note(params.number, words, messageKey(raw, 'isi'), mentions);
    if (done.ok) redirect(303, `/konsol/kasus/${params.number}#catatan`);
    const { error: why } = done;
    const said =
      why.type === 'cannotMention' || why.type === 'notAllowed'
        ? why.message[locals.language]
        : messagesFor(locals.language).console.refused[why.type === 'textMissing' ? 'textMissing' : 'notFound'];
    return fail(422, { note: said, words, mentions });
  },
  ambil: async ({ locals, params }) => {
    await locals.platform.console.claim(params.number);
    redirect(303, `/konsol/kasus/${params.number}`);
  },
  lepas: async ({ locals, params }) => {
    await locals.platform.console.release(params.number);
    redirect(303, `/konsol/kasus/${params.number}`);
  },
};
