/** A form of the console whose officer's session has ended meanwhile: what was typed is not lost, and nothing is sent. */
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openAttackedCity, sentReport, type AttackedCity } from '../attack/testing.ts';

let home: AttackedCity;
let number = '';
beforeAll(async () => {
  home = await openAttackedCity(inject('socketDir'));
  number = (await sentReport(home.caller())).number;
});
afterAll(() => home.close());

/** As a browser sends a form with a photo in it. */
function formWith(words: Readonly<Record<string, string>>): readonly [Buffer, Readonly<Record<string, string>>] {
  const boundary = 'balai-form';
  const parts = Object.entries(words).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const photo = `--${boundary}\r\ncontent-disposition: form-data; name="sebelum"; filename="a.jpg"\r\ncontent-type: image/jpeg\r\n\r\nxyz\r\n`;
  return [
    Buffer.from(`${parts.join('')}${photo}--${boundary}--\r\n`),
    { 'content-type': `multipart/form-data; boundary=${boundary}` },
  ];
}
const send = async (path: string, words: Readonly<Record<string, string>>, headers: Record<string, string>) => {
  const [body, kind] = formWith(words);
  return home.caller()('POST', path, body, { ...kind, ...headers });
};

test.each([
  ['an act', () => `/kirim/konsol/${number}`],
  ['an answer that is set right', () => `/kirim/konsol/${number}/pembetulan/${number}`],
])('%s comes back with every word, and says how to go on', async (_, path) => {
  const words = { tindakan: 'tolak', catatan: 'Sudah <b>kami</b> periksa "dua kali"', kunci: 'k-1', sandi: 'rahasia' };
  const page = await send(path(), words, { accept: 'text/html' });
  expect([page.statusCode, page.headers['cache-control']]).toEqual([401, 'no-store']);
  expect(page.body).toContain('Sesi Anda sudah berakhir, jadi ini belum terkirim');
  expect(page.body).toContain('<a href="/konsol/masuk" target="_blank" rel="noopener">');
  expect(page.body).toContain(`<form method="post" enctype="multipart/form-data" action="${path()}">`);
  expect(page.body).toContain('value="Sudah &lt;b&gt;kami&lt;/b&gt; periksa &quot;dua kali&quot;"');
  // The key of the form comes along: pressed twice, it is done once. A password does not.
  expect(page.body).toContain('name="kunci" value="k-1"');
  expect(page.body).not.toContain('rahasia');
  expect(page.body).toContain('Foto dan berkas harus dipilih lagi');
  expect((await send(path(), words, { accept: 'text/html', cookie: 'bahasa=en' })).body).toContain('was not sent');
});

test('who shows no page is led to the sign-in, as before', async () => {
  const led = await send(`/kirim/konsol/${number}`, { catatan: 'x' }, {});
  expect([led.statusCode, led.headers.location]).toEqual([303, '/konsol/masuk']);
});
