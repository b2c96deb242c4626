// `balai officer password`: a new password for an officer who lost it; every session of the account ends.
// It is made here and shown once. Must never: let the old one go on working.
import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { newPassword, officerWith, withOfficers } from '../officers/officer-book.ts';
import { emailOf, regionOf } from '../officers/wanted-place.ts';
import { say } from '../say.ts';

export const officerPassword: Command = {
  takes: '--email E [--region SLUG]',
  summary: {
    id: 'Membuat sandi baru bagi petugas, dan mengakhiri semua sesinya.',
    en: 'Makes a new password for an officer, and ends all sessions.',
  },
  run: async (words) => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({ args: [...words], options: { email: text, region: text } });
    const email = emailOf(values.email);
    const password = newPassword();
    await withOfficers(regionOf(values.region), async (book) => {
      const { name } = await officerWith(book, email);
      await book.accounts.put({ email, name, password });
      await book.accounts.endSessions(email);
    });
    console.log(
      `  ✓ ${email}  ${say({ id: 'sandi (hanya kali ini ditampilkan):', en: 'password (shown this once):' })} ${password}`,
    );
    return 0;
  },
};
