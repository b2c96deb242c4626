// `balai officer list`: who has which position, from when to when. It only reads, and shows nothing but officers.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { withOfficers } from '../officers/officer-book.ts';
import { namePlace, regionOf } from '../officers/wanted-place.ts';
import { say } from '../say.ts';

export const officerList: Command = {
  takes: '[--region SLUG]',
  summary: { id: 'Menyebutkan semua petugas dan jabatannya.', en: 'Lists all officers with their positions.' },
  run: async (words) => {
    const { values } = parseArgs({ args: [...words], options: { region: { type: 'string' } } });
    const officers = await withOfficers(regionOf(values.region), ({ store, regionId }) => store.officers.all(regionId));
    for (const { name, email, appointments } of officers) {
      console.log(`  ${name}  ${email}`);
      for (const one of appointments)
        console.log(`      ${namePlace(one)}  ${one.kind}  ${one.from} – ${one.to ?? '…'}  ${one.decree}`);
    }
    if (officers.length === 0)
      console.log(
        `  ${say({ id: 'belum ada petugas; buat dengan balai officer add', en: 'no officer yet; make one by balai officer add' })}`,
      );
    return 0;
  },
};
