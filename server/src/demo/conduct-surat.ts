/**
 * How a certificate of domicile goes on in the demonstration: issued at once by the registry, or checked, corrected, decided by
 * the lurah, refused with a reason, or granted by silence.
 *
 * Must never: know a rule of the service; what the kernel refuses is counted as a fault of this file.
 */
import type { HandedIn, Turn } from '@balai/kernel';
import { inTime, someEvening, soon, visit } from './conduct-times.ts';
import { pick, wholeBetween, type DemoPerson, type Random } from './demo-ingredients.ts';
import { momentOf, OFFICE_DAY, officeTime } from './demo-time.ts';
import { dayOf, draftOf, stageFor, type Conduct, type Life, type Move, type Plan, type Town } from './demo-town.ts';
import { LETTER_OBJECTIONS, OFFICER_WORDS } from './demo-words.ts';

/** How likely each fate is, of a thousand. */
export const LETTER_FATES = {
  seketika: 460,
  usaha: 170,
  baru: 120,
  buram: 60,
  alamat: 45,
  gugur: 30,
  batal: 15,
  bukanWarga: 30,
  keberatanKabul: 15,
  keberatanTolak: 10,
  diam: 35,
  lurahMinta: 15,
  ditarik: 5,
} as const;

/** Fates of stories that must reach the lurah soon: who leaves, who has yet to sign, who has yet to decide. */
const QUICK: ReadonlySet<string> = new Set(['lurahBerganti', 'belumDitandatangani', 'menungguLurah']);
const STAFF = ['staf', 'lurah'] as const;
const HEAD = ['lurah'] as const;
/** The register knows eight of ten; so one of these few is registered where they say. */
const MOST_PEOPLE = 8;

async function answers(town: Town, plan: Plan, random: Random): Promise<Readonly<Record<string, unknown>>> {
  const { fate } = plan;
  const person = await personFor(town, plan, random);
  const { street, rt, rw } = town.people.addressOf(random);
  const isNew =
    fate === 'baru' ||
    fate === 'buram' ||
    fate === 'gugur' ||
    fate === 'bukanWarga' ||
    fate === 'keberatanKabul' ||
    fate === 'keberatanTolak';
  const forBusiness =
    fate === 'usaha' ||
    fate === 'batal' ||
    fate === 'diam' ||
    fate === 'lurahMinta' ||
    QUICK.has(fate) ||
    fate === 'alamat';
  const isShort = fate === 'alamat' || fate === 'lurahMinta';
  const paper =
    isNew || forBusiness
      ? await town.photos.paper(fate === 'buram' || fate === 'gugur' ? 'blurred' : 'readable', plan.index)
      : null;
  const withPhone = random() < 0.7;
  return {
    nama: person.name,
    nik: person.nik,
    tanggalLahir: person.birthDate,
    kelurahan: plan.village.code,
    alamat: isShort ? street.replace(/ No\. \d+$/u, '') : `${street}, RT ${rt} RW ${rw}`,
    lamaTinggal: isNew ? wholeBetween(random, 1, 5) : wholeBetween(random, 8, 240),
    keperluan: forBusiness ? 'usaha' : pick(random, ['sekolah', 'pekerjaan', 'bank']),
    ...(paper === null ? {} : { suratRt: await stageFor(town, draftOf(plan), paper, plan.filedAt) }),
    ...(withPhone ? { kontak: person.phone } : {}),
  };
}

/** Whoever gets the letter at once is registered; for everybody else chance decides. */
async function personFor(town: Town, plan: Plan, random: Random): Promise<DemoPerson> {
  const today = dayOf(town, plan.filedAt);
  let person = town.people.residentOf(random, today);
  if (plan.fate !== 'seketika') return person;
  const manifest = town.bound.deps.store.services.one(town.regionId, plan.service)?.manifest;
  for (let tries = 0; manifest !== undefined && tries < MOST_PEOPLE; tries += 1) {
    const { wargaTerdaftar } = await town.bound.deps
      .registriesOf(town.regionId)
      .ask(
        manifest.facts,
        { answers: { nik: person.nik, kelurahan: plan.village.code }, area: plan.village.code },
        plan.filedAt,
      );
    if (wargaTerdaftar?.state === 'known' && wargaTerdaftar.value === true) break;
    person = town.people.residentOf(random, today);
  }
  return person;
}

function next(town: Town, life: Life, random: Random): Move | null {
  const [turn] = life.state.turns;
  if (turn === undefined) return objection(town, life, random);
  switch (turn.stage) {
    case 'diperiksa':
      return inspected(town, life, turn, random);
    case 'diputuskan':
      return decided(town, life, turn, random);
    case 'perbaikan':
      return corrected(town, life, turn, random);
    case 'ditinjau': {
      const act = {
        do: 'act',
        by: 'officer',
        turn,
        positions: ['camat'],
        at: officeTime(town.calendar, turn.beganAt, wholeBetween(random, OFFICE_DAY, 5 * OFFICE_DAY)),
      } as const;
      return life.plan.fate === 'keberatanKabul'
        ? { ...act, action: 'kabulkan', asksAgain: true }
        : { ...act, action: 'tolak', because: ['bukanWarga'], note: pick(random, OFFICER_WORDS.refused) };
    }
    default:
      return null;
  }
}

function inspected(town: Town, life: Life, turn: Turn, random: Random): Move | null {
  const { fate } = life.plan;
  // Nobody looks: after the term of the law silence grants it.
  if (fate === 'diam') return null;
  if (fate === 'ditarik') return { do: 'withdraw', at: soon(turn.beganAt, random, 30, 400) };
  const at = QUICK.has(fate) ? officeTime(town.calendar, turn.beganAt, 60) : inTime(town, turn, random, 120, 1_400);
  const act = { do: 'act', by: 'officer', turn, positions: STAFF, at } as const;
  const first = visit(life, 'diperiksa') === 1;
  const ask = (reason: string): Move => ({
    ...act,
    action: 'mintaPerbaikan',
    because: [reason],
    note: pick(random, OFFICER_WORDS.correction),
  });
  if (first && (fate === 'buram' || fate === 'gugur')) return ask('suratBuram');
  if (first && (fate === 'alamat' || fate === 'batal')) return ask('alamatTidakLengkap');
  if (fate === 'bukanWarga' || fate === 'keberatanKabul' || fate === 'keberatanTolak')
    return { ...act, action: 'tolak', because: ['bukanWarga'], note: pick(random, OFFICER_WORDS.refused) };
  return { ...act, action: 'setuju' };
}

function decided(town: Town, life: Life, turn: Turn, random: Random): Move | null {
  const { fate, filedAt } = life.plan;
  if (fate === 'menungguLurah') return null;
  const act = { do: 'act', by: 'officer', turn, positions: HEAD } as const;
  if (fate === 'lurahMinta' && visit(life, 'diputuskan') === 1)
    return {
      ...act,
      action: 'mintaPerbaikan',
      because: ['alamatTidakLengkap'],
      note: pick(random, OFFICER_WORDS.correction),
      at: inTime(town, turn, random, 30, 500),
    };
  // On the last afternoon of a term: the successor will sign.
  const at =
    fate === 'lurahBerganti'
      ? Math.max(turn.beganAt + 120_000, momentOf(town.calendar, dayOf(town, filedAt), 15 * 60 + 20))
      : inTime(town, turn, random, fate === 'belumDitandatangani' ? 20 : 60, fate === 'belumDitandatangani' ? 60 : 900);
  return { ...act, action: 'terbitkan', at, asksAgain: true };
}

function corrected(town: Town, life: Life, turn: Turn, random: Random): Move | null {
  const { plan, state } = life;
  if (plan.fate === 'gugur') return null;
  const at = someEvening(town, turn.beganAt, random, 0, 3);
  if (plan.fate === 'batal') return { do: 'act', by: 'applicant', turn, action: 'batalkan', at };
  const hand = async (): Promise<HandedIn> => {
    if (state.reasons.includes('suratBuram'))
      return {
        answers: { suratRt: await stageFor(town, draftOf(plan), await town.photos.paper('readable', plan.index), at) },
      };
    const { street, rt, rw } = town.people.addressOf(random);
    return { answers: { alamat: `${street}, RT ${rt} RW ${rw}` } };
  };
  return { do: 'act', by: 'applicant', turn, action: 'kirimUlang', at, hand };
}

function objection(town: Town, life: Life, random: Random): Move | null {
  const { ending, round } = life.state;
  const objects = life.plan.fate === 'keberatanKabul' || life.plan.fate === 'keberatanTolak';
  if (ending === null || ending.outcome !== 'refused' || round > 0 || !objects) return null;
  return {
    do: 'object',
    hand: { keberatan: { alasan: pick(random, LETTER_OBJECTIONS) } },
    at: someEvening(town, life.state.at, random, 1, 3),
  };
}

export const letterConduct: Conduct = { answers, next };
