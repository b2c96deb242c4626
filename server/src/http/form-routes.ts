/**
 * Residents' forms that carry files: read as streams, cleaned, staged, then handed to the platform; the answer is a redirect.
 *
 * A refusal goes back to the page with what was typed. Must never: lose a typed answer because a photo was refused.
 */
import type { Text } from '@balai/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Flash, PortalPlatform, RawForm } from '../platform/platform-types.ts';
import { multipartOf, type Upload } from './form-body.ts';
import { askingOf, type Asking, type AskingOptions } from './request-context.ts';
import { type Pace, paceOf } from './pace.ts';
import { sentenceOf } from './problem.ts';
import { staged } from './stage-uploads.ts';
import { keepingTyped, standingStill } from './standing-still.ts';

type Options = AskingOptions & { readonly uploads: Pace };
type Begin = (
  request: FastifyRequest,
  reply: FastifyReply,
  note: (form: RawForm) => void,
) => Promise<{
  readonly asking: Asking;
  /** Why nothing of it is carried out; null: it is. */
  readonly stop: Text | null;
  readonly form: RawForm;
  readonly uploads: readonly Upload[];
}>;
type DraftForm = FastifyRequest<{ Params: { draft: string; question: string } }>;
type AskedForm = FastifyRequest<{ Params: { link: string } }>;
type CaseForm = FastifyRequest<{ Params: { number: string; verb: string } }>;

export function formRoutes(app: FastifyInstance, options: Options): void {
  const schema = { hide: true };
  const config = { pace: 'page' } as const;
  /** The forms of a question and of a matter come again with what was typed: they are refused after they are read. */
  const begin: Begin = async (request, reply, note) => {
    const outage = options.watch?.standstill() ?? null;
    if (outage === 'unavailable') throw standingStill(request, outage);
    const isIn = outage === null && (await paceOf(options.uploads, request, options.accounts)) === null;
    const stop = outage !== null ? sentenceOf(outage) : isIn ? null : TOO_MANY;
    const asking = await askingOf(request, options, 'portal');
    if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
    const read = await multipartOf(request, stop !== null);
    note(read.form);
    return stop === null ? { asking, stop, ...read } : { asking, stop, form: shortened(read.form), uploads: [] };
  };
  app.post('/kirim/formulir/:draft/:question', { schema, config }, (request, reply) =>
    keepingTyped(request, (note) => answerForm(request as DraftForm, reply, () => begin(request, reply, note))),
  );
  app.post('/kirim/urusan/:number/:verb', { schema, config }, (request, reply) =>
    keepingTyped(request, (note) => caseForm(request as CaseForm, reply, () => begin(request, reply, note))),
  );
  app.post('/kirim/giliran/:link', { schema, config }, (request, reply) =>
    keepingTyped(request, (note) => askedForm(request as AskedForm, reply, () => begin(request, reply, note))),
  );
  app.post('/kirim/periksa-surat', { schema, config: { pace: 'uploads' } }, (request, reply) =>
    verifyForm(request, reply, options),
  );
}

/** What is sent back to who sends too much is kept in memory: a page of text, not a book. */
const MOST_TYPED = 20_000;
const shortened = (form: RawForm): RawForm => (JSON.stringify(form).length > MOST_TYPED ? {} : form);

const TOO_MANY = {
  id: 'Terlalu banyak percobaan dari jaringan ini. Tunggu satu menit, lalu kirim lagi; yang Anda ketik tidak hilang. Pilih lagi fotonya bila ada.',
  en: 'Too many attempts from this network. Wait a minute, then send it again; what you typed is kept. Choose the photo again if there was one.',
} as const;
const stoppedFlash = (message: Text, form: RawForm): Flash => ({
  kind: 'refused',
  messages: [{ field: null, message }],
  typed: form,
});

/** Back to the page, which is told what happened. */
const back = async (reply: FastifyReply, path: string, asking: Asking, flash: Flash): Promise<FastifyReply> =>
  reply.redirect(`${path}?pesan=${await asking.tell(flash)}`, 303);

async function answerForm(
  request: DraftForm,
  reply: FastifyReply,
  begin: () => ReturnType<Begin>,
): Promise<FastifyReply> {
  const { draft, question } = request.params;
  const { asking, stop, form, uploads } = await begin();
  if (stop !== null)
    return back(
      reply,
      `/formulir/${encodeURIComponent(draft)}/${encodeURIComponent(question)}`,
      asking,
      stoppedFlash(stop, form),
    );
  const { raw, refused, position } = await staged(asking.platform.files, { draftId: draft }, form, uploads);
  const here = `/formulir/${encodeURIComponent(draft)}`;
  const again = `${here}/${encodeURIComponent(question)}`;
  if (refused.length > 0) return back(reply, again, asking, { kind: 'refused', messages: refused, typed: form });
  const done = await asking.platform.portal.answer(draft, question, raw);
  if (done.ok) {
    // The yes of a page with script came with the form; without one the photo's place is offered where the place is asked.
    const said = typeof raw[`${question}.position`] === 'string';
    const offer = position === null || said ? null : await asking.platform.portal.offerPosition(draft, position);
    const next = offer === null ? done.value.next : `${offer.question}?tawaran=${offer.sealed}`;
    return reply.redirect(`${here}/${next}`, 303);
  }
  if (done.error.type === 'alreadySent') return reply.redirect(`/urusan/${encodeURIComponent(done.error.number)}`, 303);
  return reply.redirect(done.error.type === 'notFound' ? '/layanan' : again, 303);
}

async function caseForm(request: CaseForm, reply: FastifyReply, begin: () => ReturnType<Begin>): Promise<FastifyReply> {
  const { number, verb } = request.params;
  const { asking, stop, form, uploads } = await begin();
  const here = `/urusan/${encodeURIComponent(number)}`;
  if (stop !== null) return back(reply, here, asking, stoppedFlash(stop, form));
  const { raw, refused } = await staged(asking.platform.files, { number }, form, uploads);
  if (refused.length > 0) return back(reply, here, asking, { kind: 'refused', messages: refused, typed: form });
  const done = await carriedOut(asking.platform.portal, number, verb, raw);
  if (done.ok) {
    const messages = [{ field: null, message: done.value.message }];
    return back(reply, here, asking, { kind: 'done', messages, typed: {} });
  }
  const messages = done.error.type === 'refused' ? done.error.sentences : [];
  if (messages.length === 0) return reply.redirect(here, 303);
  return back(reply, here, asking, { kind: 'refused', messages, typed: raw });
}

/** The answer of somebody without an account, in the turn that their link gives them. */
async function askedForm(
  request: AskedForm,
  reply: FastifyReply,
  begin: () => ReturnType<Begin>,
): Promise<FastifyReply> {
  const { link } = request.params;
  const { asking, stop, form, uploads } = await begin();
  const here = `/giliran/${encodeURIComponent(link)}`;
  if (stop !== null) return back(reply, here, asking, stoppedFlash(stop, form));
  const { raw, refused } = await staged(asking.platform.files, { linkId: link }, form, uploads);
  if (refused.length > 0) return back(reply, here, asking, { kind: 'refused', messages: refused, typed: form });
  const done = await asking.platform.portal.answerAsked(link, raw);
  if (done.ok)
    return back(reply, here, asking, {
      kind: 'done',
      messages: [{ field: null, message: done.value.message }],
      typed: {},
    });
  const messages = done.error.type === 'refused' ? done.error.sentences : [];
  if (messages.length === 0) return reply.redirect(here, 303);
  return back(reply, here, asking, { kind: 'refused', messages, typed: raw });
}

async function carriedOut(portal: PortalPlatform, number: string, verb: string, raw: RawForm) {
  const one = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '');
  switch (verb) {
    case 'tindak':
      return portal.act(number, one('giliran'), one('tindakan'), raw);
    case 'keberatan':
      return portal.object(number, raw);
    case 'tarik':
      return portal.withdraw(number, raw);
    default:
      return { ok: false, error: { type: 'notFound' } } as const;
  }
}

async function verifyForm(request: FastifyRequest, reply: FastifyReply, options: Options): Promise<FastifyReply> {
  const asking = await askingOf(request, options, 'portal');
  if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
  const { form, uploads } = await multipartOf(request);
  const number = typeof form['nomor'] === 'string' && form['nomor'].trim() !== '' ? form['nomor'].trim() : undefined;
  const pdf = uploads[0]?.tooLarge === false ? uploads[0].bytes : undefined;
  const verdict = await asking.platform.portal.verify({
    ...(number === undefined ? {} : { number }),
    ...(pdf === undefined ? {} : { pdf }),
  });
  return back(reply, '/periksa-surat', asking, { kind: 'done', messages: [], typed: form, verdict });
}
