/** Silence: said before it grants, in the queue and in the case, in both languages; and never where it grants nothing. */
import type { ServiceManifest, Turn } from '@balai/kernel';
import { regions } from '@balai/services';
import { describe, expect, it } from 'vitest';
import { formatsAt } from './formats.ts';
import { deemedText, grantsBySilence, lateStageText } from './late-texts.ts';
import { namingOf } from './naming.ts';

const services = regions.find(({ slug }) => slug === 'tangerang')?.services ?? [];
const manifestOf = (id: string): ServiceManifest =>
  services.find(({ manifest }) => manifest.id === id)?.manifest as ServiceManifest;
const domicile = manifestOf('surat-domisili');
const dueAt = Date.parse('2026-12-04T16:00:00+07:00');
const before = dueAt - 86_400_000;
const formats = formatsAt(420);
const kelurahan = { kind: 'unit', unit: 'kelurahan', area: '36.71.01.1001', position: null } as const;
const turn = { id: 'x', stage: 'diputuskan', party: kelurahan, dueAt, dueBasis: 'UU 11/2020 Pasal 175' } as Turn;

describe('a turn whose silence grants', () => {
  it('is told from others: an office’s alone, and only where the file says so', () => {
    expect(
      ['diperiksa', 'diputuskan', 'ditinjau', 'perbaikan', 'terbit', 'constructor'].filter((stage) =>
        grantsBySilence(domicile, stage),
      ),
    ).toEqual(['diperiksa', 'diputuskan']);
    expect(
      Object.keys(manifestOf('lampu-jalan').stages).some((stage) => grantsBySilence(manifestOf('lampu-jalan'), stage)),
    ).toBe(false);
    const byResident = { by: { kind: 'applicant' }, within: [], late: 'terbit', next: {} };
    const odd = { ...domicile, stages: { ...domicile.stages, aneh: byResident } } as unknown as ServiceManifest;
    expect(grantsBySilence(odd, 'aneh')).toBe(false);
  });

  it('says in the queue when it will, until it has', () => {
    expect(deemedText(domicile, turn, formats, before)).toEqual({
      id: 'Dianggap dikabulkan Jum, 4 Des 16.00 bila tidak diputuskan',
      en: 'Counts as granted Fri 4 Dec 16:00 unless decided',
    });
    expect(deemedText(domicile, turn, formats, dueAt)).toBeNull();
    expect(deemedText(domicile, { ...turn, stage: 'ditinjau' }, formats, before)).toBeNull();
  });

  it('says in the case by which law', () => {
    const naming = namingOf(domicile, () => 'Sukarasa');
    expect(lateStageText(domicile, turn, naming, formats, { viewer: 'officer', now: before })).toEqual({
      id: 'Tanpa keputusan sampai Jum, 4 Des 16.00, permohonan dianggap dikabulkan (UU 11/2020 Pasal 175).',
      en: 'Without a decision by Fri 4 Dec 16:00, the request counts as granted (UU 11/2020 Pasal 175).',
    });
  });
});
