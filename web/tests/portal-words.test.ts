/** Words of the residents' pages that once contradicted what stands beside them. Must never: look for a word that no reader would miss. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtPages } from './built.ts';
import { type PortalHost, startPortalHost } from './portal-host.ts';

let host: PortalHost;
beforeAll(async () => {
  await builtPages();
  host = await startPortalHost(0);
});
afterAll(() => {
  host.server.closeAllConnections();
  host.server.close();
});
const get = async (path: string, language: 'id' | 'en'): Promise<string> =>
  (await fetch(host.origin + path, { headers: { 'accept-language': language } })).text();

it.each([
  ['id', 'Alasannya', 'Pilih sedikitnya satu', 'boleh dikosongkan'],
  ['en', 'The reasons', 'Choose at least one', 'may be left empty'],
] as const)(
  'asks for a reason without saying that it may be left out (%s)',
  async (language, label, hint, optional) => {
    const html = await get('/giliran/terbuka', language);
    const reasons = html.slice(html.indexOf(label), html.indexOf('name="alasan.'));
    expect(reasons).toContain(hint);
    expect(reasons).not.toContain(optional);
  },
);

it('names each law of a service whole, with what it sets and what the time rests on', async () => {
  const said = (await get('/layanan/lampu-jalan', 'id')).replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' ');
  expect(said).toContain('Permenpanrb 5/2025 Biaya: Gratis');
  expect(said).toContain('Dasar: SOP (perlu dikonfirmasi)');
});
