/**
 * Residents' forms that carry files: read as streams, cleaned, staged, then handed to the platform; the answer is a redirect.
 *
 * A refusal goes back to the page with what was typed. Must never: lose a typed answer because a photo was refused.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Flash, PortalPlatform, RawForm } from '../platform/platform-types.ts';
import { multipartOf } from './form-body.ts';
import { askingOf, type Asking, type AskingOptions } from './request-context.ts';
import { staged } from './stage-uploads.ts';

type Options = AskingOptions & { readonly uploadsPerMinute: number };
type DraftForm = FastifyRequest<{ Params: { draft: string; question: string } }>;
type CaseForm = FastifyRequest<{ Params: { number: string; verb: string } }>;

export function formRoutes(app: FastifyInstance, options: Options): void {
  const route = {
    schema: { hide: true },
    config: { rateLimit: { max: options.uploadsPerMinute, timeWindow: '1 minute' } },
  };
  app.post('/kirim/formulir/:draft/:question', route, (request, reply) =>
    answerForm(request as DraftForm, reply, options),
  );
  app.post('/kirim/urusan/:number/:verb', route, (request, reply) => caseForm(request as CaseForm, reply, options));
  app.post('/kirim/periksa-surat', route, (request, reply) => verifyForm(request, reply, options));
}

async function begin(request: FastifyRequest, reply: FastifyReply, options: Options) {
  const asking = await askingOf(request, options, 'portal');
  if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
  return { asking, ...(await multipartOf(request)) };
}

/** Back to the page, which is told what happened. */
const back = (reply: FastifyReply, path: string, asking: Asking, flash: Flash): FastifyReply =>
  reply.redirect(`${path}?pesan=${asking.tell(flash)}`, 303);

async function answerForm(request: DraftForm, reply: FastifyReply, options: Options): Promise<FastifyReply> {
  const { draft, question } = request.params;
  const { asking, form, uploads } = await begin(request, reply, options);
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

async function caseForm(request: CaseForm, reply: FastifyReply, options: Options): Promise<FastifyReply> {
  const { number, verb } = request.params;
  const { asking, form, uploads } = await begin(request, reply, options);
  const here = `/urusan/${encodeURIComponent(number)}`;
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
  const { asking, form, uploads } = await begin(request, reply, options);
  const number = typeof form['nomor'] === 'string' && form['nomor'].trim() !== '' ? form['nomor'].trim() : undefined;
  const pdf = uploads[0]?.tooLarge === false ? uploads[0].bytes : undefined;
  const verdict = await asking.platform.portal.verify({
    ...(number === undefined ? {} : { number }),
    ...(pdf === undefined ? {} : { pdf }),
  });
  return back(reply, '/periksa-surat', asking, { kind: 'done', messages: [], typed: form, verdict });
}
