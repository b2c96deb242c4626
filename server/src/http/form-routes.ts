/**
 * Forms that carry files: read as streams, cleaned, staged, then handed to the platform; the answer is a redirect.
 *
 * A refusal goes back to the page with what was typed. Must never: lose a typed answer because a photo was refused.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FilePlatform, Flash, RawForm, UploadRefusal } from '../platform/platform-types.ts';
import { multipartOf, UPLOAD_BYTES, type Upload } from './form-body.ts';
import { askingOf, type Asking, type AskingOptions } from './request-context.ts';

type Refused = { readonly field: string | null; readonly message: { readonly id: string; readonly en: string } };
const TOO_LARGE: UploadRefusal = {
  type: 'tooLarge',
  message: { id: `Berkas lebih dari ${UPLOAD_BYTES / 1024 / 1024} MB. Perkecil atau ambil foto dengan mutu sedang.`, en: `The file is over ${UPLOAD_BYTES / 1024 / 1024} MB. Make it smaller, or take the photo at medium quality.` },
};

/** Stages each upload under its question and puts its sha256 into the form; what was refused is said by field. */
export async function staged(files: FilePlatform, owner: { readonly draftId?: string; readonly number?: string }, form: RawForm, uploads: readonly Upload[]): Promise<{ readonly raw: RawForm; readonly refused: readonly Refused[] }> {
  const raw: Record<string, string | readonly string[]> = { ...form };
  const refused: Refused[] = [];
  for (const { name, bytes, tooLarge } of uploads) {
    const done = tooLarge ? ({ ok: false, error: TOO_LARGE } as const) : await files.stage({ ...owner, question: name, bytes });
    if (!done.ok) refused.push({ field: name, message: done.error.message });
    else {
      raw[name] = done.value.sha256;
      const position = done.value.offeredPosition;
      if (position !== null) raw[`${name}.position`] = `${position.latitude},${position.longitude}`;
    }
  }
  return { raw, refused };
}

export function formRoutes(app: FastifyInstance, options: AskingOptions & { readonly uploadsPerMinute: number }): void {
  const config = { rateLimit: { max: options.uploadsPerMinute, timeWindow: '1 minute' } };
  const schema = { hide: true };
  const begin = async (request: FastifyRequest, reply: FastifyReply, channel: 'portal' | 'field') => {
    const asking = await askingOf(request, options, channel);
    if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
    return { asking, ...(await multipartOf(request)) };
  };
  const back = (reply: FastifyReply, path: string, asking: Asking, flash: Flash) => reply.redirect(`${path}?pesan=${asking.tell(flash)}`, 303);

  app.post<{ Params: { draft: string; question: string } }>('/kirim/formulir/:draft/:question', { schema, config }, async (request, reply) => {
    const { draft, question } = request.params;
    const { asking, form, uploads } = await begin(request, reply, 'portal');
    const { raw, refused } = await staged(asking.platform.files, { draftId: draft }, form, uploads);
    const here = `/formulir/${encodeURIComponent(draft)}`;
    if (refused.length > 0) return back(reply, `${here}/${encodeURIComponent(question)}`, asking, { kind: 'refused', messages: refused, typed: form });
    const done = await asking.platform.portal.answer(draft, question, raw);
    if (done.ok) return reply.redirect(`${here}/${encodeURIComponent(done.value.next)}`, 303);
    if (done.error.type === 'alreadySent') return reply.redirect(`/urusan/${encodeURIComponent(done.error.number)}`, 303);
    return reply.redirect(done.error.type === 'notFound' ? '/layanan' : `${here}/${encodeURIComponent(question)}`, 303);
  });

  app.post<{ Params: { number: string; verb: string } }>('/kirim/urusan/:number/:verb', { schema, config }, async (request, reply) => {
    const { number, verb } = request.params;
    const { asking, form, uploads } = await begin(request, reply, 'portal');
    const here = `/urusan/${encodeURIComponent(number)}`;
    const { raw, refused } = await staged(asking.platform.files, { number }, form, uploads);
    if (refused.length > 0) return back(reply, here, asking, { kind: 'refused', messages: refused, typed: form });
    const { portal } = asking.platform;
    const one = (name: string) => (typeof raw[name] === 'string' ? raw[name] : '');
    const done =
      verb === 'tindak' ? await portal.act(number, one('giliran'), one('tindakan'), raw)
      : verb === 'keberatan' ? await portal.object(number, raw)
      : verb === 'tarik' ? await portal.withdraw(number, raw)
      : ({ ok: false, error: { type: 'notFound' } } as const);
    if (done.ok) return back(reply, here, asking, { kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} });
    const messages = done.error.type === 'refused' ? done.error.sentences : [];
    return messages.length > 0 ? back(reply, here, asking, { kind: 'refused', messages, typed: raw }) : reply.redirect(here, 303);
  });

  app.post('/kirim/periksa-surat', { schema, config }, async (request, reply) => {
    const { asking, form, uploads } = await begin(request, reply, 'portal');
    const number = typeof form['nomor'] === 'string' && form['nomor'].trim() !== '' ? form['nomor'].trim() : undefined;
    const pdf = uploads[0]?.tooLarge === false ? uploads[0].bytes : undefined;
    const verdict = await asking.platform.portal.verify({ ...(number === undefined ? {} : { number }), ...(pdf === undefined ? {} : { pdf }) });
    return back(reply, '/periksa-surat', asking, { kind: 'done', messages: [], typed: form, verdict });
  });
}
