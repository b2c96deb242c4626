/**
 * The officers of the demo city and their appointments, day by day: who holds which position, who stands in for whom.
 *
 * Every unit and every kelurahan has somebody on every day, so that no case waits for nobody. Must never: make an account, or
 * give a right other than by an appointment with dates.
 */
import { createHash } from 'node:crypto';
import {
  barredFrom,
  dateAfter,
  mayAct,
  type Actor,
  type Calendar,
  type Case,
  type DateText,
  type ServiceManifest,
  type Turn,
} from '@balai/kernel';
import { runsOn, type Appointment } from '@balai/store';
import { agencyOfficers } from './demo-agencies.ts';
import type { DemoPlaces } from './demo-ingredients.ts';
import { districtOf, post, type DemoOfficer, type Post, type Unnamed } from './demo-posts.ts';
import { workingDayUntil } from './demo-time.ts';

export type OfficerActor = Extract<Actor, { kind: 'officer' }>;
export interface DemoAbsences {
  /** The last day of the lurah whose term has ended. */
  readonly termEnds: DateText;
  readonly leaveFrom: DateText;
  readonly leaveTo: DateText;
}

const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]/gu, '');

/** The days of the absences, seen from `today`: ten days ago (a working day), and this week. */
export function absencesAt(calendar: Calendar, today: DateText): DemoAbsences {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  const monday = dateAfter(today, weekday === 0 ? -6 : 1 - weekday);
  return {
    termEnds: workingDayUntil(calendar, dateAfter(today, -10)),
    leaveFrom: monday,
    leaveTo: dateAfter(monday, 6),
  };
}

/** All officers, in a fixed order. Throws when there are fewer names than officers. */
export function demoOfficers(
  places: DemoPlaces,
  names: readonly string[],
  absences: DemoAbsences,
  districtName: (code: string) => string,
  /** Whose units need people. */
  manifests: readonly ServiceManifest[],
): readonly DemoOfficer[] {
  const known = [
    ...agencies(),
    ...villageStaff(places),
    ...headsOfVillages(places, absences),
    ...headsOfDistricts(places, districtName),
    // Handles no case, and is the last: a name that is taken up later gives nobody else another one.
    {
      email: 'ppdp.setda@contoh.id',
      role: 'Pejabat pelindungan data pribadi',
      posts: [post('setda', null, 'ppdp')],
    },
    { email: 'operator.diskominfo@contoh.id', role: 'Operator sistem', posts: [post('diskominfo', null, 'operator')] },
    {
      email: 'pemrogram.diskominfo@contoh.id',
      role: 'Pemrogram layanan',
      posts: [post('diskominfo', null, 'pemrogram')],
    },
    {
      email: 'kabid.diskominfo@contoh.id',
      role: 'Kepala Bidang Layanan Digital',
      posts: [post('diskominfo', null, 'kabid')],
    },
  ];
  // Supervises the heads of the agencies: decides about their leave. The last for the same reason.
  const sekda = { email: 'sekda.setda@contoh.id', role: 'Sekretaris Daerah', posts: [post('setda', null, 'sekda')] };
  // Pays back what came too late or twice.
  const bendahara = {
    email: 'bendahara.bpkd@contoh.id',
    role: 'Bendahara penerimaan',
    posts: [post('bpkd', null, 'bendahara')],
  };
  const officers = [...known, ...agencyOfficers(manifests, places, known), sekda, bendahara];
  return officers.map((officer, index) => {
    const name = names[index];
    if (name === undefined)
      throw new Error(`the demo city needs ${officers.length} names of officers, and was given ${names.length}`);
    return { ...officer, name };
  });
}

function agencies(): readonly Unnamed[] {
  const of = (unit: string, label: string, positions: readonly (readonly [string, string, string])[]) =>
    positions.map(([position, address, role]): Unnamed => ({
      email: `${address}.${unit}@contoh.id`,
      role: `${role} ${label}`,
      posts: [post(unit, null, position)],
    }));
  const four = [
    ['petugas', 'petugas', 'Petugas'],
    ['petugas', 'petugas2', 'Petugas'],
    ['regu', 'regu', 'Regu lapangan'],
    ['kepala', 'kepala', 'Kepala'],
  ] as const;
  return [
    ...of('dishub', 'Dishub', four),
    ...of('dpupr', 'DPUPR', four),
    ...of('dlh', 'DLH', [four[0], four[2], four[3]]),
  ];
}

/** Six officers, each at home in a sixth of the kelurahan and second in the next: two in each kelurahan. */
const STAFF = 6;
function villageStaff({ villages, homes }: DemoPlaces): readonly Unnamed[] {
  const chunk = (index: number) =>
    villages.filter((_, at) => Math.floor((at * STAFF) / villages.length) === index % STAFF);
  return Array.from({ length: STAFF }, (_, index): Unnamed => {
    const own = chunk(index);
    const seat = own.find(({ code }) => homes.includes(code)) ?? own[0];
    return {
      email: `staf.${slugOf(seat?.name ?? '')}@contoh.id`,
      role: `Staf Kelurahan ${seat?.name ?? ''}`,
      posts: [...own, ...chunk(index + 1)].map(({ code }) => post('kelurahan', code, 'staf')),
    };
  });
}

/** Each named lurah also stands in for the kelurahan around that have none. */
function headsOfVillages(places: DemoPlaces, { termEnds, leaveFrom, leaveTo }: DemoAbsences): readonly Unnamed[] {
  const around = new Map(places.homes.map((home) => [home, [] as string[]]));
  for (const { code } of places.villages)
    if (!places.homes.includes(code)) around.get(nearestHome(places, code))?.push(code);
  const lurahOf = (home: string, until: DateText | null): readonly Post[] => [
    post('kelurahan', home, 'lurah', { to: until }),
    ...(around.get(home) ?? []).map((code) => post('kelurahan', code, 'lurah', { kind: 'Plt', to: until })),
  ];
  const named = places.homes.map((home, index): Unnamed => {
    const name = places.villages.find(({ code }) => code === home)?.name ?? home;
    const left = index === 2 ? termEnds : null;
    const standsIn = index === 4 ? onLeave(lurahOf(places.homes[3], null), leaveFrom, leaveTo) : [];
    return {
      email: `lurah.${slugOf(name)}@contoh.id`,
      role: left === null ? `Lurah ${name}` : `Lurah ${name} sampai ${left}`,
      posts: [...lurahOf(home, left), ...standsIn],
    };
  });
  const third = places.homes[2];
  const vacant = places.villages.find(({ code }) => code === third)?.name ?? third;
  const successor: Unnamed = {
    email: `plt.${slugOf(vacant)}@contoh.id`,
    role: `Plt. Lurah ${vacant}`,
    posts: [third, ...(around.get(third) ?? [])].map((code) =>
      post('kelurahan', code, 'lurah', { kind: 'Plt', from: dateAfter(termEnds, 1) }),
    ),
  };
  return [...named, successor];
}
const onLeave = (posts: readonly Post[], from: DateText, to: DateText): readonly Post[] =>
  posts.map((one) => ({ ...one, kind: 'Plh', from, to }));

function nearestHome({ villages, homes }: DemoPlaces, code: string): string {
  const at = (wanted: string) => villages.find((village) => village.code === wanted);
  const here = at(code);
  const far = (home: string): number => {
    const there = at(home);
    return here === undefined || there === undefined
      ? Infinity
      : Math.hypot(there.latitude - here.latitude, there.longitude - here.longitude);
  };
  return homes.toSorted((a, b) => far(a) - far(b))[0] ?? homes[0];
}

function headsOfDistricts(
  { villages, districts }: DemoPlaces,
  districtName: (code: string) => string,
): readonly Unnamed[] {
  const all = [...new Set(villages.map(({ code }) => districtOf(code)))];
  const others = all.filter((code) => !districts.includes(code));
  return districts.map((district, index): Unnamed => ({
    email: `camat.${slugOf(districtName(district))}@contoh.id`,
    role: `Camat ${districtName(district)}`,
    posts: [
      post('kecamatan', district, 'camat'),
      ...others.filter((_, at) => at % 2 === index).map((code) => post('kecamatan', code, 'camat', { kind: 'Plt' })),
    ],
  }));
}

/** The id of an appointment: always the same for the same officer and post, so that a second filling changes nothing. */
export function appointmentOf(officer: string, one: Post): Appointment {
  const hex = createHash('sha256')
    .update(`${officer} ${one.unit} ${one.area ?? ''} ${one.position} ${one.kind} ${one.from}`)
    .digest('hex');
  return {
    id: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    officer,
    decree: `SK Contoh 821/${Number.parseInt(hex.slice(0, 3), 16)}/2026`,
    ...one,
  };
}

export interface Staff {
  /** Who may act in this turn on this day: those of the first position that has any; null when nobody may. */
  actorsFor(
    manifest: ServiceManifest,
    state: Case,
    turn: Turn,
    day: DateText,
    positions: readonly string[],
  ): readonly OfficerActor[];
  /** Everybody with this unit and area on this day. */
  at(unit: string, area: string | null, day: DateText): readonly OfficerActor[];
}

/** Looks appointments up by unit and area, as the store does; a holder for whom somebody stands in does not act. */
export function openStaff(appointments: readonly Appointment[]): Staff {
  const byPlace = Map.groupBy(appointments, ({ unit, area }) => `${unit} ${area ?? ''}`);
  const known = new Map<string, readonly OfficerActor[]>();
  const at: Staff['at'] = (unit, area, day) => {
    const key = `${unit} ${area ?? ''} ${day}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const today = (byPlace.get(`${unit} ${area ?? ''}`) ?? []).filter((one) => runsOn(day, one));
    const standing = today.filter(
      (one) =>
        one.kind !== 'definitif' || !today.some(({ position, kind }) => position === one.position && kind === 'Plh'),
    );
    const byOfficer = Map.groupBy(
      standing.filter(
        ({ kind, position }) =>
          kind !== 'Plt' || !standing.some((one) => one.position === position && one.kind === 'Plh'),
      ),
      ({ officer }) => officer,
    );
    const actors = [...byOfficer].map(([officer, posts]): OfficerActor => ({
      kind: 'officer',
      officer,
      unit,
      area,
      positions: [...new Set(posts.map(({ position }) => position))],
    }));
    known.set(key, actors);
    return actors;
  };
  return {
    at,
    actorsFor(manifest, state, turn, day, positions) {
      const place = turn.followedBy ?? (turn.party.kind === 'unit' ? turn.party : null);
      if (place === null) return [];
      const outside = turn.followedBy !== null && turn.party.kind === 'unit' ? turn.party.unit : null;
      const able = at(place.unit, place.area, day)
        .map((actor): OfficerActor => (outside === null ? actor : { ...actor, onBehalfOf: outside }))
        .filter((actor) => mayAct(manifest, turn, actor, day) && barredFrom(manifest, state, turn, actor) === null);
      for (const position of positions) {
        const found = able.filter((actor) => actor.positions.includes(position));
        if (found.length > 0) return found;
      }
      return able;
    },
  };
}
