/**
 * What officers do beside a case: claim it, write to each other and to the resident, show a masked answer, search.
 *
 * Must never: show a masked answer before the showing is on record with its purpose.
 */
import { randomUUID } from 'node:crypto';
import { suitableText } from '@balai/kernel';
import { showAnswer } from '../answers/show-answer.ts';
import { titleOf, type Bound } from '../bound.ts';
import { messageId, sayOnce } from '../cases/say-once.ts';
import type { ConsolePlatform, ConsoleRefusal, QueueQuery, SearchResult } from '../platform-types.ts';
import { asIs, text } from '../texts/text.ts';
import { exposureOf } from './answers-view.ts';
import { isRefusal, seenCase, unitFor } from './case-detail.ts';
import type { Rights } from './rights.ts';

type Refused = { readonly ok: false; readonly error: ConsoleRefusal };
const done = { ok: true, value: null } as const;
const LONGEST = 4_000;

export async function claim(bound: Bound, rights: Rights, number: string): ReturnType<ConsolePlatform['claim']> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const taken = await bound.deps.store.claims.take(bound.regionId, open.loaded.caseId, rights.officer.id, bound.now);
  if (taken.ok) return done;
  const other = await bound.deps.store.officers.one(bound.regionId, taken.error.officer);
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

/** `note`: for colleagues alone. `reply`: to the resident, who is told. */
export async function write(
  bound: Bound,
  rights: Rights,
  number: string,
  words: string,
  to: 'colleagues' | 'resident',
  key: string,
): Promise<
  | { readonly ok: true; readonly value: null }
  | { readonly ok: false; readonly error: { readonly type: 'textMissing' } }
  | Refused
> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  if (open.loaded.state.erased) return { ok: false, error: { type: 'notAllowed', message: ERASED } };
  const clean = suitableText(words)?.slice(0, LONGEST) ?? '';
  if (clean === '') return { ok: false, error: { type: 'textMissing' } };
  const { store } = bound.deps;
  const id = messageId(`officer ${rights.officer.id} ${to}`, open.loaded.caseId, key);
  const row = { id, caseId: open.loaded.caseId, text: clean, at: bound.now };
  if (to === 'colleagues') await store.talk.note(bound.regionId, { ...row, officer: rights.officer.id });
  else {
    const message = { ...row, from: 'officer', officer: rights.officer.id } as const;
    if ((await sayOnce(bound, message)) !== 'said') return done;
    await store.outbox.add(
      bound.regionId,
      open.loaded.caseId,
      'message.reply',
      { number: open.loaded.number, serviceId: open.manifest.id, unit: unitFor(rights, open) },
      bound.now,
    );
  }
  return done;
}

const SHORTEST_PURPOSE = 5;
/** Shows one masked answer. The reading is written first; the resident sees who, when and why. */
export async function reveal(
  bound: Bound,
  rights: Rights,
  number: string,
  name: string,
  purpose: string,
): ReturnType<ConsolePlatform['reveal']> {
  const open = await seenCase(bound, rights, number);
  if (isRefusal(open)) return { ok: false, error: open };
  const { loaded, naming } = open;
  const field = naming.question(name);
  if (field === null || !Object.hasOwn(loaded.state.answers, name)) return { ok: false, error: { type: 'notFound' } };
  const { masked, mayReveal } = exposureOf(field, rights);
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
  const why = suitableText(purpose) ?? '';
  if (why.length < SHORTEST_PURPOSE) return { ok: false, error: { type: 'purposeMissing' } };
  await bound.deps.store.talk.read(bound.regionId, {
    caseId: loaded.caseId,
    officer: rights.officer.id,
    unit: unitFor(rights, open),
    what: name,
    purpose: why.slice(0, 300),
    at: bound.now,
  });
  return { ok: true, value: { value: showAnswer(field, loaded.state.answers[name], bound.showing) } };
}

/** Cases of my units only; an excerpt holds only what the search itself asked for, and not the title again. */
export async function search(bound: Bound, rights: Rights, query: string): Promise<readonly SearchResult[]> {
  const words = query.trim().slice(0, 200);
  if (words === '') return [];
  const services = bound.deps.store.services
    .current(bound.regionId)
    .filter(({ manifest }) => rights.hands.some(({ unit }) => Object.hasOwn(manifest.units, unit)));
  const everywhere = rights.hands.some(({ area }) => area === null);
  const areas = rights.hands.flatMap(({ area }) =>
    area === null ? [] : bound.names.isVillage(area) ? [area] : bound.names.villagesOf(area),
  );
  const hits = await bound.deps.store.search.find(bound.regionId, words, {
    serviceIds: services.map(({ serviceId }) => serviceId),
    ...(everywhere ? {} : { areas }),
  });
  return hits.map((hit) => ({
    number: hit.number,
    title: titleOf(bound, hit.serviceId),
    status: STATUS[hit.status],
    area: hit.caseArea === null ? null : bound.names.area(hit.caseArea),
    filedAt: hit.filedAt,
    excerpt: withoutTitle(hit.excerpt, titleOf(bound, hit.serviceId).id),
  }));
}
const withoutTitle = (excerpt: string, title: string): string =>
  excerpt === title ? '' : excerpt.startsWith(`${title} · `) ? excerpt.slice(title.length + 3) : excerpt;
const STATUS = { new: asIs(''), open: text('Masih berjalan', 'Open'), ended: text('Sudah ditutup', 'Closed') } as const;

export async function savedFilters(bound: Bound, rights: Rights): ReturnType<ConsolePlatform['savedFilters']> {
  const filters = await bound.deps.store.filters.of(bound.regionId, rights.officer.id);
  return filters.map(({ id, name, filter }) => ({ id, name, query: filter as QueueQuery }));
}
export async function saveFilter(bound: Bound, rights: Rights, name: string, query: QueueQuery): Promise<void> {
  const clean = (suitableText(name) ?? '').slice(0, 60);
  if (clean !== '')
    await bound.deps.store.filters.save(bound.regionId, rights.officer.id, {
      id: randomUUID(),
      name: clean,
      filter: { ...query },
    });
}
