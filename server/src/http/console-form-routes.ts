/**
 * The console's forms with evidence photos, and the staging of a photo before its form is sent.
 *
 * Must never: act for an officer who is not signed in, or act twice for one shown form.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ConsoleActResult, Flash, RawForm } from '../platform/platform-types.ts';
import { multipartOf, type Upload } from './form-body.ts';
import { staged } from './stage-uploads.ts';
import { askingOf, type Asking, type AskingOptions } from './request-context.ts';
import { keepingTyped, sendBackSignedOut, standingStill } from './standing-still.ts';

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
  app.post<{ Params: { number: string; other: string } }>(
    '/kirim/konsol/:number/pembetulan/:other',
    { schema: { hide: true }, config: { pace: 'uploads' } },
    (request, reply) => keepingTyped(request, (note) => rectifyForm(request, reply, options, note)),
  );
}

type Noting = (form: RawForm) => void;
type Sent = { readonly asking: Asking; readonly form: RawForm; readonly uploads: readonly Upload[] };

/** The form of an officer who is signed in; null when the answer says already what else comes. */
async function sentBy(
  request: FastifyRequest,
  reply: FastifyReply,
  options: AskingOptions,
  note: Noting,
): Promise<Sent | null> {
  const outage = options.watch?.standstill() ?? null;
  if (outage !== null) throw standingStill(request, outage);
  const asking = await askingOf(request, options, 'portal');
  if (!asking.platform.console.signedIn) {
    await sendBackSignedOut(request, reply);
    return null;
  }
  // What the page after this one tells is kept for the device: without its cookie nobody could ask for it.
  if (asking.newDeviceCookie !== null) reply.header('set-cookie', asking.newDeviceCookie);
  const { form, uploads } = await multipartOf(request);
  note(form);
  return { asking, form, uploads };
}

/** Back on the page of the form with what was done, or with what is wrong and everything that was typed. */
async function tellDone(
  reply: FastifyReply,
  { asking }: Sent,
  here: string,
  done: ConsoleActResult,
  raw: RawForm,
): Promise<FastifyReply> {
  const told: Flash = done.ok
    ? { kind: 'done', messages: [{ field: null, message: done.value.message }], typed: {} }
    : { kind: 'refused', messages: messagesOf(done.error), typed: raw };
  return told.messages.length > 0 ? tellAt(reply, asking, here, told) : reply.redirect(here, 303);
}
async function tellAt(reply: FastifyReply, asking: Asking, here: string, told: Flash): Promise<FastifyReply> {
  return reply.redirect(`${here}${here.includes('?') ? '&' : '?'}pesan=${await asking.tell(told)}`, 303);
}
function messagesOf(error: Extract<ConsoleActResult, { ok: false }>['error']): Flash['messages'] {
  if (error.type === 'refused') return error.sentences;
  return error.type === 'changedMeanwhile' || error.type === 'notAllowed'
    ? [{ field: null, message: error.message }]
    : [];
}

type ActForm = FastifyRequest<{ Params: { number: string } }>;
async function actForm(
  request: ActForm,
  reply: FastifyReply,
  options: AskingOptions,
  note: Noting,
): Promise<FastifyReply> {
  const { number } = request.params;
  const sent = await sentBy(request, reply, options, note);
  if (sent === null) return reply;
  const { asking, form, uploads } = sent;
  const here = `/konsol/kasus/${encodeURIComponent(number)}`;
  const { raw, refused } = await staged(asking.platform.files, { number }, form, uploads);
  if (refused.length > 0) return tellAt(reply, asking, here, { kind: 'refused', messages: refused, typed: raw });
  return tellDone(reply, sent, here, await asking.platform.console.act(number, actInput(raw)), raw);
}

/** What the form of one answer that is set right says: `isian kunci versi` and the question. */
type RectifyForm = FastifyRequest<{ Params: { number: string; other: string } }>;
async function rectifyForm(
  request: RectifyForm,
  reply: FastifyReply,
  options: AskingOptions,
  note: Noting,
): Promise<FastifyReply> {
  const { number, other } = request.params;
  const sent = await sentBy(request, reply, options, note);
  if (sent === null) return reply;
  const { asking, form, uploads } = sent;
  const path = oneOf(form, 'isian');
  const list = `/konsol/kasus/${encodeURIComponent(number)}/pembetulan/${encodeURIComponent(other)}`;
  const here = `${list}?isian=${encodeURIComponent(path)}`;
  const own = uploads.filter(({ name }) => name === path);
  const { raw, refused } = await staged(asking.platform.files, { number: other, asked: number }, form, own);
  if (refused.length > 0) return tellAt(reply, asking, here, { kind: 'refused', messages: refused, typed: raw });
  const given = { path, raw, key: oneOf(raw, 'kunci'), seenVersion: Number(oneOf(raw, 'versi')) };
  const done = await asking.platform.console.rectify(number, other, given);
  return tellDone(reply, sent, done.ok ? list : here, done, raw);
}
