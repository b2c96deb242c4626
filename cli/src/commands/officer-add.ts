// `balai officer add`: makes an officer's account and first appointment, as the first officer of a live city is made.
// The password is made here and shown once; it is stored as a hash alone.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type DateText, isDate, localDate } from '@balai/kernel';
import { openAccounts } from '@balai/server';
import { type RegisteredRegion, regions } from '@balai/services';
import { type AppointmentKind, uuidV7 } from '@balai/store';
import pg from 'pg';
import { cityDataOf } from '../city-data.ts';
import { now } from '../clock.ts';
import { CalledWrongly, type Command } from '../command.ts';
import { type Config, configOrTrouble } from '../config.ts';
import type { Connection } from '../database.ts';
import { regionIn, withStore } from '../open-store.ts';
import { say } from '../say.ts';
import { secretOf } from '../secrets.ts';

const kinds: readonly AppointmentKind[] = ['definitif', 'Plt', 'Plh', 'delegasi'];

type Wanted = {
  readonly region: RegisteredRegion;
  readonly email: string;
  readonly name: string;
  readonly unit: string;
  readonly area: string | null;
  readonly position: string;
  readonly kind: AppointmentKind;
  readonly decree: string;
  readonly from: DateText;
};

export const officerAdd: Command = {
  takes:
    '--email E --name N --unit U --position P [--area CODE] [--decree SK] [--kind K] [--from DATE] [--region SLUG]',
  summary: { id: 'Membuat akun petugas beserta jabatannya.', en: 'Makes an account of an officer, with the position.' },
  help: {
    id: `Hak petugas hanya berasal dari jabatan. Sandi dibuat otomatis dan ditampilkan satu kali.
--unit, --position  seperti dalam berkas kota (services/WILAYAH/city.ts)
--area              kode kelurahan, untuk unit yang ada di setiap kelurahan
--kind              definitif (bawaan), Plt, Plh atau delegasi
--from              tanggal mulai, bawaan hari ini`,
    en: `An officer's rights come from positions alone. The password is made for you and shown once.
--unit, --position  as the city file has them (services/REGION/city.ts)
--area              code of the kelurahan, for a unit that every kelurahan has
--kind              definitif (default), Plt, Plh or delegasi
--from              first day, today by default`,
  },
  run: async (words) => {
    const config = configOrTrouble();
    const wanted = readWanted(words, config);
    const password = randomBytes(12).toString('base64url');
    await withStore(config, async (store, connection) => {
      const { id: regionId } = regionIn(store, wanted.region.slug);
      const { email, name, region: _, from, ...position } = wanted;
      const officer = await putAccount(config, connection, { email, name, password });
      await store.officers.put(regionId, { id: officer, name, email });
      await store.officers.appoint(regionId, { id: uuidV7(now()), officer, from, to: null, ...position });
    });
    console.log(
      `  ✓ ${wanted.name}, ${wanted.position} ${wanted.unit}${wanted.area === null ? '' : ` ${wanted.area}`}`,
    );
    console.log(
      `    ${wanted.email}  ${say({ id: 'sandi (hanya kali ini ditampilkan):', en: 'password (shown this once):' })} ${password}`,
    );
    return 0;
  },
};

async function putAccount(
  config: Config,
  connection: Connection,
  account: { readonly email: string; readonly name: string; readonly password: string },
): Promise<string> {
  const pool = new pg.Pool({ ...connection, max: 2 });
  try {
    const secret = (await secretOf(config.data, 'session')).toString('hex');
    const accounts = await openAccounts({ pool, secret, baseUrl: 'http://127.0.0.1', secureCookies: false });
    return await accounts.put(account);
  } finally {
    await pool.end();
  }
}

function readWanted(words: readonly string[], config: Config): Wanted {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: {
      email: text,
      name: text,
      unit: text,
      position: text,
      area: text,
      decree: text,
      kind: text,
      from: text,
      region: text,
    },
  });
  const slug = values.region ?? regions[0]?.slug ?? '';
  const region = regions.find((one) => one.slug === slug);
  if (region === undefined)
    throw unknown(
      'region',
      slug,
      regions.map((one) => one.slug),
    );
  const { units } = cityDataOf(region, config.data);
  const unit = units[values.unit ?? ''];
  if (unit === undefined) throw unknown('unit', values.unit, Object.keys(units));
  const positions = Object.keys(unit.positions);
  if (!positions.includes(values.position ?? '')) throw unknown('position', values.position, positions);
  const kind = kinds.find((one) => one === (values.kind ?? 'definitif'));
  if (kind === undefined) throw unknown('kind', values.kind, kinds);
  if (values.from !== undefined && !isDate(values.from)) throw unknown('from', values.from, ['YYYY-MM-DD']);
  if (!/^\S+@\S+\.\S+$/.test(values.email ?? '')) throw unknown('email', values.email, ['nama@kota.go.id']);
  if ((values.name ?? '').trim() === '')
    throw unknown('name', values.name, [say({ id: 'nama lengkap', en: 'the full name' })]);
  return {
    region,
    email: values.email ?? '',
    name: (values.name ?? '').trim(),
    unit: values.unit ?? '',
    area: areaOf(region, values.area, unit.per !== undefined),
    position: values.position ?? '',
    kind,
    decree: values.decree ?? '-',
    from: (values.from as DateText | undefined) ?? localDate(region.calendar, now()),
  };
}

function areaOf(region: RegisteredRegion, area: string | undefined, needed: boolean): string | null {
  if (area === undefined && !needed) return null;
  const codes = new Set(
    region.districts.flatMap((district) => [district.code, ...district.villages.map(({ code }) => code)]),
  );
  if (area === undefined || !codes.has(area)) throw unknown('area', area, [...codes].slice(0, 3).concat('...'));
  return area;
}

function unknown(option: string, given: string | undefined, there: readonly string[]): CalledWrongly {
  const list = there.join(', ');
  if (given === undefined) {
    return new CalledWrongly({
      id: `--${option} belum diisi; pilihannya: ${list}`,
      en: `--${option} is missing; choose from: ${list}`,
    });
  }
  return new CalledWrongly({
    id: `--${option} berisi "${given}"; pilihannya: ${list}`,
    en: `--${option} is "${given}"; choose from: ${list}`,
  });
}
