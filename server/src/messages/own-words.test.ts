/** Of a mail only what was written anew enters a case: quotations and signatures of the programs that people here use are cut. */
import { expect, it } from 'vitest';
import { ownWords } from './own-words.ts';

const cases: Readonly<Record<string, readonly [mail: string, own: string]>> = {
  'nothing else': ['Lampunya sudah menyala.\n\nTerima kasih.', 'Lampunya sudah menyala.\n\nTerima kasih.'],
  'Gmail in Indonesian, broken over two lines': [
    'Sudah menyala.\r\n\r\nPada Sen, 2 Nov 2026 pukul 10.00 Kota Contoh <\r\nbalas+abc@kota.example> menulis:\r\n\r\n> Laporan Anda kami terima.\r\n> Baris kedua\r\n',
    'Sudah menyala.',
  ],
  'Gmail in English': ['Ya.\n\nOn Mon, Nov 2, 2026 at 10:00 AM Kota <b@k.example> wrote:\n> teks', 'Ya.'],
  'an attribution without marked lines': ['Ya.\n\nOn 2 Nov 2026, at 10.00, Kota wrote:\n\nLaporan Anda', 'Ya.'],
  'an answer below and between what is quoted': [
    'Pada Sen, 2 Nov 2026 pukul 10.00 Kota <b@k.example> menulis:\n> Kapan?\nBesok pagi.\n> Di mana?\nDi depan pos.',
    'Besok pagi.\nDi depan pos.',
  ],
  Outlook: [
    'Baik.\n\n________________________________\nFrom: Kota\nSent: Monday\nTo: Warga\nSubject: x\n\nLama',
    'Baik.',
  ],
  'Outlook in Indonesian': ['Baik.\n\nDari: Kota\nDikirim: Senin\nKepada: Warga\n\nLama', 'Baik.'],
  'an old head': ['Baik.\n\n-----Pesan Asli-----\nLama', 'Baik.'],
  'a signature': ['Baik.\n-- \nWarga Contoh\nJl. Contoh 1', 'Baik.'],
  'a telephone that signs': ['Baik.\n\nDikirim dari iPhone saya', 'Baik.'],
  'Yahoo that signs': ['Baik.\n\nSent from Yahoo Mail on Android', 'Baik.'],
  'a sentence that begins like a signature': [
    'Dikirim dari kantor pos kemarin.\nBelum sampai.',
    'Dikirim dari kantor pos kemarin.\nBelum sampai.',
  ],
  'a sentence that begins like an attribution': [
    'Pada hari Senin petugas menulis: besok.\nSampai hari ini belum.',
    'Pada hari Senin petugas menulis: besok.\nSampai hari ini belum.',
  ],
  'a name with a colon': [
    'Dari: rumah saya terlihat jelas.\nTerima kasih',
    'Dari: rumah saya terlihat jelas.\nTerima kasih',
  ],
  'only a quotation': ['> lama\n> lama', ''],
};
it.each(Object.entries(cases))('%s', (_, [mail, own]) => expect(ownWords(mail)).toBe(own));

it('takes a hostile mail without growing slow', () => {
  expect(ownWords(`${'On '.repeat(300_000)}`).length).toBeGreaterThan(0);
  expect(ownWords('Pada \n'.repeat(100_000)).length).toBeGreaterThan(0);
});
