/**
 * What is different between two manifests of a service, in sentences that an official reads before it is published.
 *
 * Exhaustive: the compiler asks for a sentence for every word of the language, and a difference that none names is told as
 * just that. Must never: return nothing for manifests that differ.
 */
import type { Expression } from '../expression.ts';
import type { Text } from '../fields.ts';
import type { Duplicates, Keeping, ServiceManifest } from '../manifest.ts';
import { expressionText, unitText } from '../words/expression-words.ts';
import { alike, durationText, listed, NOTHING, quoted, words } from '../words/plain-words.ts';
import {
  became,
  byWord,
  CHANGE_GROUPS,
  type Change,
  type ChangeGroup,
  type Pair,
  type Say,
  type Sentences,
} from './change.ts';
import { datedChanges } from './dated-changes.ts';
import { documentChanges } from './document-changes.ts';
import { askedIfChanges, factChanges, fieldChanges } from './field-changes.ts';
import { orderChanges } from './order-changes.ts';
import {
  anyField,
  expressed,
  formsChanges,
  labelChanges,
  named,
  questionText,
  reasonChanges,
  routingChanges,
  ruleChanges,
  scoreChanges,
  slotChanges,
  unitChanges,
} from './record-changes.ts';
import { stagesChanges, stageText } from './stage-changes.ts';

/** Returns the changes from `before` to `after`, by group in the order in which they are read. Empty only when both mean the same. */
export function diffManifests(before: ServiceManifest, after: ServiceManifest): readonly Change[] {
  const changes = byWord(sentences({ before, after }), before, after, '');
  return CHANGE_GROUPS.flatMap((group) => changes.filter((one) => one.group === group));
}

function sentences(pair: Pair): Sentences<ServiceManifest> {
  const { before, after } = pair;
  return {
    ...headSentences(pair),
    fields: (from, to, at) => fieldChanges(pair, from, to, at),
    askedIf: (from, to, at) =>
      askedIfChanges(pair, from, to, at, (name) => anyField(after, name) ?? anyField(before, name)),
    forms: (from, to, at) => formsChanges(pair, from, to, at),
    rules: (from, to, at) => ruleChanges(pair, from, to, at),
    scores: (from, to, at) => scoreChanges(pair, from, to, at),
    conditions: (from, to, at) =>
      named(from, to, at, 'rules', words('Keputusan sistem', 'Decision of the system'), expressed(pair)),
    routing: (from, to, at) => routingChanges(pair, words('Aturan unit', 'The rule for the unit'), from, to, at),
    teams: (from, to, at) => routingChanges(pair, words('Aturan unit-unit', 'The rule for the units'), from, to, at),
    reasons: (from, to, at) => reasonChanges(pair, from, to, at),
    slots: (from, to, at) => slotChanges(from, to, at),
    duplicates: (from, to, at) =>
      became(
        'askedOtherwise',
        at,
        words('Laporan yang dianggap sama', 'Reports taken for the same'),
        duplicatesText(before, from),
        duplicatesText(after, to),
      ),
    cost: (from, to, at) => datedChanges(moneyWords(after, 'Biaya', 'The fee'), from, to, at),
    feeAsOf: (from, to, at) =>
      became(
        'fee',
        at,
        words('Tarif yang dipakai', 'The tariff used'),
        FEE_DAY[from] ?? alike(from),
        FEE_DAY[to] ?? alike(to),
      ),
    refund: (from, to, at) => datedChanges(moneyWords(after, 'Pengembalian', 'The refund'), from, to, at),
    within: (from, to, at) =>
      datedChanges(
        { group: 'promise', what: words('Janji layanan', 'The promise of the service'), show: durationText },
        from,
        to,
        at,
      ),
    keeps: (from, to, at) =>
      datedChanges(
        {
          group: 'retention',
          what: words('Data disimpan setelah selesai', 'Data are kept after the end'),
          show: keepsText,
        },
        from,
        to,
        at,
      ),
    start: (from, to, at) =>
      became(
        'stages',
        at,
        words('Urusan dimulai di', 'A matter begins at'),
        stageText(before, from),
        stageText(after, to),
      ),
    stages: (from, to, at) => stagesChanges(pair, from, to, at),
    documents: (from, to, at) => documentChanges(pair, from, to, at),
    labels: (from, to, at) => labelChanges(pair, from, to, at),
    units: (from, to, at) => unitChanges(from, to, at),
    facts: (from, to, at) => factChanges(pair, from, to, at),
    order: (from, to, at) => orderChanges(pair, from, to, at),
  };
}

type Head = 'language' | 'region' | 'id' | 'title' | 'category' | 'basis' | 'who' | 'at' | 'adopts';
function headSentences({ before, after }: Pair): Pick<Sentences<ServiceManifest>, Head> {
  const plain =
    (group: ChangeGroup, id: string, en: string): Say<string | number | null> =>
    (from, to, at) =>
      became(
        group,
        at,
        words(id, en),
        from === null ? NOTHING : alike(`“${from}”`),
        to === null ? NOTHING : alike(`“${to}”`),
      );
  return {
    language: plain('service', 'Edisi bahasa berkas layanan', 'The edition of the language'),
    region: plain('service', 'Daerah', 'The region'),
    id: plain('service', 'Id layanan', 'The id of the service'),
    title: (from, to, at) =>
      became('service', at, words('Nama layanan', 'The name of the service'), quoted(from), quoted(to)),
    category: (from, to, at) =>
      became(
        'service',
        at,
        words('Kategori', 'The category'),
        CATEGORY_WORDS[from] ?? alike(from),
        CATEGORY_WORDS[to] ?? alike(to),
      ),
    basis: plain('service', 'Dasar hukum layanan', 'The legal basis of the service'),
    who: (from, to, at) =>
      became('actors', at, words('Yang boleh mengajukan', 'Who may apply'), whoText(before, from), whoText(after, to)),
    at: (from, to, at) =>
      became(
        'actors',
        at,
        words('Wilayah urusan menurut', 'The area of a matter is that of'),
        questionText(before, from),
        questionText(after, to),
      ),
    adopts: plain('service', 'Mengambil berkas dari daerah', 'Adopts the file of the region'),
  };
}
const CATEGORY_WORDS: Readonly<Record<ServiceManifest['category'], Text>> = {
  report: words('laporan', 'report'),
  letter: words('surat', 'letter'),
  'civil-registry': words('kependudukan', 'civil registry'),
  permit: words('izin', 'permit'),
  tax: words('pajak', 'tax'),
  visit: words('kunjungan', 'visit'),
  emergency: words('darurat', 'emergency'),
  aid: words('bantuan', 'aid'),
  information: words('informasi', 'information'),
};
const FEE_DAY: Readonly<Record<ServiceManifest['feeAsOf'], Text>> = {
  turn: words('tarif pada hari giliran membayar dimulai', 'that of the day on which the paying turn begins'),
  filing: words('tarif pada hari pengajuan', 'that of the day of filing'),
};
const WHO: Readonly<Record<string, Text>> = {
  anyone: words('siapa pun', 'anyone'),
  phone: words('siapa pun dengan nomor telepon yang terbukti', 'anyone with a confirmed telephone'),
  resident: words('warga yang terbukti jati dirinya', 'a proven resident'),
};
const whoText = (service: ServiceManifest, who: string): Text => {
  const unit = unitText(service, who);
  return WHO[who] ?? words(`petugas ${unit.id}`, `officers of ${unit.en}`);
};
const moneyWords = (service: ServiceManifest, id: string, en: string) => ({
  group: 'fee' as const,
  what: words(id, en),
  show: (value: Expression): Text =>
    value === 0 ? words('gratis', 'free') : expressionText({ service, gives: 'rupiah' }, value),
});
const THEN: Readonly<Record<Keeping['then'], Text>> = {
  destroy: words('lalu dimusnahkan', 'then destroyed'),
  permanent: words('lalu disimpan tetap', 'then kept for good'),
  transfer: words('lalu diserahkan ke arsip', 'then handed to the archive'),
};
const keepsText = ({ months, then }: Keeping): Text => {
  const after = THEN[then] ?? alike(then);
  return words(`${months} bulan, ${after.id}`, `${months} months, ${after.en}`);
};
function duplicatesText(service: ServiceManifest, duplicates: Duplicates | null): Text {
  if (duplicates === null) return words('tidak dicari', 'not looked for');
  const [near, equal] = [
    questionText(service, duplicates.near),
    listed((duplicates.same ?? []).map((name) => questionText(service, name))),
  ];
  return words(
    `dalam ${duplicates.metres} m dari ${near.id}, dengan jawaban sama pada ${equal.id}`,
    `within ${duplicates.metres} m of ${near.en}, with the same answer to ${equal.en}`,
  );
}
