/**
 * How a damaged road goes on in the demonstration: repaired by the city, or handed over to its owner and followed until done.
 *
 * Must never: know a rule of the service; what the kernel refuses is counted as a fault of this file.
 */
import type { Instant, Turn } from '@balai/kernel';
import { proofOf } from './conduct-lampu.ts';
import { inTime, someEvening, soon, tooLate, visit } from './conduct-times.ts';
import { pick, pickWeighted, wholeBetween, type Random } from './demo-ingredients.ts';
import { pointIn } from './demo-places.ts';
import { OFFICE_DAY, officeTime } from './demo-time.ts';
import { dayOf, draftOf, stageFor, type Conduct, type Life, type Move, type Plan, type Town } from './demo-town.ts';
import { OFFICER_WORDS, OUTSIDE_ANSWERS, RETURNED_ANSWERS, ROAD_OBJECTIONS, ROAD_WORDS } from './demo-words.ts';

/** How likely each fate is, of a thousand. */
export const ROAD_FATES = {
  baik: 540,
  terlambat: 100,
  galian: 60,
  kembali: 40,
  tidakDitemukan: 30,
  keberatanTolak: 25,
  belumDulu: 40,
  salahTutup: 60,
  ganda: 50,
  ditarik: 25,
  lama: 30,
} as const;

const WORKS = ['petugas', 'kepala'] as const;
const CREW = ['regu', 'staf'] as const;
const VILLAGE = ['staf', 'lurah'] as const;
/** A promise of 14 working days is broken only by those who came first. */
const EARLY_DAYS = 6;

async function answers(town: Town, plan: Plan, random: Random): Promise<Readonly<Record<string, unknown>>> {
  const damage =
    plan.fate === 'galian'
      ? 'bekasGalian'
      : pickWeighted(random, { lubang: 58, retak: 24, amblas: 8, bekasGalian: 10 });
  const [withWords, withPhone] = [random() < 0.75, random() < 0.45];
  return {
    lokasi: pointIn(town, plan),
    kerusakan: damage,
    foto: await stageFor(town, draftOf(plan), await town.photos.photo('road', 'report', plan.index), plan.filedAt),
    ...(withWords ? { keterangan: pick(random, ROAD_WORDS) } : {}),
    ...(withPhone ? { kontak: town.people.residentOf(random, dayOf(town, plan.filedAt)).phone } : {}),
  };
}

/** What the register of roads said; '' while it is silent. */
function roadClass({ state }: Life): string {
  const fact = state.facts['kelasJalan'];
  return fact?.state === 'known' ? String(fact.value) : '';
}

function next(town: Town, life: Life, random: Random): Move | null {
  const [turn] = life.state.turns;
  if (turn === undefined) return objection(town, life, random);
  switch (turn.stage) {
    case 'diperiksa':
      return leaving(town, life, turn, random) ?? inspected(town, life, turn, random);
    case 'diperbaiki':
      return leaving(town, life, turn, random) ?? repaired(town, life, turn, random);
    case 'diteruskan':
      return answered(town, life, turn, random);
    case 'dicek':
      return life.plan.fate === 'belumDulu' && visit(life, 'dicek') === 1
        ? {
            do: 'act',
            by: 'officer',
            turn,
            action: 'belum',
            because: ['belumBeres'],
            positions: VILLAGE,
            at: inTime(town, turn, random, 90, 900),
          }
        : {
            do: 'act',
            by: 'officer',
            turn,
            action: 'benar',
            positions: VILLAGE,
            at: inTime(town, turn, random, 150, 1_000),
          };
    default:
      return null;
  }
}

/** What ends a report before anybody works on it. */
function leaving(town: Town, life: Life, turn: Turn, random: Random): Move | null {
  const { plan, state } = life;
  if (state.round > 0) return null;
  if (plan.fate === 'ditarik') return { do: 'withdraw', at: soon(turn.beganAt, random, 15, 240) };
  if (plan.fate !== 'ganda' || plan.twin === null || !town.lives.has(plan.twin.key)) return null;
  return { do: 'merge', turn, into: plan.twin, positions: WORKS, at: inTime(town, turn, random, 20, 200) };
}

function inspected(town: Town, life: Life, turn: Turn, random: Random): Move {
  const { plan, state } = life;
  const act = { do: 'act', by: 'officer', turn, positions: WORKS, at: inTime(town, turn, random, 200, 1_400) } as const;
  const again = visit(life, 'diperiksa') > 1;
  const owner = roadClass(life);
  if (state.round === 0 && !again && (plan.fate === 'tidakDitemukan' || plan.fate === 'keberatanTolak'))
    return { ...act, action: 'tolak', because: ['tidakDitemukan'], note: pick(random, OFFICER_WORDS.refused) };
  const handOver = (pemilik: string, because: string): Move => ({
    ...act,
    action: 'bukanKewenangan',
    because: [because],
    note: pick(random, OFFICER_WORDS.handedOver),
    hand: async () => ({ penetapan: { pemilik } }),
  });
  if (plan.fate === 'galian' && !life.visits.has('diteruskan')) return handOver('pln', 'galianPihakLain');
  if ((owner === 'provinsi' || owner === 'nasional') && !life.visits.has('diteruskan'))
    return handOver(owner, 'jalanOrangLain');
  return { ...act, action: 'jadwalkan', note: pick(random, OFFICER_WORDS.scheduled) };
}

function repaired(town: Town, life: Life, turn: Turn, random: Random): Move {
  if (
    (life.plan.fate === 'galian' || life.plan.fate === 'tidakDitemukan' || life.plan.fate === 'keberatanTolak') &&
    life.state.round === 0 &&
    visit(life, 'diperiksa') === 1 &&
    !life.visits.has('diteruskan') &&
    !life.visits.has('diperiksa')
  ) {
    return {
      do: 'act',
      by: 'officer',
      turn,
      action: 'periksaUlang',
      because: ['kelasKeliru'],
      positions: ['regu', 'petugas'],
      at: inTime(town, turn, random, 60, 450),
    };
  }
  return {
    do: 'act',
    by: 'officer',
    turn,
    action: 'laksanakan',
    positions: CREW,
    hand: proofOf(town, life, 'road'),
    at: repairTime(town, life, turn, random),
  };
}

function repairTime(town: Town, life: Life, turn: Turn, random: Random): Instant {
  if (life.plan.fate !== 'terlambat' || life.state.round > 0 || visit(life, 'diperbaiki') > 1)
    return inTime(town, turn, random, 120, 900);
  const isEarly = town.now - life.plan.filedAt > (28 - EARLY_DAYS) * 86_400_000;
  return isEarly
    ? tooLate(town, life, turn, random, 60, 900)
    : officeTime(town.calendar, turn.dueAt, wholeBetween(random, 60, 500));
}

function answered(town: Town, life: Life, turn: Turn, random: Random): Move {
  const returned = life.plan.fate === 'kembali' && visit(life, 'diteruskan') === 1;
  const days = life.plan.fate === 'lama' ? [11, 13] : [4, 10];
  const at = officeTime(
    town.calendar,
    turn.beganAt,
    wholeBetween(random, (days[0] ?? 4) * OFFICE_DAY, (days[1] ?? 10) * OFFICE_DAY),
  );
  const act = { do: 'act', by: 'officer', turn, positions: WORKS, at } as const;
  return returned
    ? {
        ...act,
        action: 'kembalikan',
        because: ['bukanMilikMereka'],
        hand: async () => ({ jawaban: { isiJawaban: pick(random, RETURNED_ANSWERS) } }),
      }
    : { ...act, action: 'laksanakan', hand: async () => ({ jawaban: { isiJawaban: pick(random, OUTSIDE_ANSWERS) } }) };
}

function objection(town: Town, life: Life, random: Random): Move | null {
  const { ending, round } = life.state;
  const wrongly =
    (life.plan.fate === 'salahTutup' && ending?.outcome === 'granted') ||
    (life.plan.fate === 'keberatanTolak' && ending?.outcome === 'refused');
  if (ending === null || round > 0 || !wrongly) return null;
  return {
    do: 'object',
    hand: { keberatan: { masalah: pick(random, ROAD_OBJECTIONS) } },
    at: someEvening(town, life.state.at, random, 1, 4),
  };
}

export const roadConduct: Conduct = { answers, next };
