/**
 * The nine elements of the satisfaction survey, in the words of Permenpanrb 14/2017 (appendix, questionnaire).
 *
 * Stored by key and never by position: sources swap the last two. Must never: add, drop or reword an element locally.
 */
import type { SurveyElement } from '@balai/store';
import type { Text } from '@balai/kernel';

export interface SurveyStatement {
  readonly key: SurveyElement;
  readonly name: Text;
  readonly statement: Text;
}

/** In the order of the regulation. Each is answered from 1 (worst) to 4 (best). */
export const SURVEY: readonly SurveyStatement[] = [
  {
    key: 'requirements',
    name: { id: 'Persyaratan', en: 'Requirements' },
    statement: {
      id: 'Persyaratan pelayanan sesuai dengan jenis pelayanannya.',
      en: 'The requirements fit the kind of service.',
    },
  },
  {
    key: 'procedure',
    name: { id: 'Prosedur', en: 'Procedure' },
    statement: { id: 'Prosedur pelayanan mudah diikuti.', en: 'The procedure is easy to follow.' },
  },
  {
    key: 'time',
    name: { id: 'Waktu', en: 'Time' },
    statement: { id: 'Pelayanan diberikan dengan cepat.', en: 'The service is given quickly.' },
  },
  {
    key: 'fee',
    name: { id: 'Biaya', en: 'Fee' },
    statement: { id: 'Biaya atau tarif pelayanan wajar.', en: 'The fee of the service is reasonable.' },
  },
  {
    key: 'product',
    name: { id: 'Hasil layanan', en: 'Product' },
    statement: {
      id: 'Hasil yang diberikan sesuai dengan yang tercantum dalam standar pelayanan.',
      en: 'The result is what the service standard says.',
    },
  },
  {
    key: 'competence',
    name: { id: 'Kompetensi', en: 'Competence' },
    statement: { id: 'Petugas cakap dan mampu melayani.', en: 'The officers are competent.' },
  },
  {
    key: 'behaviour',
    name: { id: 'Perilaku', en: 'Behaviour' },
    statement: { id: 'Petugas sopan dan ramah.', en: 'The officers are polite and friendly.' },
  },
  {
    key: 'complaints',
    name: { id: 'Pengaduan', en: 'Complaints' },
    statement: { id: 'Pengaduan pengguna layanan ditangani dengan baik.', en: 'Complaints of users are handled well.' },
  },
  {
    key: 'facilities',
    name: { id: 'Sarana', en: 'Facilities' },
    statement: {
      id: 'Sarana dan prasarana pelayanan berkualitas baik.',
      en: 'The facilities of the service are of good quality.',
    },
  },
];
