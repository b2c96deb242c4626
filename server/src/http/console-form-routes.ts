/**
 * The console's forms with evidence photos, and the staging of a photo before its form is sent.
 *
 * Must never: act for an officer who is not signed in, or act twice for one shown form.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RawForm } from '../platform/platform-types.ts';
import { multipartOf } from './form-body.ts';
import { staged } from './stage-uploads.ts';
import { askingOf, type AskingOptions } from './request-context.ts';
import { keepingTyped, standingStill } from './standing-still.ts';

const listOf = (raw: RawForm, name: string): readonly string[] =>
  typeof raw[name] === 'string' ? [raw[name]] : (raw[name] ?? []);
const oneOf = (raw: RawForm, name: string): string => listOf(raw, name)[0] ?? '';

/** `buktiBuram:perubahan.1.bukti`: a reason, and which of what it is about. */
function aboutOf(chosen: readonly string[], because: readonly string[]): Readonly<Record<string, readonly string[]>> {
  const paths = new Map<string, string[]>();
  for (const one of chosen) {
    const [reason = '', path = ''] = one.split(':');
    // Left ticked under a reason that was taken back.
    if (!because.includes(reason)) continue;
    paths.set(reason, [...(paths.get(reason) ?? []), path]);
  }
  return Object.fromEntries(paths);
}

/** A question of an older version may be named as what the form says of itself: its answer comes after the form's own word. */
const answersIn = (raw: RawForm): RawForm =>
  Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => {
      if (!['giliran', 'tindakan', 'kunci', 'versi'].includes(name)) return [[name, value]];
      const [, ...rest] = typeof value === 'string' ? [value] : value;
      return rest.length === 0 ? [] : [[name, rest.length === 1 ? (rest[0] ?? '') : rest]];
    }),
  );

/** What the console's action form says: `giliran tindakan kunci versi alasan[] tentang[] yakin[] catatan` and the questions. */
const actInput = (raw: RawForm) => ({
  turn: oneOf(raw, 'giliran'),
  action: oneOf(raw, 'tindakan'),
  key: oneOf(raw, 'kunci'),
  seenVersion: Number(oneOf(raw, 'versi')),
  raw: answersIn(raw),
  because: listOf(raw, 'alasan'),
  about: aboutOf(listOf(raw, 'tentang'), listOf(raw, 'alasan')),
  confirms: listOf(raw, 'yakin'),
  note: oneOf(raw, 'catatan'),
});

export function consoleFormRoutes(app: FastifyInstance, options: AskingOptions): void {
  app.post<{ Params: { number: string } }>(
    '/kirim/konsol/:number',
    { schema: { hide: true }, config: { pace: 'uploads' } },
    (request, reply) => keepingTyped(request, (note) => actForm(request, reply, options, note)),
  );
}

type ActForm = FastifyRequest<{ Params: { number: string } }>;
async function actForm(
  request: ActForm,
  reply: FastifyReply,
  options: AskingOptions,
  note: (form: RawForm) => void,
): Promise<FastifyReply> {
  const { number } = request.params;
  const outage = options.watch?.standstill() ?? null;
  if (outage !== null) throw standingStill(request, outage);
  const asking = await askingOf(request, options, 'portal');
  if (!asking.platform.console.signedIn) return reply.redirect('/konsol/masuk', 303);
  // What the page after this one tells is kept for the device: without its cookie nobody could ask for it.
  if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
  const { form, uploads } = await multipartOf(request);
  note(form);
  const here = `/konsol/kasus/${encodeURIComponent(number)}`;
  const { raw, refused } = await staged(asking.platform.files, { number }, form, uploads);
  if (refused.length > 0)
    return reply.redirect(
      `${here}?pesan=${await asking.tell({ kind: 'refused', messages: refused, typed: raw })}`,
      303,
    );
  const done = await asking.platform.console.act(number, actInput(raw));
  if (done.ok)
    return reply.redirect(
      `${here}?pesan=${await asking.tell({ kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} })}`,
      303,
    );
  const messages =
    done.error.type === 'refused'
      ? done.error.sentences
      : done.error.type === 'changedMeanwhile' || done.error.type === 'notAllowed'
        ? [{ field: null, message: done.error.message }]
        : [];
  return reply.redirect(
    messages.length > 0 ? `${here}?pesan=${await asking.tell({ kind: 'refused', messages, typed: raw })}` : here,
    303,
  );
}
