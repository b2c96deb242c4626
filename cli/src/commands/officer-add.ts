// `balai officer add`: gives an officer a position, as the first officer of a live city is made; the account is made with it.
// The password of a new account is made here and shown once; the one of an account that is there stays as it is.
import { parseArgs } from 'node:util';
import { type DateText, isDate, localDate } from '@balai/kernel';
import type { AppointmentKind, Officer } from '@balai/store';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { appoint, type Wanted as WantedOfficer, withOfficers } from '../officers/officer-book.ts';
import { emailOf, namePlace, notThere, type Place, placeOf, placeOptions, regionOf } from '../officers/wanted-place.ts';
import { say } from '../say.ts';
import { Trouble } from '../trouble.ts';

const kinds: readonly AppointmentKind[] = ['definitif', 'Plt', 'Plh', 'delegasi'];

type Wanted = Place & WantedOfficer;

export const officerAdd: Command = {
  takes:
    '--email E --name N --unit U --position P [--area CODE] [--decree SK] [--kind K] [--from DATE] [--region SLUG]',
  summary: {
    id: 'Memberi petugas jabatan; akunnya dibuat bila belum ada.',
    en: 'Gives an officer a position; the account is made if there is none.',
  },
  help: {
    id: `Hak petugas hanya berasal dari jabatan. Sandi akun baru dibuat otomatis dan ditampilkan satu kali.
--unit, --position  seperti dalam berkas kota (services/WILAYAH/city.ts)
--area              kode kelurahan atau kecamatan, untuk unit yang ada di setiap kelurahan atau kecamatan
--kind              definitif (bawaan), Plt, Plh atau delegasi
--from              tanggal mulai, bawaan hari ini`,
    en: `An officer's rights come from positions alone. The password of a new account is made for you and shown once.
--unit, --position  as the city file has them (services/REGION/city.ts)
--area              code of the kelurahan or kecamatan, for a unit that every one of them has
--kind              definitif (default), Plt, Plh or delegasi
--from              first day, today by default`,
  },
  run: async (words) => {
    const wanted = readWanted(words);
    const { email, name } = wanted;
    const password = await withOfficers(wanted.region, async (book) => {
      const known = (await book.store.officers.all(book.regionId)).find((one) => one.email === email);
      if (known !== undefined) refuseTwice(known, wanted);
      return appoint(book, wanted);
    });
    console.log(`  ✓ ${name}: ${namePlace(wanted)}`);
    const told =
      password !== null
        ? `${say({ id: 'sandi (hanya kali ini ditampilkan):', en: 'password (shown this once):' })} ${password}`
        : say({ id: 'akunnya sudah ada; sandinya tetap', en: 'the account was there; its password stays' });
    console.log(`    ${email}  ${told}`);
    return 0;
  },
};

/** The same position twice would be two lines to end, and one of them forgotten. */
function refuseTwice(officer: Officer, { unit, area, position, from }: Wanted): void {
  const same = officer.appointments.find(
    (one) => one.unit === unit && one.area === area && one.position === position && (one.to === null || one.to >= from),
  );
  if (same === undefined) return;
  throw new Trouble({
    id: `${officer.name} sudah memegang jabatan ini sejak ${same.from}. Akhiri dulu dengan balai officer end, atau mulai setelahnya dengan --from.`,
    en: `${officer.name} holds this position already, since ${same.from}. End it by balai officer end, or begin after it by --from.`,
  });
}

function readWanted(words: readonly string[]): Wanted {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...words],
    options: { ...placeOptions, email: text, name: text, decree: text, kind: text, from: text },
  });
  if (values.from !== undefined && !isDate(values.from)) throw notThere('from', values.from, ['YYYY-MM-DD']);
  const from = (values.from as DateText | undefined) ?? localDate(regionOf(values.region).calendar, now());
  const place = placeOf(values, from);
  const kind = kinds.find((one) => one === (values.kind ?? 'definitif'));
  if (kind === undefined) throw notThere('kind', values.kind, kinds);
  const name = (values.name ?? '').trim();
  if (name === '') throw notThere('name', values.name, [say({ id: 'nama lengkap', en: 'the full name' })]);
  return { ...place, email: emailOf(values.email), name, kind, decree: values.decree ?? '-', from };
}
