// `balai officer end`: ends an officer's position; its last day was yesterday unless said otherwise. Rights go with the position.
// Must never: take away the account or the past; what somebody did stays under their name.
import { parseArgs } from 'node:util';
import { type DateText, isDate, localDate } from '@balai/kernel';
import { now } from '../clock.ts';
import type { Command } from '../command.ts';
import { officerWith, withOfficers } from '../officers/officer-book.ts';
import { emailOf, namePlace, notThere, placeOf, placeOptions, regionOf } from '../officers/wanted-place.ts';
import { say } from '../say.ts';
import { Trouble } from '../trouble.ts';

export const officerEnd: Command = {
  takes: '--email E --unit U --position P [--area CODE] [--to DATE] [--region SLUG]',
  summary: { id: 'Mengakhiri jabatan seorang petugas.', en: "Ends an officer's position." },
  help: {
    id: `--to  hari terakhir, bawaan kemarin: haknya berakhir sekarang juga`,
    en: `--to  the last day, yesterday by default: the right ends at once`,
  },
  run: async (words) => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...words], options: { ...placeOptions, email: text, to: text } });
    if (values.to !== undefined && !isDate(values.to)) throw notThere('to', values.to, ['YYYY-MM-DD']);
    const { calendar } = regionOf(values.region);
    const to = (values.to as DateText | undefined) ?? localDate(calendar, now() - 86_400_000);
    // A unit that has closed meanwhile still has positions to end.
    const place = placeOf(values, '0001-01-01' as DateText);
    const email = emailOf(values.email);
    const name = await withOfficers(place.region, async (book) => {
      const officer = await officerWith(book, email);
      const held = officer.appointments.filter(
        (one) =>
          one.unit === place.unit &&
          one.area === place.area &&
          one.position === place.position &&
          (one.to === null || one.to > to),
      );
      if (held.length === 0) throw notHeld(officer.name, namePlace(place), to);
      for (const { id } of held) await book.store.officers.endAppointment(book.regionId, id, to);
      return officer.name;
    });
    console.log(`  ✓ ${name}: ${namePlace(place)}, ${say({ id: 'sampai', en: 'until' })} ${to}`);
    return 0;
  },
};

function notHeld(name: string, place: string, to: string): Trouble {
  return new Trouble({
    id: `${name} tidak memegang jabatan ini (${place}) setelah ${to}. Lihat dengan: balai officer list`,
    en: `${name} does not hold this position (${place}) after ${to}. See it by: balai officer list`,
  });
}
