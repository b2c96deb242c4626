/**
 * How a dark lamp goes on in the demonstration: repaired and checked, or late, refused, handed over, joined, objected to.
 *
 * Must never: know a rule of the service; what the kernel refuses is counted as a fault of this file.
 */
import type { HandedIn, Instant, Turn } from '@balai/kernel';
import { inTime, someEvening, soon, tooLate, visit } from './conduct-times.ts';
import { pick, pickWeighted, wholeBetween, type Random } from './demo-ingredients.ts';
import { OFFICE_DAY, officeTime, officeTimeBefore } from './demo-time.ts';
import {
  dayOf,
  draftOf,
  stageFor,
  type Conduct,
  type Life,
  type Move,
  type OfficerActor,
  type Plan,
  type Town,
} from './demo-town.ts';
import { DANGER_WORDS, LAMP_OBJECTIONS, LAMP_WORDS, OFFICER_WORDS } from './demo-words.ts';
import { pointIn } from './demo-places.ts';

/** How likely each fate is, of a thousand. */
export const LAMP_FATES = {
  baik: 420,
  terlambat: 250,
  pln: 60,
  plnBelum: 15,
  milikPribadi: 25,
  tidakDitemukan: 20,
  keberatanTolak: 20,
  belumDulu: 50,
  salahTutup: 50,
  ganda: 45,
  ditarik: 20,
  dipindah: 25,
} as const;

const DISHUB = ['petugas'] as const;
const CREW = ['regu', 'staf'] as const;
const CHECKERS = ['petugas', 'lurah', 'kepala'] as const;

/** Office minutes until somebody takes the report up, where the fate says. */
const RECEIVED: Readonly<Record<string, readonly [number, number]>> = {
  fotoBerulang: [20, 100],
  terlambat: [1_000, 1_400],
};

/** Which lamp it is, where the fate does not say. */
function kindOf({ fate, twin }: Plan, random: Random, town: Town): 'jalan' | 'taman' | 'gang' {
  if (fate === 'ganda' && twin !== null) return lampOf(town, twin);
  if (fate === 'pln' || fate === 'plnBelum' || fate === 'dipindah' || fate === 'fotoBerulang') return 'jalan';
  if (fate === 'milikPribadi') return 'gang';
  return pickWeighted(random, { jalan: 60, taman: 14, gang: 26 });
}
const lampOf = (town: Town, plan: Plan): 'jalan' | 'taman' | 'gang' =>
  kindOf(plan, town.randomOf(plan.key, 'lamp'), town);

async function answers(town: Town, plan: Plan, random: Random): Promise<Readonly<Record<string, unknown>>> {
  const danger = plan.fate !== 'ganda' && random() < 0.08;
  const point = pointIn(town, plan);
  const [withWords, withPhone, withPole, withPhoto] = [
    random() < 0.7,
    random() < 0.4,
    random() < 0.25,
    random() < 0.35,
  ];
  return {
    lokasi: point,
    jenis: lampOf(town, plan),
    kabelTerbuka: danger,
    ...(withPole
      ? { nomorTiang: `PJU-${wholeBetween(random, 1, 13)}-${String(wholeBetween(random, 1, 400)).padStart(3, '0')}` }
      : {}),
    ...(withPhoto
      ? {
          foto: await stageFor(
            town,
            draftOf(plan),
            await town.photos.photo('lamp', 'report', plan.index),
            plan.filedAt,
          ),
        }
      : {}),
    ...(danger
      ? { keterangan: pick(random, DANGER_WORDS) }
      : withWords
        ? { keterangan: pick(random, LAMP_WORDS) }
        : {}),
    ...(withPhone ? { kontak: town.people.residentOf(random, dayOf(town, plan.filedAt)).phone } : {}),
  };
}

/** The proof: what was found, what was left. A crew that shows an old photo again takes that of its twin. */
export function proofOf(
  town: Town,
  life: Life,
  subject: 'lamp' | 'road',
): (actor: OfficerActor | null, at: Instant) => Promise<HandedIn> {
  return async (actor, at) => {
    const { plan } = life;
    const owner = `officer:${actor?.officer ?? ''}:${life.caseId}`;
    const own = (life.visits.get('dicek') ?? 0) > 0 || life.state.round > 0 ? plan.again : plan.index;
    const shown = plan.fate === 'fotoBerulang' && plan.twin !== null ? plan.twin.index : own;
    const where = pointIn(town, plan);
    const [sebelum, sesudah] = await Promise.all([
      town.photos.photo(subject, 'before', own).then((file) => stageFor(town, owner, file, at - 3_600_000, where)),
      town.photos.photo(subject, 'after', shown).then((file) => stageFor(town, owner, file, at, where)),
    ]);
    return { hasil: { sebelum, sesudah } };
  };
}

function next(town: Town, life: Life, random: Random): Move | null {
  const { state, plan } = life;
  const [turn] = state.turns;
  if (turn === undefined) return objection(town, life, random);
  switch (turn.stage) {
    case 'darurat':
      return {
        do: 'act',
        by: 'officer',
        turn,
        action: 'amankan',
        positions: CREW,
        at: soon(turn.beganAt, random, 20, 170),
      };
    case 'diterima':
      return received(town, life, turn, random);
    case 'diperbaiki':
      return {
        do: 'act',
        by: 'officer',
        turn,
        action: 'laksanakan',
        positions: CREW,
        hand: proofOf(town, life, 'lamp'),
        at: repairTime(town, life, turn, random),
      };
    case 'diteruskan':
      return {
        do: 'act',
        by: 'officer',
        turn,
        action: 'laksanakan',
        positions: DISHUB,
        at: officeTime(town.calendar, turn.beganAt, wholeBetween(random, 3 * OFFICE_DAY, 9 * OFFICE_DAY)),
      };
    case 'dipastikan':
      return plan.fate === 'plnBelum' && visit(life, 'dipastikan') === 1
        ? {
            do: 'act',
            by: 'officer',
            turn,
            action: 'belum',
            because: ['belumMenyala'],
            positions: DISHUB,
            at: inTime(town, turn, random, 60, 500),
          }
        : {
            do: 'act',
            by: 'officer',
            turn,
            action: 'benar',
            hand: proofOf(town, life, 'lamp'),
            positions: DISHUB,
            at: inTime(town, turn, random, 60, 800),
          };
    case 'dicek':
      return checked(town, life, turn, random);
    default:
      return null;
  }
}

function received(town: Town, life: Life, turn: Turn, random: Random): Move {
  const { plan, state } = life;
  const [soonest, latest] = RECEIVED[plan.fate] ?? [90, 1_400];
  const at = inTime(town, turn, random, soonest, latest);
  const first = state.round === 0;
  if (first && plan.fate === 'ditarik') return { do: 'withdraw', at: soon(turn.beganAt, random, 15, 300) };
  if (first && plan.fate === 'ganda' && plan.twin !== null && town.lives.has(plan.twin.key))
    return {
      do: 'merge',
      turn,
      into: plan.twin,
      positions: ['petugas', 'staf'],
      at: inTime(town, turn, random, 20, 240),
    };
  if (
    plan.fate === 'dipindah' &&
    turn.transferredFrom === undefined &&
    turn.party.kind === 'unit' &&
    turn.party.unit === 'dishub'
  )
    return {
      do: 'transfer',
      turn,
      to: { unit: 'dlh', area: null },
      note: pick(random, OFFICER_WORDS.moved),
      positions: DISHUB,
      at,
    };
  const act = { do: 'act', by: 'officer', turn, at, positions: ['petugas', 'staf', 'kepala'] } as const;
  if (plan.fate === 'pln' || plan.fate === 'plnBelum')
    return { ...act, action: 'bukanKewenangan', because: ['milikPln'], note: pick(random, OFFICER_WORDS.handedOver) };
  if (first && plan.fate === 'milikPribadi')
    return { ...act, action: 'tolak', because: ['milikPribadi'], note: pick(random, OFFICER_WORDS.refused) };
  if (first && (plan.fate === 'tidakDitemukan' || plan.fate === 'keberatanTolak'))
    return { ...act, action: 'tolak', because: ['tidakDitemukan'], note: pick(random, OFFICER_WORDS.refused) };
  return { ...act, action: 'jadwalkan', note: pick(random, OFFICER_WORDS.scheduled) };
}

function repairTime(town: Town, life: Life, turn: Turn, random: Random): Instant {
  if (life.plan.fate === 'fotoBerulang')
    return Math.max(turn.beganAt + 120_000, officeTimeBefore(town.calendar, town.now, wholeBetween(random, 40, 100)));
  if (life.plan.fate === 'terlambat' && life.state.round === 0 && visit(life, 'diperbaiki') === 1)
    return tooLate(town, life, turn, random, 20, 320);
  return inTime(town, turn, random, 120, 900);
}

function checked(town: Town, life: Life, turn: Turn, random: Random): Move | null {
  // Still to be looked at when the four weeks are over: the console shows that its proof was seen before.
  if (life.plan.fate === 'fotoBerulang') return null;
  if (life.plan.fate === 'belumDulu' && visit(life, 'dicek') === 1)
    return {
      do: 'act',
      by: 'officer',
      turn,
      action: 'belum',
      because: [pick(random, ['belumMenyala', 'fotoTidakJelas'])],
      positions: CHECKERS,
      at: inTime(town, turn, random, 60, 480),
    };
  return {
    do: 'act',
    by: 'officer',
    turn,
    action: 'benar',
    positions: CHECKERS,
    at: inTime(town, turn, random, 120, 900),
  };
}

/** After a wrong closing, and sometimes after a refusal. */
function objection(town: Town, life: Life, random: Random): Move | null {
  const { ending, round } = life.state;
  const wrongly =
    (life.plan.fate === 'salahTutup' && ending?.outcome === 'granted') ||
    (life.plan.fate === 'keberatanTolak' && ending?.outcome === 'refused');
  if (ending === null || round > 0 || !wrongly) return null;
  return {
    do: 'object',
    hand: { keberatan: { masalah: pick(random, LAMP_OBJECTIONS) } },
    at: someEvening(town, life.state.at, random, 1, 3),
  };
}

export const lampConduct: Conduct = { answers, next };
