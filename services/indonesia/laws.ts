/**
 * The laws of the state that many services share, named once, and the turns, ends and forms that follow from them; what differs is handed in.
 *
 * A service still names each turn: `perbaikan: diperbaikiPemohon(sop(workingDays(7)))`. Must never: hold a unit, or a number that an
 * office or a city chose; the service says how many days.
 */
import { law, text, workingDays, type Dated, type Duration } from '@balai/kernel';

// --- Reports ---
/** Complaints to a public service. Before it: Permenpanrb 62/2018, which no service here still needs. */
export const sp4n = law('2025-01-01', 'Permenpanrb 5/2025');
/** Whoever reported has ten working days to say that it is not done, or was refused wrongly; then that turn begins again. */
export const dibukaLagi = <const Turn extends string>(to: Turn) => ({ within: sp4n(workingDays(10)), to, with: 'keberatan' }) as const;
/** The form of that: `forms: { keberatan: belumBeres }`. */
export const belumBeres = { masalah: text({ id: 'Apa yang belum beres?', en: 'What is still wrong?' }, { maxLength: 500 }) };

// --- Applications ---
/** The applicant corrects what was asked, and it goes back to who asked; they may withdraw, and it lapses when they stay silent. */
export const diperbaikiPemohon = (within: Dated<Duration>) =>
  ({ by: 'applicant', within, late: 'gugur', next: { kirimUlang: { to: 'asker', with: 'answers' }, batalkan: 'dibatalkan' } }) as const;

/** Objection to a decision of the administration: 21 working days to object, 10 to answer. */
const keberatan = law('2014-10-17', 'UU 30/2014 Pasal 77');
export const jawabKeberatan = keberatan(workingDays(10));
/** `...bolehKeberatan`: refused, with the right to object, which is read in the turn `ditinjau`; and the end where the refusal stands. */
export const bolehKeberatan = {
  ditolak: { ends: 'refused', objection: { within: keberatan(workingDays(21)), to: 'ditinjau', with: 'keberatan', promises: jawabKeberatan } },
  tetapDitolak: { ends: 'refused' },
} as const;
/** `...akhirPermohonan`: both, and the ends of an application that its applicant let lapse or withdrew. */
export const akhirPermohonan = { ...bolehKeberatan, gugur: { ends: 'lapsed' }, dibatalkan: { ends: 'withdrawn' } } as const;
/** The form of the objection: `forms: { keberatan: alasanKeberatan }`. */
export const alasanKeberatan = { alasan: text({ id: 'Mengapa Anda berkeberatan?', en: 'Why do you object?' }, { maxLength: 1000 }) };
