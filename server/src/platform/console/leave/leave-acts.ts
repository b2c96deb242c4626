/**
 * Leave is asked for, decided about, taken back and cut short; whoever stands in is appointed (Plh) with the decision.
 *
 * Must never: decide about one's own leave, or appoint somebody who does not work in the unit.
 */
import { dateAfter, suitableLine, type DateText, type Text } from '@balai/kernel';
import { uuidOf, type Appointment, type Leave, type LeaveDecision, type Officer } from '@balai/store';
import { readDate } from '../../answers/read-scalars.ts';
import type { Bound } from '../../bound.ts';
import type { LeaveAnswer, LeavePlatform } from '../../leave-types.ts';
import { workingDaysIn } from '../../office-hours.ts';
import { inBoth, text } from '../../texts/text.ts';
import type { Rights } from '../rights.ts';
import { isApproved, lastDayOf } from './away.ts';
import { candidatesFor } from './leave-view.ts';
import { decidedPlaces, decidesText, representedPosts } from './who-decides.ts';

type Answer = LeaveAnswer;
const done = (id: string, message: Text): Answer => ({ ok: true, value: { id, message } });
const invalid = (field: string | null, message: Text): Answer => ({
  ok: false,
  error: { type: 'refused', sentences: [{ field, message }] },
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
  typed: Parameters<LeavePlatform['askLeave']>[0],
): Promise<Answer> {
  const { leaves } = bound.deps.store;
  const [from, to] = [dayIn('from', typed.from), dayIn('to', typed.to)];
  if (typeof from !== 'string') return from;
  if (typeof to !== 'string') return to;
  const id = uuidOf(`cuti ${bound.regionId} ${rights.officer.id} ${typed.key}`);
  const before = await leaves.one(bound.regionId, id);
  if (before !== null && (before.from !== from || before.to !== to)) return { ok: false, error: { type: 'keyReused' } };
  const leave = { id, officer: rights.officer.id, from, to, askedAt: bound.now };
  const asked = done(id, askedFor(bound, leave));
  if (before !== null) return asked;
  if (decidesText(bound, rights.officer) === null)
    return { ok: false, error: { type: 'notAllowed', message: NOBODY_DECIDES } };
  const wrong = wrongDates(bound, leave);
  if (wrong !== null) return wrong;
  if (await leaves.ask(bound.regionId, leave)) return asked;
  return (await leaves.one(bound.regionId, id)) === null ? invalid('from', OVERLAPS) : asked;
}
const OVERLAPS = text(
  'Anda sudah mengajukan cuti yang mencakup sebagian hari ini. Tarik dulu yang itu.',
  'You have asked for leave on some of these days already. Take that one back first.',
);

function askedFor({ calendar }: Bound, { from, to }: Pick<Leave, 'from' | 'to'>): Text {
  const days = workingDaysIn(calendar, from, to);
  return text(
    `Cuti ${days} hari kerja diajukan.`,
    `Leave of ${days} working ${days === 1 ? 'day' : 'days'} asked for.`,
  );
}

/** A day as it was typed, `2026-12-24` or with a part that is missing, or what is wrong with it. */
function dayIn(field: string, typed: string): DateText | Answer {
  const [year = '', month = '', day = ''] = typed.split('-');
  const read = readDate({ day, month, year }, typed);
  return 'value' in read ? read.value : invalid(field, read.wrong.message);
}

function wrongDates({ calendar, today }: Bound, { from, to }: Pick<Leave, 'from' | 'to'>): Answer | null {
  if (from < today)
    return invalid(
      'from',
      text(
        'Hari pertama sudah lewat. Pilih hari ini atau sesudahnya.',
        'The first day has passed. Choose today or later.',
      ),
    );
  if (to < from)
    return invalid('to', text('Hari terakhir ada sebelum hari pertama.', 'The last day is before the first.'));
  if (to > dateAfter(today, FURTHEST_DAYS))
    return invalid('to', text('Terlalu jauh ke depan. Periksa tahunnya.', 'That is too far ahead. Check the year.'));
  if (workingDaysIn(calendar, from, to) === 0)
    return invalid(
      'to',
      text(
        'Tidak ada hari kerja di antaranya, jadi cuti tidak diperlukan.',
        'There is no working day among them, so no leave is needed.',
      ),
    );
  return null;
}

export async function decideLeave(
  bound: Bound,
  rights: Rights,
  id: string,
  input: Parameters<LeavePlatform['decideLeave']>[1],
): Promise<Answer> {
  const found = await leaveAndOfficer(bound, id);
  if (found === null) return notFound;
  const { leave, officer, officers } = found;
  if (decidedPlaces(bound, rights, officer).length === 0)
    return { ok: false, error: { type: 'notAllowed', message: notYours(bound, officer) } };
  const because = suitableLine(input.because)?.slice(0, 300) ?? '';
  if (!input.approve) {
    if (because === '')
      return invalid('because', text('Tulis sebabnya; pengaju membacanya.', 'Write why; whoever asked reads it.'));
    return decided(bound, rights, leave, { approved: false, because, standIn: null }, [], DECLINED);
  }
  const posts = representedPosts(bound, rights, officer);
  const standIn = await standInFor(bound, leave, posts, officers, input.standIn);
  if (standIn !== null && 'ok' in standIn) return standIn;
  const decree = suitableLine(input.decree)?.slice(0, 100) ?? '';
  const appointments = standIn === null ? [] : posts.map((post) => plhOf(leave, post, standIn.id, decree));
  const decision = { approved: true, because: null, standIn: standIn?.id ?? null };
  return decided(bound, rights, leave, decision, appointments, approvedText(standIn?.name ?? null));
}

const DECLINED = text('Cuti ditolak.', 'Leave declined.');
const approvedText = (standIn: string | null): Text =>
  standIn === null
    ? text('Cuti disetujui.', 'Leave approved.')
    : text(`Cuti disetujui. Plh.: ${standIn}.`, `Leave approved. Standing in (Plh.): ${standIn}.`);

/** Written, or written before as it is asked now: pressed twice, it says the same. */
async function decided(
  { deps, regionId, now }: Bound,
  rights: Rights,
  { id, decision: before, ended }: Leave,
  decision: Pick<LeaveDecision, 'approved' | 'because' | 'standIn'>,
  appointments: readonly Appointment[],
  message: Text,
): Promise<Answer> {
  const by = rights.officer.id;
  const isSame = (one: LeaveDecision | null | undefined): boolean =>
    one?.by === by &&
    one.approved === decision.approved &&
    one.because === decision.because &&
    one.standIn === decision.standIn;
  if (ended === null && isSame(before)) return done(id, message);
  const { leaves } = deps.store;
  const isDecided = await leaves.decide(regionId, id, { ...decision, by, at: now }, appointments);
  const isDone = isDecided || isSame((await leaves.one(regionId, id))?.decision);
  return isDone ? done(id, message) : invalid(null, DECIDED);
}

/** Who stands in; null: nobody has to; or what is wrong with who was chosen. */
async function standInFor(
  bound: Bound,
  leave: Leave,
  posts: readonly Appointment[],
  officers: readonly Officer[],
  chosen: string | null,
): Promise<{ readonly id: string; readonly name: string } | null | Answer> {
  if (posts.length === 0) return null;
  const units = new Set(posts.map(({ unit }) => unit));
  const standIn = candidatesFor(bound, leave, units, officers).find((one) => one.id === chosen);
  if (standIn === undefined)
    return invalid(
      'standIn',
      text('Pilih siapa yang menggantikan (Plh.) dari unit itu.', 'Choose who stands in (Plh.) from that unit.'),
    );
  return (await awayDuring(bound, standIn.id, leave))
    ? invalid(
        'standIn',
        text(`${standIn.name} juga cuti pada hari-hari itu.`, `${standIn.name} is on leave on those days too.`),
      )
    : standIn;
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
  const { ended } = leave;
  // Pressed twice: it says the same.
  if (ended?.by === me) return done(id, endedText(leave, ended.lastDay));
  const yesterday = dateAfter(bound.today, -1);
  const before = dateAfter(leave.from, -1);
  if (leave.to < bound.today) return invalid(null, text('Cuti ini sudah selesai.', 'This leave is over.'));
  const lastDay = yesterday < before ? before : yesterday;
  const standsIn = officers.find((one) => one.id === leave.decision?.standIn);
  const appointments = (standsIn?.appointments ?? []).filter((one) => one.id === plhId(leave.id, one));
  const ids = appointments.map((one) => one.id);
  if (!(await store.leaves.end(bound.regionId, id, { by: me, at: bound.now, lastDay }, ids)))
    return invalid(null, DECIDED);
  return done(id, endedText(leave, lastDay));
}

const endedText = ({ from }: Leave, lastDay: string): Text =>
  lastDay < from
    ? text('Cuti ditarik.', 'Leave taken back.')
    : text('Cuti diakhiri; mulai hari ini bertugas lagi.', 'Leave ended; on duty again from today.');

async function leaveAndOfficer(bound: Bound, id: string) {
  const { store } = bound.deps;
  const [leave, officers] = await Promise.all([
    store.leaves.one(bound.regionId, id),
    store.officers.all(bound.regionId),
  ]);
  const officer = officers.find((one) => one.id === leave?.officer);
  return leave === null || officer === undefined ? null : { leave, officer, officers };
}
