/**
 * What can be wrong with a file of boundaries, and how to say it: which feature, what is wrong, the way out.
 *
 * Must never: print geometry or properties of the file beyond the code and the two numbers at fault.
 */
import { assertNever } from '@balai/kernel';
import type { GeometryProblem } from './read-geometry.ts';

/** Features are counted from 1, as a person counts them in the file. */
export type BoundaryProblem =
  | { readonly type: 'not-a-feature-collection' }
  | { readonly type: 'not-a-feature'; readonly feature: number }
  | { readonly type: 'code-missing'; readonly feature: number; readonly properties: readonly string[] }
  | { readonly type: 'code-unknown'; readonly feature: number; readonly code: string }
  | { readonly type: 'code-twice'; readonly feature: number; readonly earlier: number; readonly code: string }
  | { readonly type: 'far-away'; readonly feature: number; readonly code: string; readonly kilometres: number }
  | { readonly type: 'overlaps'; readonly feature: number; readonly code: string; readonly other: string }
  | (GeometryProblem & { readonly feature: number; readonly code: string })
  | {
      readonly type: 'areas-missing';
      readonly region: string;
      readonly missing: readonly { readonly code: string; readonly name: string }[];
    };

interface Sentence {
  readonly id: string;
  readonly en: string;
}

/** The statistics office counts villages from 001, Kemendagri city kelurahan from 1001. */
const looksLikeBpsCode = (code: string): boolean => /^\d\d\.\d\d\.\d\d\.0/.test(code);

const unknownCode = (feature: number, code: string): Sentence =>
  looksLikeBpsCode(code)
    ? {
        id: `Fitur ${feature}: kode ${code} tampaknya kode BPS. Gunakan kode Kemendagri, misalnya 36.71.09.1006.`,
        en: `Feature ${feature}: the code ${code} looks like a BPS code. Use the Kemendagri code, such as 36.71.09.1006.`,
      }
    : {
        id: `Fitur ${feature}: kode ${code} bukan kelurahan di wilayah ini. Perbaiki kodenya, atau hapus fitur itu dari berkas.`,
        en: `Feature ${feature}: the code ${code} is no kelurahan of this region. Correct it, or take the feature out of the file.`,
      };

function geometrySentence(problem: GeometryProblem, id: string, en: string): Sentence {
  switch (problem.type) {
    case 'geometry-kind':
      return {
        id: `${id}: bentuknya ${problem.kind}, padahal harus Polygon atau MultiPolygon.`,
        en: `${en}: its geometry is ${problem.kind}, but must be Polygon or MultiPolygon.`,
      };
    case 'geometry-malformed':
      return {
        id: `${id}: daftar koordinatnya kosong atau rusak. Ekspor ulang berkas sebagai GeoJSON.`,
        en: `${en}: its list of coordinates is empty or broken. Export the file as GeoJSON again.`,
      };
    case 'ring-too-short':
      return {
        id: `${id}: ada cincin dengan kurang dari empat titik setelah dibulatkan ke lima desimal. Hapus cincin itu.`,
        en: `${en}: a ring has fewer than four positions once rounded to five decimals. Remove that ring.`,
      };
    case 'ring-open':
      return {
        id: `${id}: ada cincin yang tidak tertutup. Titik terakhir harus sama dengan titik pertama.`,
        en: `${en}: a ring does not close. Its last position must repeat the first.`,
      };
    case 'not-degrees':
      return {
        id: `${id}: koordinat ${problem.x}, ${problem.y} bukan derajat. Ubah proyeksi berkas ke WGS 84 (EPSG:4326).`,
        en: `${en}: the coordinates ${problem.x}, ${problem.y} are not degrees. Reproject the file to WGS 84 (EPSG:4326).`,
      };
    case 'degrees-swapped':
      return {
        id: `${id}: koordinat ${problem.x}, ${problem.y} tampaknya tertukar. GeoJSON menulis bujur dahulu, lalu lintang.`,
        en: `${en}: the coordinates ${problem.x}, ${problem.y} seem swapped. GeoJSON has longitude first, then latitude.`,
      };
    case 'outside-indonesia':
      return {
        id: `${id}: koordinat ${problem.x}, ${problem.y} berada di luar Indonesia. Periksa sumber berkas.`,
        en: `${en}: the coordinates ${problem.x}, ${problem.y} lie outside Indonesia. Check where the file comes from.`,
      };
    default:
      return assertNever(problem);
  }
}

function missingSentence(missing: readonly { readonly code: string; readonly name: string }[]): Sentence {
  const shown = missing.slice(0, 5).map(({ code, name }) => `${code} ${name}`);
  const rest = missing.length - shown.length;
  return {
    id: `Berkas tidak memuat ${missing.length} kelurahan: ${shown.join(', ')}${rest > 0 ? `, dan ${rest} lagi` : ''}. Tambahkan fiturnya.`,
    en: `The file lacks ${missing.length} kelurahan: ${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}. Add their features.`,
  };
}

/** One sentence about one problem, in Indonesian and English: where, what, and the way out. */
export function boundarySentence(problem: BoundaryProblem): Sentence {
  switch (problem.type) {
    case 'not-a-feature-collection':
      return {
        id: 'Berkas bukan GeoJSON FeatureCollection. Ekspor batas kelurahan sebagai GeoJSON, satu fitur untuk tiap kelurahan.',
        en: 'The file is not a GeoJSON FeatureCollection. Export the boundaries as GeoJSON, one feature for each kelurahan.',
      };
    case 'not-a-feature':
      return {
        id: `Butir ${problem.feature} dalam "features" bukan Feature. Hapus, atau ekspor ulang berkas.`,
        en: `Item ${problem.feature} of "features" is not a Feature. Remove it, or export the file again.`,
      };
    case 'code-missing':
      return {
        id: `Fitur ${problem.feature} tidak punya kode kelurahan sepuluh angka. Isi salah satu properti: ${problem.properties.join(', ')}.`,
        en: `Feature ${problem.feature} has no kelurahan code of ten digits. Fill one of the properties: ${problem.properties.join(', ')}.`,
      };
    case 'code-unknown':
      return unknownCode(problem.feature, problem.code);
    case 'code-twice':
      return {
        id: `Fitur ${problem.feature} dan ${problem.earlier} sama-sama berkode ${problem.code}. Gabungkan menjadi satu MultiPolygon.`,
        en: `Features ${problem.feature} and ${problem.earlier} both have the code ${problem.code}. Join them into one MultiPolygon.`,
      };
    case 'far-away':
      return {
        id: `Fitur ${problem.feature} (${problem.code}): letaknya sekitar ${problem.kilometres} km dari wilayah ini. Periksa proyeksi dan sumber berkas.`,
        en: `Feature ${problem.feature} (${problem.code}): it lies some ${problem.kilometres} km from this region. Check the projection and the source of the file.`,
      };
    case 'overlaps':
      return {
        id: `Fitur ${problem.feature} (${problem.code}): bagian tengahnya terletak di dalam ${problem.other}. Periksa apakah kodenya tertukar atau bentuknya ganda.`,
        en: `Feature ${problem.feature} (${problem.code}): its middle lies inside ${problem.other}. See whether a code is exchanged or a shape is there twice.`,
      };
    case 'areas-missing':
      return missingSentence(problem.missing);
    default:
      return geometrySentence(
        problem,
        `Fitur ${problem.feature} (${problem.code})`,
        `Feature ${problem.feature} (${problem.code})`,
      );
  }
}
