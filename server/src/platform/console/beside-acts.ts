/**
 * What officers do beside a case: claim it, write to each other and to the resident, show a masked answer.
 *
 * Must never: show a masked answer before the showing is on record with its purpose.
 */
import { err, ok, suitableText, valueAt, type Result } from '@balai/kernel';
import { answerParts } from '../answers/answer-parts.ts';
import { showAnswer } from '../answers/show-answer.ts';
import type { Bound } from '../bound.ts';
import { messageId, sayOnce } from '../cases/say-once.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { ConsolePlatform, ConsoleRefusal } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { exposureOf } from './exposure.ts';
import { purposeIn } from './opened.ts';
import { awayBy, awayUntil } from './leave/away.ts';
import { hasPart } from './board/heads.ts';
import { isRefusal, seenCase, unitFor } from './seen-case.ts';
import { mentionedIn } from './mentions.ts';
import type { Rights } from './rights.ts';
import { workableCase } from './workable-case.ts';

const done = { ok: true, value: null } as const;
const LONGEST = 4_000;

export async function claim(bound: Bound, rights: Rights, number: string): ReturnType<ConsolePlatform['claim']> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const { claims, officers } = bound.deps.store;
  const { caseId } = open.loaded;
  const take = (more = {}) => claims.take(bound.regionId, caseId, rights.officer.id, bound.now, more);
  const taken = await take();
  if (taken.ok) return done;
  const holder = taken.error.officer;
  const other = await officers.one(bound.regionId, holder);
  // What somebody has who is away, or works elsewhere by now, is not to wait for them.
  const waits =
    awayUntil(await awayBy(bound), holder) !== null || !hasPart(bound, open.loaded.state, other ?? undefined);
  if (waits && (await take({ from: holder })).ok) return done;
  return { ok: false, error: { type: 'claimedBy', name: other?.name ?? '' } };
}

export async function release(bound: Bound, rights: Rights, number: string): ReturnType<ConsolePlatform['release']> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  await bound.deps.store.claims.release(bound.regionId, open.loaded.caseId, rights.officer.id);
  return done;
}

const ERASED = text(
  'Data kasus ini sudah dihapus; tidak ada yang dapat ditulis lagi di sini.',
  'The data of this case were erased; nothing can be written here any more.',
);

interface Writable {
  readonly open: OpenCase;
  readonly row: { readonly id: string; readonly caseId: string; readonly text: string; readonly at: number };
}
/** A case that may be written to, and the words as they are kept. */
async function writable(
  bound: Bound,
  rights: Rights,
  { number, words, to, key }: Readonly<Record<'number' | 'words' | 'to' | 'key', string>>,
): Promise<Result<Writable, { readonly type: 'textMissing' } | ConsoleRefusal>> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return err(open);
  if (open.loaded.state.erased) return err({ type: 'notAllowed', message: ERASED });
  const clean = suitableText(words)?.slice(0, LONGEST) ?? '';
  if (clean === '') return err({ type: 'textMissing' });
  const { caseId } = open.loaded;
  return ok({
    open,
    row: { id: messageId(`officer ${rights.officer.id} ${to}`, caseId, key), caseId, text: clean, at: bound.now },
  });
}

/** For colleagues alone, who find it on their queue when it mentions them. */
export async function note(
  bound: Bound,
  rights: Rights,
  number: string,
  words: string,
  key: string,
  mentions: readonly string[],
): ReturnType<ConsolePlatform['note']> {
  const found = await writable(bound, rights, { number, words, to: 'colleagues', key });
  if (!found.ok) return found;
  const { open, row } = found.value;
  const mentioned = await mentionedIn(open, rights.officer.id, row.text, mentions);
  if (!mentioned.ok) return err({ type: 'cannotMention', message: mentioned.message });
  await bound.deps.store.talk.note(bound.regionId, { ...row, officer: rights.officer.id }, mentioned.value);
  return done;
}

/** To the resident, who is told. */
export async function reply(
  bound: Bound,
  rights: Rights,
  number: string,
  words: string,
  key: string,
): ReturnType<ConsolePlatform['reply']> {
  const found = await writable(bound, rights, { number, words, to: 'resident', key });
  if (!found.ok) return found;
  const { open, row } = found.value;
  const message = { ...row, from: 'officer', officer: rights.officer.id } as const;
  if ((await sayOnce(bound, message)) !== 'said') return done;
  await bound.deps.store.outbox.add(
    bound.regionId,
    open.loaded.caseId,
    'message.reply',
    { number: open.loaded.number, serviceId: open.manifest.id, unit: unitFor(rights, open) },
    bound.now,
  );
  return done;
}

/** Shows one masked answer. The reading is written first; the resident sees who, when and why. */
export async function reveal(
  bound: Bound,
  rights: Rights,
  number: string,
  name: string,
  purpose: string,
): ReturnType<ConsolePlatform['reveal']> {
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const { loaded, naming } = open;
  const [top = ''] = name.split('.');
  const asked = naming.question(top);
  const part =
    asked === null
      ? undefined
      : answerParts(top, asked, valueAt(loaded.state.answers, top)).find(({ path }) => path === name);
  if (part === undefined || part.value === undefined) return { ok: false, error: { type: 'notFound' } };
  const { field } = part;
  const { masked, mayReveal } = exposureOf(field, rights, open.manifest);
  if (masked && !mayReveal)
    return {
      ok: false,
      error: {
        type: 'notAllowed',
        message:
          field.notify === true
            ? text(
                'Nomor ini hanya dipakai sistem untuk memberi kabar. Gunakan "Balas" untuk menghubungi warga.',
                'Only the system uses this number, to tell what happens. Use "Reply" to reach the resident.',
              )
            : text(
                'Isian ini tertutup untuk unit atau jabatan Anda.',
                'This answer is closed to your unit or position.',
              ),
      },
    };
  const why = purposeIn(purpose);
  if (why === null) return { ok: false, error: { type: 'purposeMissing' } };
  await bound.deps.store.talk.read(bound.regionId, {
    caseId: loaded.caseId,
    officer: rights.officer.id,
    unit: unitFor(rights, open),
    what: name,
    purpose: why,
    at: bound.now,
  });
  return { ok: true, value: { value: showAnswer(field, part.value, bound.showing) } };
}
