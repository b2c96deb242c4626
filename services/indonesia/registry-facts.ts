/**
 * What the registries of the state can tell a city about a request. The same questions everywhere; who may see the
 * answer is each city's own.
 *
 * Must never: name a unit; a city gives its own in `seenBy`.
 */
import { choice, fact, number, yesNo } from '@balai/kernel';

/** Whether the applicant is registered in the ward that was named. Read again at the decision: people move. */
export const registeredInWard = <const Units extends readonly string[]>(seenBy: Units) =>
  fact(yesNo({ id: 'Terdaftar sebagai warga kelurahan ini', en: 'Registered in this ward' }), {
    purpose: {
      id: 'Memastikan pemohon tinggal di kelurahan ini, agar surat dapat terbit seketika.',
      en: 'To confirm that the applicant lives in this ward, so that the letter can be issued at once.',
    },
    seenBy,
    freshForMinutes: 60,
    readAgain: true,
    dependsOn: ['nik', 'kelurahan'],
  });

/** Whether this NIK is the head of the family on this card. Read again at the decision: heads change. */
export const headOfFamily = <const Units extends readonly string[]>(seenBy: Units) =>
  fact(yesNo({ id: 'Kepala keluarga di kartu ini', en: 'Head of the family on this card' }), {
    purpose: {
      id: 'Memastikan bahwa yang mengubah kartu adalah kepala keluarganya.',
      en: 'To confirm that it is the head of the family who changes the card.',
    },
    seenBy,
    freshForMinutes: 60,
    readAgain: true,
    dependsOn: ['nikKepala', 'nomorKk'],
  });

/** Who must repair the road at a place: its status by UU 38/2004, art. 9. */
export const classOfRoad = <const Units extends readonly string[]>(seenBy: Units) =>
  fact(
    choice({ id: 'Kelas jalan', en: 'Class of the road' }).of({
      kota: { id: 'Jalan kota', en: 'City road' },
      lingkungan: { id: 'Jalan lingkungan', en: 'Neighbourhood lane' },
      provinsi: { id: 'Jalan provinsi', en: 'Provincial road' },
      nasional: { id: 'Jalan nasional', en: 'National road' },
    }),
    {
      purpose: { id: 'Menentukan siapa yang wajib memperbaiki jalan ini.', en: 'To find who must repair this road.' },
      seenBy,
      freshForMinutes: 30 * 24 * 60,
      dependsOn: ['lokasi'],
    },
  );

/** Where a family stands among ten tenths of all, 1 the poorest: the single national register of social and economic data (Inpres 4/2025). */
export const welfareDecile = <const Units extends readonly string[]>(seenBy: Units) =>
  fact(number({ id: 'Desil kesejahteraan keluarga', en: 'Welfare decile of the family' }), {
    purpose: {
      id: 'Agar keluarga yang sudah tercatat kurang mampu tidak perlu dikunjungi lagi.',
      en: 'So that a family that is on record as poor need not be visited again.',
    },
    seenBy,
    freshForMinutes: 24 * 60,
    dependsOn: ['nik'],
  });
