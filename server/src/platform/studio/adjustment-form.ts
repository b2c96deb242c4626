/**
 * Changes of values and words as a form carries them: what is typed for one, and the list of those before it.
 *
 * Must never: be believed because it came back; the kernel looks at each change again.
 */
import {
  adjustableTexts,
  adjustableValues,
  durationText,
  inForce,
  type AdjustableValue,
  type Adjustment,
  type AdjustmentError,
  type DateText,
  type Duration,
  type ServiceManifest,
  type Text,
} from '@balai/kernel';
import { one } from '../answers/raw-form.ts';
import { readNumber } from '../answers/read-scalars.ts';
import { namingFor, type Bound } from '../bound.ts';
import type { ChangeableView, FieldSentence, RawForm } from '../platform-types.ts';
import { formatNumber, formatRupiah } from '../texts/formats.ts';
import type { Naming } from '../texts/naming.ts';
import { asIs, inBoth, text } from '../texts/text.ts';

/** More at once nobody reads before they approve. */
const MOST = 30;

export function changeables(
  bound: Bound,
  manifest: ServiceManifest,
): { readonly values: readonly ChangeableView[]; readonly texts: readonly ChangeableView[] } {
  const naming = namingFor(bound, manifest);
  return {
    values: adjustableValues(manifest).map((value) => valueView(value, naming, bound.today)),
    texts: adjustableTexts(manifest).map(({ at, text: words }) => ({
      at,
      label: labelOf(at, naming),
      now: words,
      lines: [],
    })),
  };
}

export const valueText = (kind: AdjustableValue['kind'], value: Duration | number): Text =>
  typeof value === 'object' ? durationText(value) : kind === 'rupiah' ? asIs(formatRupiah(value)) : formatNumber(value);

function valueView({ at, kind, lines }: AdjustableValue, naming: Naming, today: DateText): ChangeableView {
  const current = inForce(lines, today) ?? lines[0];
  return {
    at,
    label: labelOf(at, naming),
    now: current === undefined ? asIs('') : valueText(kind, current.value),
    lines: lines.map(({ since, value, basis }) => ({ since, value: valueText(kind, value), basis })).toReversed(),
  };
}

/** What a path is called by people. */
function labelOf(at: string, naming: Naming): Text {
  const [part = '', name = '', word = '', last = ''] = at.split('.');
  const of = (id: string, en: string, what: Text): Text =>
    inBoth((language) => `${language === 'id' ? id : en}: ${what[language]}`);
  switch (part) {
    case 'within':
      return text('Janji seluruh layanan', 'Promise for the whole service');
    case 'cost':
      return text('Biaya', 'Fee');
    case 'title':
      return text('Nama layanan', 'Name of the service');
    case 'stages':
      if (word === 'within') return of('Tenggat', 'Limit', naming.stage(name));
      return last === 'within'
        ? of('Batas mengajukan keberatan setelah', 'Limit for an objection after', naming.stage(name))
        : of('Janji untuk keberatan setelah', 'Promise for an objection after', naming.stage(name));
    case 'slots':
      return of('Kuota jadwal', 'Seats of the times', asIs(name));
    case 'documents':
      return word === 'validFor'
        ? of('Masa berlaku', 'Validity', asIs(name))
        : of('Judul dokumen', 'Title of the document', asIs(name));
    case 'reasons':
      return of('Alasan', 'Reason', asIs(name));
    case 'rules':
      return of('Kalimat aturan', 'Sentence of the rule', asIs(name));
    case 'labels':
      return of('Nama tahap atau tindakan', 'Name of a stage or action', asIs(name));
    default:
      return fieldLabel(at);
  }
}
function fieldLabel(at: string): Text {
  const parts = at.split('.').slice(at.startsWith('forms.') ? 2 : 1);
  const named = parts.filter((part) => part !== 'label' && part !== 'help' && part !== 'options' && part !== 'rows');
  const where = named.join(', ');
  if (parts.at(-1) === 'label') return text(`Pertanyaan: ${where}`, `Question: ${where}`);
  return parts.at(-1) === 'help'
    ? text(`Penjelasan: ${where}`, `Help: ${where}`)
    : text(`Pilihan: ${where}`, `Option: ${where}`);
}

/** The changes so far. Whatever is no list of changes is none. */
export function listOfForm(raw: RawForm): readonly Adjustment[] {
  const written = one(raw, 'daftar');
  if (written === '') return [];
  try {
    const list: unknown = JSON.parse(written);
    return Array.isArray(list) ? list.filter(isAdjustment).slice(0, MOST) : [];
  } catch {
    return [];
  }
}
function isAdjustment(value: unknown): value is Adjustment {
  if (typeof value !== 'object' || value === null || !('at' in value) || typeof value.at !== 'string') return false;
  if ('text' in value) {
    const words = value.text as Partial<Text> | null;
    return typeof words?.id === 'string' && typeof words.en === 'string';
  }
  return (
    'since' in value &&
    typeof value.since === 'string' &&
    'basis' in value &&
    typeof value.basis === 'string' &&
    'value' in value
  );
}

/** The one change that is typed, under the names `apa nilai sejak dasar` or `apa id en`. */
export function typedAdjustment(bound: Bound, manifest: ServiceManifest, raw: RawForm): Adjustment | FieldSentence {
  const at = one(raw, 'apa');
  const value = adjustableValues(manifest).find((each) => each.at === at);
  if (value === undefined) return { at, text: { id: one(raw, 'id'), en: one(raw, 'en') } };
  const read = readNumber(one(raw, 'nilai').trim(), bound.context.language, true);
  if ('wrong' in read) return { field: 'nilai', message: read.wrong.message };
  const last = value.lines.at(-1)?.value;
  const count = Number(read.value);
  return {
    at,
    since: one(raw, 'sejak').trim(),
    basis: one(raw, 'dasar'),
    value: typeof last === 'object' ? { clock: last.clock, count } : count,
  };
}

/** Why a change cannot be made, at the field where it is mended. */
export function adjustmentSentence({ type }: AdjustmentError): FieldSentence {
  switch (type) {
    case 'notAdjustable':
      return {
        field: null,
        message: text(
          'Ini diubah di berkas layanan, bukan di sini.',
          'This is changed in the file of the service, not here.',
        ),
      };
    case 'noDate':
      return {
        field: 'sejak',
        message: text('Isi tanggal mulai berlakunya.', 'Fill in the date from which it holds.'),
      };
    case 'dateTaken':
      return {
        field: 'sejak',
        message: text(
          'Sudah ada nilai sejak tanggal itu. Pilih tanggal lain; baris hukum yang berlaku tidak diubah.',
          'There is a value from that date already. Choose another; a line of the law that stands is not changed.',
        ),
      };
    case 'noBasis':
      return { field: 'dasar', message: text('Tulis dasar hukumnya.', 'Write its legal basis.') };
    case 'wrongValue':
      return {
        field: 'nilai',
        message: text('Tulis angka bulat yang lebih dari nol.', 'Write a whole number above zero.'),
      };
    case 'noText':
      return {
        field: 'id',
        message: text('Tulis kalimatnya dalam kedua bahasa.', 'Write the sentence in both languages.'),
      };
  }
}
