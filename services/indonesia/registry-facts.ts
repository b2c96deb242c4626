/**
 * What the registries of the state can tell a city about a request. The same questions everywhere; who may see the
 * answer is each city's own.
 *
 * Must never: name a unit; a city gives its own in `seenBy`.
 */
import { choice, fact, yesNo } from '@balai/kernel';

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

/** Who must repair the road at a place: its status by UU 38/2004, art. 9. */
export const classOfRoad = <const Units extends readonly string[]>(seenBy: Units) =>
  fact(
    choice(
      { id: 'Kelas jalan', en: 'Class of the road' },
      {
        kota: { id: 'Jalan kota', en: 'City road' },
        lingkungan: { id: 'Jalan lingkungan', en: 'Neighbourhood lane' },
        provinsi: { id: 'Jalan provinsi', en: 'Provincial road' },
        nasional: { id: 'Jalan nasional', en: 'National road' },
      },
    ),
    {
      purpose: { id: 'Menentukan siapa yang wajib memperbaiki jalan ini.', en: 'To find who must repair this road.' },
      seenBy,
      freshForMinutes: 30 * 24 * 60,
      dependsOn: ['lokasi'],
    },
  );
