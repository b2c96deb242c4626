/**
 * Words of the catalogue that no service file says: categories, and what the platform does by itself for every service.
 *
 * Must never: promise what the kernel does not keep.
 */
import type { Category, Text } from '@balai/kernel';

export const CATEGORIES: Readonly<Record<Category, { readonly label: Text; readonly unit: Text }>> = {
  report: { label: { id: 'Lapor masalah', en: 'Report a problem' }, unit: { id: 'laporan', en: 'report' } },
  letter: {
    label: { id: 'Surat keterangan', en: 'Letters and certificates' },
    unit: { id: 'permohonan', en: 'request' },
  },
  'civil-registry': { label: { id: 'Kependudukan', en: 'Civil registry' }, unit: { id: 'permohonan', en: 'request' } },
  permit: { label: { id: 'Perizinan', en: 'Permits' }, unit: { id: 'permohonan', en: 'application' } },
  tax: { label: { id: 'Pajak daerah', en: 'Local tax' }, unit: { id: 'urusan', en: 'matter' } },
  visit: { label: { id: 'Janji temu', en: 'Appointments' }, unit: { id: 'janji', en: 'appointment' } },
  emergency: { label: { id: 'Kedaruratan', en: 'Emergencies' }, unit: { id: 'panggilan', en: 'call' } },
  aid: { label: { id: 'Bantuan', en: 'Aid' }, unit: { id: 'permohonan', en: 'application' } },
  information: {
    label: { id: 'Informasi dan data', en: 'Information and data' },
    unit: { id: 'permintaan', en: 'request' },
  },
};

/** What people bring because other offices ask for it, and the question kinds that would ask for it here. */
export const OFTEN_BROUGHT: readonly {
  readonly asksFor: readonly string[];
  readonly when: readonly Category[];
  readonly text: Text;
}[] = [
  {
    asksFor: ['account'],
    when: ['report', 'letter', 'civil-registry', 'permit', 'tax', 'visit', 'aid', 'information'],
    text: { id: 'Akun atau kata sandi', en: 'An account or a password' },
  },
  {
    asksFor: ['nik', 'name'],
    when: ['report', 'information', 'visit'],
    text: { id: 'NIK atau nama lengkap Anda', en: 'Your identity number or full name' },
  },
  {
    asksFor: ['signature', 'photo', 'file'],
    when: ['letter', 'civil-registry', 'permit', 'aid'],
    text: { id: 'Fotokopi KTP dan KK', en: 'Photocopies of your identity and family card' },
  },
  {
    asksFor: ['selfie'],
    when: ['letter', 'civil-registry', 'permit', 'aid'],
    text: { id: 'Swafoto dengan KTP', en: 'A selfie with your identity card' },
  },
  {
    asksFor: ['fee'],
    when: ['report', 'letter', 'civil-registry', 'aid', 'information'],
    text: { id: 'Uang, meterai, atau perantara', en: 'Money, stamp duty, or a broker' },
  },
  {
    asksFor: ['visit'],
    when: ['report', 'letter', 'information'],
    text: { id: 'Datang ke kantor', en: 'A visit to the office' },
  },
];

export const PRIVACY = {
  report: {
    id: 'Hanya petugas yang menangani laporan ini. Petugas lapangan tidak melihat siapa pelapornya. Setiap kali data Anda dibuka, Anda dapat melihatnya di halaman laporan.',
    en: 'Only the officers who handle this report. Field staff do not see who reported. Whenever your data is opened, you can see it on the page of the report.',
  },
  emergency: {
    id: 'Hanya ruang operasi dan yang dikerahkan. Nomor pribadi tertutup sampai petugas menyebut alasannya, dan setiap pembukaan dicatat.',
    en: 'Only the operations room and those who are sent. Personal numbers stay covered until an officer says why, and each opening is recorded.',
  },
  other: {
    id: 'Hanya petugas yang menangani permohonan ini. Nomor pribadi tertutup sampai petugas menyebut alasannya, dan setiap pembukaan dapat Anda lihat.',
    en: 'Only the officers who handle this request. Personal numbers stay covered until an officer says why, and you can see each time they are opened.',
  },
} as const;
