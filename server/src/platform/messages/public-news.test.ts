/** News for those who only follow: it names the case by which they follow, is one or two short messages, and says nothing that is not public. */
import type { ServiceManifest } from '@balai/kernel';
import { regions } from '@balai/services';
import { describe, expect, it } from 'vitest';
import { smsParts } from '../../messages/sms-parts.ts';
import { formatsAt } from '../texts/formats.ts';
import { namingOf } from '../texts/naming.ts';
import { publicNews } from './public-news.ts';

const services = regions[0]?.services ?? [];
const tellingOf = (id: string) => {
  const manifest = services.find(({ manifest: one }) => one.id === id)?.manifest as ServiceManifest;
  return { manifest, naming: namingOf(manifest, () => 'Babakan'), formats: formatsAt(420) };
};
const lamp = tellingOf('lampu-jalan');
const dueAt = Date.parse('2026-11-27T16:30:00+07:00');
const number = 'BL-7K4M-22Q';
const dishub = { kind: 'unit', unit: 'dishub', area: null, position: null };

const rows = [
  ['case.turnBegan', { stage: 'diterima', party: dishub, dueAt }],
  ['case.turnBegan', { stage: 'konfirmasi', party: { kind: 'applicant' }, dueAt }],
  ['case.transferred', { stage: 'diterima', party: dishub, dueAt }],
  ['case.timeRanOut', { stage: 'diterima' }],
  ['case.ended', { outcome: 'granted', objectBy: dueAt }],
  ['case.ended', { outcome: 'refused', stage: 'ditolak', objectBy: dueAt }],
  ['case.ended', { outcome: 'withdrawn', stage: '' }],
  ['case.ended', { outcome: 'lapsed' }],
  ['case.objected', { to: 'diterima' }],
  ['case.merged', { into: 'BL-0000-000', objectBy: dueAt }],
  ['case.unmerged', { from: 'BL-0000-000' }],
  ['case.unmerged', { from: 'BL-0000-000', party: dishub, dueAt }],
  ['case.split', { into: 'BL-0000-000', service: 'pohon' }],
] as const;

describe('publicNews', () => {
  it.each(rows)('%s is short, and says by which case they follow', (topic, body) => {
    const words = publicNews({ topic, body: { number, ...body } }, lamp, null);
    const joined = publicNews({ topic, body: { number, ...body } }, lamp, 'BL-1111-111');
    expect(words?.id.startsWith(`${number}: `)).toBe(true);
    expect(joined?.en.startsWith(`BL-1111-111 (joined with ${number}): `)).toBe(true);
    for (const one of [words?.id, words?.en, joined?.id, joined?.en])
      expect([smsParts(one ?? '').alphabet, smsParts(one ?? '').parts <= 2], one).toEqual(['gsm7', true]);
    // Objecting is for the reporter alone.
    expect(JSON.stringify([words, joined])).not.toMatch(/keberatan|[Oo]bject/u);
  });
  it('is silent about what is the owner’s alone, and what was said by another message', () => {
    for (const topic of ['case.submitted', 'document.signed', 'message.reply', 'survey.invite', 'store.erasing'])
      expect(publicNews({ topic, body: { number } }, lamp, null)).toBeNull();
    expect(publicNews({ topic: 'case.ended', body: { number, saidBy: 'case.merged' } }, lamp, null)).toBeNull();
    expect(
      publicNews(
        { topic: 'case.turnBegan', body: { number, stage: 'x', party: { kind: 'contact', field: 'hp' } } },
        lamp,
        null,
      ),
    ).toBeNull();
  });
  it('of what is no report it says no more than that it is over', () => {
    const letter = tellingOf('surat-domisili');
    const said = (topic: string, body: object) => publicNews({ topic, body: { number, ...body } }, letter, null);
    expect(said('case.turnBegan', { stage: 'diperiksa', party: dishub, dueAt })).toBeNull();
    expect(said('case.ended', { outcome: 'refused', stage: 'ditolak' })?.id).toBe(`${number}: sudah selesai diproses.`);
  });
});
