/** A letter prints names; a sign that it cannot print is said at the question. Must never: need a database. */
import { expect, test } from 'vitest';
import { suratDomisili } from '@balai/services/tangerang/surat-domisili.ts';
import { lampuJalan } from '@balai/services/tangerang/lampu-jalan.ts';
import { printableErrors } from './printable.ts';

test('an emoji in an address is refused where a letter prints the address', async () => {
  expect((await printableErrors(suratDomisili, 'alamat', 'Jl. Contoh 1 🏠'))[0]?.message.id).toContain('🏠');
  expect(await printableErrors(suratDomisili, 'alamat', 'Jl. Contoh é 1')).toEqual([]);
});
test('where nothing is printed, nothing is refused', async () => {
  expect(await printableErrors(suratDomisili, 'kontak', '🏠')).toEqual([]);
  expect(await printableErrors(lampuJalan, 'keterangan', 'gelap 🌑')).toEqual([]);
});
