/**
 * What the certificates and cards of Disdukcapil share: its own days, how a proof is sent again, who makes a product, and who reads an
 * objection.
 *
 * A service takes it whole: `import * as disdukcapil from './disdukcapil.ts'`. Must never: hold a question, or the ground of a reason.
 */
import { file, free, help, law, workingDays } from '@balai/kernel';
import * as permohonan from '../indonesia/applications.ts';

/** The standard of a service says its days in all; how they are shared out is the office's own. */
export const sop = law('2020-01-01', 'SOP Disdukcapil (perlu dikonfirmasi)');
export const gratis = free('2020-01-01', 'UU 24/2013 Pasal 79A');

/** Back to whoever asked, whose clock goes on where it stood: no new queue. */
export const perbaikan = { by: 'applicant', within: sop(workingDays(14)), late: 'gugur', next: { kirimUlang: { to: 'asker', with: 'answers' } } } as const;
/** By another officer than who verified: `penerbitan: disdukcapil.penerbitan`, with the form `produk`. */
export const penerbitan = {
  by: 'disdukcapil.pejabat',
  otherThan: 'verifikasi',
  within: sop(workingDays(2)),
  next: { serahkanDokumen: { to: 'dokumenTerbit', with: 'produk' } },
} as const;
/** An objection is read by the head, after whom it is made or stays refused. */
export const ditinjau = { by: 'disdukcapil.kepala', within: permohonan.jawabKeberatan, next: { kabulkan: 'penerbitan', tolak: 'tetapDitolak' } } as const;
/** `...disdukcapil.akhir`: refused, with the right to object; or lapsed, where nothing was sent again. */
export const akhir = { ...permohonan.bolehKeberatan, gugur: { ends: 'lapsed' } } as const;

/** The national system makes the card; here it is handed over: `kkPdf` in the form `produk`, `kk` among the documents. */
export const dariSiak = { id: 'Berkas asli dari SIAK, jangan hasil pindai.', en: 'The file as SIAK made it, not a scan.' };
export const kkPdf = help(file({ id: 'Kartu keluarga baru (PDF dari SIAK)', en: 'New family card (PDF of SIAK)' }), dariSiak);
export const kk = { title: { id: 'Kartu keluarga', en: 'Family card' }, from: 'kkPdf' } as const;
