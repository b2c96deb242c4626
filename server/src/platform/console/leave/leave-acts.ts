/**
 * Leave is asked for, decided about, taken back and cut short; whoever stands in is appointed (Plh) with the decision.
 *
 * Must never: decide about one's own leave, or appoint somebody who does not work in the unit.
 */
import { randomUUID } from 'node:crypto';
import { dateAfter, isDate, suitableLine, type Text } from '@balai/kernel';
import { uuidOf, type Appointment, type Leave, type Officer } from '@balai/store';
import type { Bound } from '../../bound.ts';
import type { LeavePlatform } from '../../leave-types.ts';
import { workingDaysIn } from '../../office-hours.ts';
import { inBoth, text } from '../../texts/text.ts';
import type { Rights } from '../rights.ts';
import { isApproved, lastDayOf } from './away.ts';
import { candidatesFor } from './leave-view.ts';
import { decidedPlaces, decidesText, representedPosts } from './who-decides.ts';

type Answer = Awaited<ReturnType<LeavePlatform['askLeave']>>;
const done = (message: Text): Answer => ({ ok: true, value: { message } });
const invalid = (field: string | null, message: Text): Answer => ({
  ok: false,
  error: { type: 'invalid', errors: [{ field, message }] },
});
const notFound: Answer = { ok: false, error: { type: 'notFound' } };
/** Further ahead nobody plans, and a mistyped year shows. */
const FURTHEST_DAYS = 400;

const NOBODY_DECIDES = text(
  'Wilayah belum menetapkan siapa yang memutuskan cuti Anda. Hubungi operator sistem.',
  'The region has not named who decides about your leave. Ask the system operator.',
);

export async function askLeave(
  bound: Bound,
  rights: Rights,
  { from, to }: Parameters<LeavePlatform['askLeave']>[0],
): Promise<Answer> {
  if (decidesText(bound, rights.officer) === null)
    return { ok: false, error: { type: 'notAllowed', message: NOBODY_DECIDES } };
  const unreadable = text('Tulis tanggal, misalnya 2026-12-24.', 'Write a date, such as 2026-12-24.');
  if (!isDate(from)) return invalid('dari', unreadable);
  if (!isDate(to)) return invalid('sampai', unreadable);
  if (from < bound.today)
    return invalid(
      'dari',
      text(
        'Hari pertama sudah lewat. Pilih hari ini atau sesudahnya.',
        'The first day has passed. Choose today or later.',
      ),
    );
  if (to < from)
    return invalid('sampai', text('Hari terakhir ada sebelum hari pertama.', 'The last day is before the first.'));
  if (to > dateAfter(bound.today, FURTHEST_DAYS))
    return invalid(
      'sampai',
      text('Terlalu jauh ke depan. Periksa tahunnya.', 'That is too far ahead. Check the year.'),
    );
  const days = workingDaysIn(bound.calendar, from, to);
  if (days === 0)
    return invalid(
      'sampai',
      text(
        'Tidak ada hari kerja di antaranya, jadi cuti tidak diperlukan.',
        'There is no working day among them, so no leave is needed.',
      ),
    );
  const leave = { id: randomUUID(), officer: rights.officer.id, from, to, askedAt: bound.now };
  if (!(await bound.deps.store.leaves.ask(bound.regionId, leave)))
    return invalid(
      'dari',
      text(
        'Anda sudah mengajukan cuti yang mencakup sebagian hari ini. Tarik dulu yang itu.',
        'You have asked for leave on some of these days already. Take that one back first.',
      ),
    );
  return done(
    text(`Cuti ${days} hari kerja diajukan.`, `Leave of ${days} working ${days === 1 ? 'day' : 'days'} asked for.`),
  );
}

export async function decideLeave(
  bound: Bound,
  rights: Rights,
  id: string,
  input: Parameters<LeavePlatform['decideLeave']>[1],
): Promise<Answer> {
  const { store } = bound.deps;
  const found = await leaveAndOfficer(bound, id);
  if (found === null) return notFound;
  const { leave, officer, officers } = found;
  if (decidedPlaces(bound, rights, officer).length === 0)
    return { ok: false, error: { type: 'notAllowed', message: notYours(bound, officer) } };
  const decision = { by: rights.officer.id, at: bound.now, approved: input.approve };
  const because = suitableLine(input.because)?.slice(0, 300) ?? '';
  if (!input.approve) {
    if (because === '')
      return invalid('sebab', text('Tulis sebabnya; pengaju membacanya.', 'Write why; whoever asked reads it.'));
    const declined = await store.leaves.decide(bound.regionId, id, { ...decision, because, standIn: null });
    return declined ? done(text('Cuti ditolak.', 'Leave declined.')) : invalid(null, DECIDED);
  }
  const posts = representedPosts(bound, rights, officer);
  const units = new Set(posts.map(({ unit }) => unit));
  const standIn = candidatesFor(bound, leave, units, officers).find((one) => one.id === input.standIn);
  if (posts.length > 0) {
    if (standIn === undefined)
      return invalid(
        'pengganti',
        text('Pilih siapa yang menggantikan (Plh.) dari unit itu.', 'Choose who stands in (Plh.) from that unit.'),
      );
    const away = await awayDuring(bound, standIn.id, leave);
    if (away)
      return invalid(
        'pengganti',
        text(`${standIn.name} juga cuti pada hari-hari itu.`, `${standIn.name} is on leave on those days too.`),
      );
  }
  const decree = suitableLine(input.decree)?.slice(0, 100) ?? '';
  const appointments = standIn === undefined ? [] : posts.map((post) => plhOf(leave, post, standIn.id, decree));
  const stored = { ...decision, because: null, standIn: standIn?.id ?? null };
  if (!(await store.leaves.decide(bound.regionId, id, stored, appointments))) return invalid(null, DECIDED);
  return done(
    standIn === undefined
      ? text('Cuti disetujui.', 'Leave approved.')
      : text(`Cuti disetujui. Plh.: ${standIn.name}.`, `Leave approved. Standing in (Plh.): ${standIn.name}.`),
  );
}
const DECIDED = text(
  'Permohonan ini sementara itu sudah diputuskan atau ditarik. Tidak ada yang diubah.',
  'This request was decided or taken back meanwhile. Nothing was changed.',
);
function notYours(bound: Bound, officer: Officer): Text {
  const who = decidesText(bound, officer);
  return inBoth((language) =>
    language === 'id'
      ? `Cuti ini diputuskan oleh ${who?.id ?? 'operator sistem'}, bukan Anda.`
      : `${who?.en ?? 'The system operator'} decides about this leave, not you.`,
  );
}

const plhId = (leave: string, { unit, area, position }: Pick<Appointment, 'unit' | 'area' | 'position'>): string =>
  uuidOf(`cuti ${leave} ${unit}@${area ?? ''} ${position}`);
const plhOf = (leave: Leave, post: Appointment, officer: string, decree: string): Appointment => ({
  id: plhId(leave.id, post),
  officer,
  unit: post.unit,
  area: post.area,
  position: post.position,
  from: leave.from,
  to: leave.to,
  kind: 'Plh',
  decree: decree === '' ? `Cuti ${leave.from} sampai ${leave.to}` : decree,
});

async function awayDuring(bound: Bound, officer: string, { from, to }: Leave): Promise<boolean> {
  const leaves = await bound.deps.store.leaves.since(bound.regionId, from);
  return leaves.some((one) => one.officer === officer && isApproved(one) && one.from <= to && lastDayOf(one) >= from);
}

export async function endLeave(bound: Bound, rights: Rights, id: string): Promise<Answer> {
  const { store } = bound.deps;
  const found = await leaveAndOfficer(bound, id);
  if (found === null) return notFound;
  const { leave, officer, officers } = found;
  const me = rights.officer.id;
  if (leave.officer !== me && leave.decision?.by !== me)
    return { ok: false, error: { type: 'notAllowed', message: notYours(bound, officer) } };
  const yesterday = dateAfter(bound.today, -1);
  const before = dateAfter(leave.from, -1);
  if (leave.to < bound.today) return invalid(null, text('Cuti ini sudah selesai.', 'This leave is over.'));
  const lastDay = yesterday < before ? before : yesterday;
  const standsIn = officers.find((one) => one.id === leave.decision?.standIn);
  const appointments = (standsIn?.appointments ?? []).filter((one) => one.id === plhId(leave.id, one));
  const ids = appointments.map((one) => one.id);
  if (!(await store.leaves.end(bound.regionId, id, { by: me, at: bound.now, lastDay }, ids)))
    return invalid(null, DECIDED);
  return done(
    lastDay < leave.from
      ? text('Cuti ditarik.', 'Leave taken back.')
      : text('Cuti diakhiri; mulai hari ini bertugas lagi.', 'Leave ended; on duty again from today.'),
  );
}

async function leaveAndOfficer(bound: Bound, id: string) {
  const { store } = bound.deps;
  const [leave, officers] = await Promise.all([
    store.leaves.one(bound.regionId, id),
    store.officers.all(bound.regionId),
  ]);
  const officer = officers.find((one) => one.id === leave?.officer);
  return leave === null || officer === undefined ? null : { leave, officer, officers };
}
