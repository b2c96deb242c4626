/** Messages: each names the case and nothing personal, fits the basic SMS alphabet, and is told only where it matters. */
import type { ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import { describe, expect, it } from 'vitest';
import { smsParts } from '../../messages/sms-parts.ts';
import { formatsAt } from '../texts/formats.ts';
import { namingOf } from '../texts/naming.ts';
import { mailText } from './mail-texts.ts';
import { messageText } from './message-texts.ts';
import { officeMessage } from './office-texts.ts';

const services = regions[0]?.services ?? [];
const manifest = services.find(({ manifest: one }) => one.id === 'surat-domisili')?.manifest as ServiceManifest;
const telling = { manifest, naming: namingOf(manifest, () => 'Babakan'), formats: formatsAt(420) };
const dueAt = Date.parse('2026-11-27T16:30:00+07:00');
const number = 'BL-7K4M-22Q';
const kelurahan = { kind: 'unit', unit: 'kelurahan', area: '36.71.01.1008', position: null };

const rows = [
  ['case.submitted', {}],
  ['case.submitted', { stage: 'diperiksa', party: kelurahan, dueAt }],
  ['case.turnBegan', { stage: 'perbaikan', party: { kind: 'applicant' }, dueAt }],
  ['case.turnBegan', { stage: 'diperiksa', party: kelurahan, dueAt }],
  ['case.timeRanOut', { stage: 'diperiksa', turn: 'diperiksa/kelurahan@36.71.01.1008', to: null }],
  ['case.timeRanOut', { stage: 'diperiksa', turn: 'diperiksa/kelurahan@36.71.01.1008', to: null, headTold: true }],
  ['case.timeRanOut', { stage: 'diperiksa', turn: 'diperiksa/kelurahan@36.71.01.1008', to: 'terbit' }],
  ['case.ended', { outcome: 'granted', objectBy: null }],
  ['case.ended', { outcome: 'refused', objectBy: dueAt }],
  ['case.objected', {}],
  ['case.merged', { into: 'BL-0000-000' }],
  ['case.merged', { into: 'BL-0000-000', objectBy: dueAt }],
  ['case.unmerged', { from: 'BL-0000-000' }],
  ['case.unmerged', { from: 'BL-0000-000', stage: 'diperiksa', party: kelurahan, dueAt }],
  ['case.split', { into: 'BL-0000-000' }],
  ['document.signed', {}],
  ['document.numbered', {}],
  ['message.reply', {}],
  ['survey.invite', {}],
  ['store.erasing', { what: 'everything' }],
  ['store.erasing', { what: 'personal' }],
] as const;

describe('messageText', () => {
  it.each(rows)('%s is one short message', (topic, body) => {
    const words = messageText({ topic, body: { number, ...body } }, telling);
    expect(words?.id).toContain(number);
    expect(words?.en).toContain(number);
    // GSM 7-bit as far as Indonesian needs it: a sign outside of it would halve the length of a message (P13).
    expect(words?.id).toMatch(/^[A-Za-z0-9 .,:;?!'"()/@+-]+$/u);
    expect(words?.id.length).toBeLessThanOrEqual(160);
  });
  it('speaks of the head only where the head was told, and of going on only where it does', () => {
    const ranOut = (body: object) =>
      messageText({ topic: 'case.timeRanOut', body: { number, to: null, ...body } }, telling);
    expect(ranOut({ headTold: true })).toMatchObject({
      id: expect.stringContaining('Atasan'),
      en: expect.stringContaining('head'),
    });
    expect(ranOut({ headTold: false })?.id).not.toContain('Atasan');
    expect(ranOut({})?.en).not.toContain('head');
    expect(ranOut({ headTold: true, to: 'gugur' })?.id).not.toContain('tetap ditangani');
  });
  it('is silent about what concerns nobody outside, and about what another message says', () => {
    expect(messageText({ topic: 'case.submitted', body: { number, splitFrom: 'BL-0000-000' } }, telling)).toBeNull();
    const joined = { number, outcome: 'moved', stage: '', objectBy: dueAt, saidBy: 'case.merged' };
    expect(messageText({ topic: 'case.ended', body: joined }, telling)).toBeNull();
    expect(messageText({ topic: 'case.promisePaused', body: { number } }, telling)).toBeNull();
    expect(messageText({ topic: 'facts.retry', body: { number } }, telling)).toBeNull();
  });
});

describe('the reasons in a message', () => {
  const telled = (one: ServiceManifest) => ({ ...telling, manifest: one, naming: namingOf(one, () => 'Babakan') });
  const returned = (because: readonly string[]) =>
    ({
      topic: 'case.turnBegan',
      body: { number, stage: 'perbaikan', party: { kind: 'applicant' }, dueAt, because },
    }) as const;
  const refused = (because: readonly string[]) =>
    ({
      topic: 'case.ended',
      body: { number, outcome: 'refused', stage: 'ditolak', objectBy: dueAt, because },
    }) as const;
  it('names what is to be corrected, and why it was refused, in the words of the service', () => {
    expect(messageText(returned(['suratBuram']), telling)).toEqual({
      id: `${number}: Perbaikan isian: Surat pengantar RT/RW tidak terbaca. Mohon unggah ulang. Jawab sampai Jum, 27 Nov 16.30.`,
      en: expect.stringContaining(manifest.reasons['suratBuram']?.says.en.replace(/\.$/u, '') ?? '?'),
    });
    expect(messageText(refused(['bukanWarga']), telling)?.id).toBe(
      `${number} ditolak: Anda tidak tinggal di kelurahan ini. Tidak setuju? Ajukan keberatan sampai Jum, 27 Nov.`,
    );
  });
  it('says how many more there are where two parts have no room for all', () => {
    const all = Object.keys(manifest.reasons);
    expect(messageText(returned([...all, 'cukupUmur']), telling)?.id).toMatch(/; dan \d alasan lain\. Jawab sampai/u);
  });
  it.each(services.map((service) => [service.manifest.id, service.manifest] as const))(
    'of %s is at most two parts by SMS in either language, whatever the reasons',
    (_, one) => {
      const names = [...Object.keys(one.reasons), ...Object.keys(one.rules)];
      for (const because of [...names.map((name) => [name]), names])
        for (const row of [returned(because), refused(because)]) {
          const words = messageText(row, telled(one));
          for (const said of [words?.id ?? '', words?.en ?? ''])
            expect(smsParts(said), said).toMatchObject({ alphabet: 'gsm7', parts: expect.toSatisfy((n) => n <= 2) });
        }
    },
  );
  it('refers to the page where a service asks what is sensitive', () => {
    const sktm = services.find(({ manifest: one }) => one.id === 'sktm')?.manifest as ServiceManifest;
    const words = messageText(refused(['tergolongMampu']), telled(sktm));
    expect(words?.id).toContain('ditolak; alasannya ada di halaman urusan Anda');
    expect(mailText(refused(['tergolongMampu']), telled(sktm))).toEqual(words);
  });
  it('a mail gives each reason with its basis, what to do, and the last day', () => {
    const back = mailText(returned(['suratBuram', 'bukanWarga']), telling)?.id.split('\n\n');
    expect(back?.[0]).toBe(`${number}: Perbaikan isian. Jawab sampai Jum, 27 Nov 16.30.`);
    expect(back?.[1]).toContain(
      `- ${manifest.reasons['suratBuram']?.says.id} (dasar: ${manifest.reasons['suratBuram']?.basis})`,
    );
    expect(back?.[2]).toContain('kirim paling lambat Jum, 27 Nov 16.30');
    const no = mailText(refused(['bukanWarga']), telling);
    expect(no?.id.split('\n')[0]).toBe(`${number} ditolak.`);
    expect(no?.id).toContain('Hari terakhir mengajukan keberatan: Jum, 27 Nov.');
    expect(no?.en).toContain('The last day to object is Fri 27 Nov.');
    expect(mailText({ topic: 'document.signed', body: { number } }, telling)?.id).not.toContain('\n');
  });
});

describe('officeMessage', () => {
  it('reminds the unit, tells its head when time ran out, and nobody when it was the applicant’s', () => {
    const body = { number, stage: 'diperiksa', turn: 'diperiksa/kelurahan@36.71.01.1008.lurah', to: null };
    const head = officeMessage({ topic: 'case.timeRanOut', body }, telling, dueAt);
    expect(head?.to.id).toBe('Pimpinan Kelurahan Babakan');
    expect(head?.text.id).toContain('lewat batas pada Jum, 27 Nov 16.30');
    const due = officeMessage({ topic: 'turn.reminder', body: { ...body, dueAt } }, telling, dueAt);
    expect(due?.to.id).toBe('Kelurahan Babakan');
    expect(due?.text.id).toContain('jatuh tempo hari ini pukul 16.30');
    const half = officeMessage({ topic: 'turn.halfway', body: { ...body, dueAt, holder: 'Staf Contoh' } }, telling, 0);
    expect(half?.to.id).toBe('Staf Contoh, Kelurahan Babakan');
    expect(half?.text.id).toContain('separuh waktu tahap');
    expect(half?.text.id).toContain('Jatuh tempo Jum, 27 Nov 16.30');
    const deemed = officeMessage({ topic: 'turn.deemed', body: { ...body, dueAt } }, telling, 0);
    expect(deemed?.to.en).toMatch(/^Head of (?<unit>.+); \k<unit>$/u);
    expect(deemed?.text.id).toContain('dianggap dikabulkan Jum, 27 Nov 16.30');
    const own = { ...body, turn: 'perbaikan/applicant' };
    expect(officeMessage({ topic: 'case.timeRanOut', body: own }, telling, dueAt)).toBeNull();
  });
});
