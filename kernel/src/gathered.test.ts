/**
 * What a file leaves unsaid is written out in the manifest: the first stage, the reasons of an action, the form that it brings, the title.
 *
 * Must never: depend on a file of a city.
 */
import { expect, test } from 'vitest';
import { defineService } from '../fixtures/city.ts';
import { canonicalText } from './canonical.ts';
import { checkManifest } from './check/check-manifest.ts';
import { choice, evidence, text } from './fields.ts';
import { since } from './manifest.ts';
import { workingDays } from './clock.ts';
import { free, reason } from './written.ts';

const label = { id: 'Coba', en: 'Try' };
const within = since('2026-01-01', workingDays(1), 'SOP');
const head = {
  id: 'coba',
  title: label,
  category: 'letter',
  basis: 'Perwali',
  who: 'anyone',
  fields: { nama: text(label) },
  cost: free('2026-01-01', 'Perwali'),
} as const;
const alasan = reason('Perwali Pasal 2', label);
const lain = reason('Perwali Pasal 3', { ...label, about: ['nama'] });
const hasil = { sesudah: evidence(label) };
const keberatan = { mengapa: text(label) };
const documents = { surat: { signedBy: 'dpupr', body: '{nama}' } } as const;

test('what is left unsaid is the same data as what is written out', () => {
  const short = defineService({
    ...head,
    reasons: { tolak: { alasan, lain } },
    stages: {
      diperiksa: { by: 'dpupr', within, next: { setuju: { to: 'terbit', with: { hasil } }, tolak: 'ditolak' } },
      ditinjau: { by: 'dlh', within, next: { kabulkan: 'terbit', tolak: { to: 'ditolak', because: ['lain'] } } },
      terbit: { ends: 'granted', issues: 'surat' },
      ditolak: { ends: 'refused', objection: { within, to: 'ditinjau', with: { keberatan } } },
    },
    documents,
  });
  const long = defineService({
    ...head,
    forms: { hasil, keberatan },
    reasons: { alasan, lain },
    start: 'diperiksa',
    stages: {
      diperiksa: {
        by: 'dpupr',
        within,
        next: { setuju: { to: 'terbit', with: 'hasil' }, tolak: { to: 'ditolak', because: ['alasan', 'lain'] } },
      },
      ditinjau: { by: 'dlh', within, next: { kabulkan: 'terbit', tolak: { to: 'ditolak', because: ['lain'] } } },
      terbit: { ends: 'granted', issues: 'surat' },
      ditolak: { ends: 'refused', objection: { within, to: 'ditinjau', with: 'keberatan' } },
    },
    documents: { surat: { ...documents.surat, title: label } },
  });
  expect(canonicalText(short)).toBe(canonicalText(long));
  expect(checkManifest(short)).toMatchObject({ ok: true });
});

test('a form may be brought along by several, and stand under `forms` as well, as long as it is one', () => {
  const stages = (second: object) => ({
    diperiksa: { by: 'dpupr', within, next: { setuju: { to: 'terbit', with: { hasil } } } },
    terbit: { ends: 'granted', objection: { within, to: 'diperiksa', with: { hasil: second } } },
  });
  const write = (second: object) => () =>
    defineService({ ...head, forms: { hasil }, stages: stages(second) } as never).forms;
  expect(Object.keys(write({ sesudah: evidence(label) })())).toEqual(['hasil']);
  expect(write({ sebelum: evidence(label) })).toThrow('coba.forms.hasil: this name stands for two forms');
});

test('one name does not stand for two reasons', () => {
  const stages = { a: { by: 'dpupr', within, next: { tolak: 'z' } }, z: { ends: 'refused' } };
  const write = () => defineService({ ...head, reasons: { alasan, tolak: { alasan: lain } }, stages } as never);
  expect(write).toThrow('coba.reasons.alasan: this name stands for two reasons');
});

test('a form that is brought along is asked like any other: also one with options', () => {
  const temuan = { keadaan: choice(label).of({ baik: label, rusak: label }) };
  const { forms, stages, order } = defineService({
    ...head,
    stages: {
      diperiksa: { by: 'dpupr', within, next: { setuju: { to: 'terbit', with: [{ temuan }, { hasil }] } } },
      terbit: { ends: 'granted' },
    },
  });
  expect(Object.keys(forms)).toEqual(['temuan', 'hasil']);
  expect(stages['diperiksa']).toMatchObject({ next: { setuju: { with: ['temuan', 'hasil'] } } });
  expect(order['forms']).toEqual(['temuan', 'hasil']);
});
