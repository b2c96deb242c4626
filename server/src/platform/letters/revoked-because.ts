/**
 * Why a letter is withdrawn: a short list, as everybody who checks the letter reads it.
 *
 * Must never: offer a box to type in: what stands in public about a letter names nobody (ADR 0079).
 */
import type { Text } from '@balai/kernel';
import { asIs, text } from '../texts/text.ts';

const REASONS: Readonly<Record<string, Text>> = {
  keliru: text('Isi surat ini keliru.', 'The content of this letter is wrong.'),
  dasarTidakBenar: text(
    'Surat ini terbit atas keterangan yang ternyata tidak benar.',
    'It was issued on statements that proved untrue.',
  ),
  keadaanBerubah: text('Keadaan yang diterangkannya sudah berubah.', 'What it certifies is no longer so.'),
  terbitGanda: text('Surat yang sama terbit dua kali.', 'The same letter was issued twice.'),
  permintaan: text('Pemegangnya meminta surat ini dicabut.', 'Its holder asked for it to be withdrawn.'),
  putusan: text(
    'Dicabut karena putusan atau perintah yang berwenang.',
    'Withdrawn by the decision of a court or authority.',
  ),
};

export const REVOKE_REASONS = Object.entries(REASONS).map(([name, says]) => ({ name, says }));
export const isRevokeReason = (name: string): boolean => Object.hasOwn(REASONS, name);
/** Words that were stored before there was a list stand as they are. */
export const revokedBecause = (stored: string): Text =>
  isRevokeReason(stored) ? (REASONS[stored] ?? asIs(stored)) : asIs(stored);
