/**
 * Manifests with one mistake each, as plain JSON: what is changed in the whole example, and the check that must speak.
 *
 * Must never: break more than one thing, so that each check is seen by itself.
 */
import { fixtures } from '../../../fixtures/services.ts';
import { izinKeramaian } from '../../../fixtures/whole.ts';

export type Json = Record<string, unknown>;
export const whole = (): Json => JSON.parse(JSON.stringify(izinKeramaian)) as Json;
export const sku = (): Json => JSON.parse(JSON.stringify(fixtures.find(({ id }) => id === 'sku'))) as Json;

/** Sets the value at a dotted path; `undefined` takes it out. */
export function put(data: Json, path: string, value: unknown): Json {
  const names = path.split('.');
  const last = names.pop() as string;
  const place = names.reduce<Json>((at, name) => at[name] as Json, data);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return data;
}
export const since = (value: unknown, from = '2025-01-01') => ({ since: from, value, basis: 'contoh' });
export const days = (count: number) => since({ clock: 'workingDays', count });
export const label = { id: 'x', en: 'x' };
const reason = { says: label, basis: 'contoh' };
export const turn = (by: unknown, next: unknown, more: Json = {}) => ({ by, within: days(1), next, ...more });
const dishub = { kind: 'unit', unit: 'dishub', position: null, at: null };
export const applicant = { kind: 'applicant' };
const deep = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ['not', inner], ['field', 'pengeras']);

/** A name, what is changed in the whole example, and the check that must speak. */
export type Case = readonly [
  what: string,
  check: string,
  ...changes: readonly (readonly [path: string, value: unknown])[],
];

export const words: readonly Case[] = [
  ['another edition of the language', 'shape', ['language', 1]],
  ['a word that does not exist', 'unknownWord', ['stages.survei.collects', 'fee']],
  ['a word that is missing', 'missingWord', ['rules.cukupAwal.basis', undefined]],
  ['a title without English', 'missingWord', ['title', { id: 'x' }]],
  ['a stage that does not exist', 'unknownStage', ['stages.diperiksa.next.lengkap.to', 'besok']],
  ['a start that is no stage', 'unknownStage', ['start', 'besok']],
  ['a condition that does not exist', 'unknownCondition', ['stages.dipilah.asks', 'besok']],
  ['a unit that does not exist', 'unknownUnit', ['stages.survei.by.unit', 'damkar']],
  ['a routing to a unit that does not exist', 'unknownUnit', ['routing.pengelola', since('damkar')]],
  ['a team with a unit that does not exist', 'unknownUnit', ['teams.pengamanan', since(['list', 'dishub', 'damkar'])]],
  ['a position that does not exist', 'unknownPosition', ['stages.penandatanganan.by.position', 'camat']],
  ['a routing that does not exist', 'unknownRouting', ['stages.diperiksa.by.name', 'besok']],
  ['a team that does not exist', 'unknownTeam', ['stages.ditinjau.by.name', 'besok']],
  ['a telephone that is not asked', 'unknownContact', ['stages.izinWarga.by.field', 'acara']],
  ['a link to a telephone that may be missing', 'linkToMissingPhone', ['fields.teleponRt.required', false]],
  ['no area said', 'whichArea', ['at', null]],
  ['an area said by something that is no place', 'atNoPlace', ['at', 'acara']],
  ['an area said by a place that may be empty', 'atMayBeEmpty', ['fields.lokasi.required', false]],
  ['a reason that does not exist', 'unknownReason', ['stages.diperiksa.next.tolak.because', ['malas']]],
  ['an empty list of reasons', 'shape', ['stages.diperiksa.next.tolak.because', []]],
  ['a reason that nobody can give', 'unusedReason', ['reasons.lain', reason]],
  ['a reason about a question that does not exist', 'unknownQuestion', ['reasons.denahKurang.about', ['peta']]],
  ['a reason about a part that does not exist', 'unknownQuestion', ['reasons.denahKurang.about', ['panggung.tinggi']]],
  ['a reason without its basis', 'missingWord', ['reasons.warga', { says: label }]],
  ['a form that does not exist', 'unknownForm', ['stages.survei.next.catat.with', ['temuann']]],
  ['a form that nobody fills in', 'unusedForm', ['forms.lain', { x: { kind: 'text', label, required: true } }]],
  [
    'a slot that nobody books',
    'unusedSlot',
    [
      'slots.lain',
      {
        every: { clock: 'minutes', count: 30 },
        opens: '08:00',
        closes: '09:00',
        capacity: since(1),
        ahead: { clock: 'everyDay', count: 7 },
      },
    ],
  ],
  [
    'a letter that nobody issues',
    'unusedLetter',
    ['documents.lain', { title: label, body: 'x', signedBy: [{ kind: 'seal', unit: 'dishub' }] }],
  ],
  ['a product that is not defined', 'unknownLetter', ['stages.terbit.issues', ['izin', 'laporan', 'kartu']]],
  ['an action without a label', 'noLabel', ['labels.catat', undefined]],
  ['a stage without a label', 'noLabel', ['labels.banding', undefined]],
  ['an officer who changes the answers', 'officerChangesAnswers', ['stages.survei.next.catat.with', ['answers']]],
  ['an action that leads nowhere', 'actionLeadsNowhere', ['stages.survei.next.catat', { with: ['temuan'] }]],
  [
    'an action that leads to two places',
    'actionLeadsNowhere',
    ['stages.survei.next.catat', { to: 'dibayar', all: 'dibayar', with: ['temuan'] }],
  ],
  ['a clock that counts from neither a slot nor a date', 'unknownClockStart', ['stages.survei.from', 'acara']],
  [
    'another officer than in a stage where nobody acts',
    'unknownStage',
    ['stages.penandatanganan.otherThan', 'dipilah'],
  ],
  ['another resident', 'otherThanOfResident', ['stages.dibayar.otherThan', 'survei']],
  ['an objection that nobody reads', 'unreadObjection', ['stages.ditolak.objection.to', 'dipilah']],
  ['a turn in which nothing can be done', 'nothingToDo', ['stages.survei.next', {}]],
  ['a stage named after who asked', 'reservedName', ['stages.asker', turn(dishub, { setuju: { to: 'terbit' } })]],
  ['who may begin', 'unknownUnit', ['who', 'everyone']],
  ['a successor that does not exist', 'unknownUnit', ['units.dishub.successor', 'damkar']],
  ['a unit that closes with nobody after it', 'noSuccessor', ['units.dishub.closes', '2027-01-01']],
  ['an outcome that does not exist', 'shape', ['stages.terbit.ends', 'done']],
  ['duplicates near something that is no place', 'nearNoPlace', ['duplicates.near', 'acara']],
  ['duplicates by a question that does not exist', 'unknownQuestion', ['duplicates.same', ['macam']]],
  ['a signer that does not exist', 'unknownSigner', ['documents.izin.signedBy', [{ kind: 'seal', unit: 'damkar' }]]],
  [
    'a signing position that does not exist',
    'unknownPosition',
    ['documents.izin.signedBy', [{ kind: 'position', unit: 'kelurahan', position: 'camat' }]],
  ],
];

export const roads: readonly Case[] = [
  [
    'a stage that nothing leads to',
    'outOfReach',
    ['stages.sepi', turn(dishub, { setuju: { to: 'terbit' } })],
    ['labels.sepi', label],
  ],
  [
    'a dead end',
    'deadEnd',
    ['stages.survei.next.catat.to', 'survei'],
    ['stages.banding.next.kabulkan.to', 'tetapDitolak'],
    ['stages.banding.next.kabulkan.because', ['warga']],
  ],
  ['a circle with nobody acting', 'circle', ['stages.dipilah.no', 'dipilah']],
  [
    'a circle of clocks that run out',
    'lateCircle',
    ['stages.izinWarga.late', 'dipilah'],
    ['stages.dipilah.no', 'izinWarga'],
  ],
  [
    'several who never meet',
    'neverMeet',
    ['stages.ditinjau.next', { sesuai: { to: 'penandatanganan', with: ['hasil'] } }],
  ],
  [
    'several who meet in two places',
    'meetTwice',
    ['stages.ditinjau.next.perbaiki', { all: 'ditolak', because: ['jalanUtama'] }],
  ],
  ['a meeting of one', 'meetingOfOne', ['stages.penandatanganan.next.terbitkan', { all: 'terbit' }]],
  [
    'back to who asked, where nobody asks',
    'nobodyAsks',
    ['stages.memilihJadwal.next.kirimUlang', { to: 'asker' }],
    ['stages.diperiksa.next.lengkap.to', 'survei'],
    ['stages.banding.next.kabulkan.to', 'survei'],
  ],
  ['an officer who goes back to who asked', 'askerOfOfficer', ['stages.survei.next.catat.to', 'asker']],
  [
    'a routing over a registry that may be silent (K15)',
    'mayBeUnknown',
    [
      'routing.pengelola',
      since(['choose', ['fact', 'kelasJalan'], { kota: 'dishub', provinsi: 'dishub', nasional: 'dpupr' }]),
    ],
  ],
  ['a fee over a form that a road passes by (K16)', 'mayBeUnknown', ['stages.diperiksa.next.lengkap.to', 'dibayar']],
  ['a clock from a slot that a road passes by', 'mayBeUnknown', ['stages.diperiksa.next.lengkap.to', 'survei']],
];

export const silence: readonly Case[] = [
  ['an applicant who may never answer', 'mayNeverAnswer', ['stages.perbaikan.late', undefined]],
  ['the silence of a resident grants', 'silenceApproves', ['stages.dibayar.late', 'terbit']],
  [
    'the silence of a resident grants over an automatic stage (K8)',
    'silenceApproves',
    ['stages.memilihJadwal.late', 'dipilah'],
    ['stages.dipilah.yes', 'terbit'],
  ],
  ['the silence of an office refuses', 'silenceRefuses', ['stages.diperiksa.late', 'ditolak']],
  [
    'the silence of an office refuses over an automatic stage',
    'silenceRefuses',
    ['stages.diperiksa.late', 'dipilah'],
    ['stages.dipilah.no', 'ditolak'],
  ],
  ['the silence of an office lets the case lapse', 'silenceRefuses', ['stages.diperiksa.late', 'gugur']],
  ['the system refuses', 'systemRefuses', ['stages.dipilah.no', 'ditolak']],
  ['a refusal without a reason', 'noReason', ['stages.diperiksa.next.tolak', { to: 'ditolak' }]],
  [
    'a refusal at a telephone without a reason (K7)',
    'noReason',
    ['stages.izinWarga.next.tolak', { to: 'ditolak' }],
    ['reasons.warga', undefined],
    ['stages.banding.next.tolak.because', ['jalanUtama']],
  ],
  ['a lapse chosen by an officer without a reason (K7)', 'noReason', ['stages.diperiksa.next.tolak', { to: 'gugur' }]],
  [
    'a refusal over an automatic stage without a reason',
    'noReason',
    ['stages.diperiksa.next.tolak', { to: 'dipilah' }],
    ['stages.dipilah.no', 'ditolak'],
  ],
  [
    'sending back without a reason',
    'noReason',
    ['stages.diperiksa.next.mintaPerbaikan', { to: 'perbaikan' }],
    ['reasons.denahKurang', undefined],
  ],
  ['the applicant refuses', 'ownRefusal', ['stages.memilihJadwal.next.tolak', { to: 'ditolak' }]],
  ['a withdrawal that is none', 'withdrawElsewhere', ['stages.dibayar.withdraw', 'gugur']],
];

export const money: readonly Case[] = [
  ['a fee of a free service', 'feeOfFree', ['cost', since(0)], ['refund', null]],
  ['a fee that nobody collects', 'feeNotCollected', ['stages.dibayar.next.bayar', { to: 'ditinjau' }]],
  ['a fee for civil registry', 'feeForCivilRegistry', ['category', 'civil-registry']],
  ['a letter without the fee by a clock (H6)', 'unpaid', ['stages.diperiksa.late', 'terbit']],
  [
    'a letter without the fee after a refund and an objection (H6)',
    'unpaid',
    ['stages.banding.next.kabulkan.to', 'penandatanganan'],
  ],
  ['a fee that is no number', 'expressionType', ['cost', since('gratis')]],
];

export const expressions: readonly Case[] = [
  ['an unknown question', 'unknownQuestion', ['rules.cukupAwal.require', ['is', ['field', 'luass'], 1]]],
  [
    'an unknown question of a group',
    'unknownQuestion',
    ['rules.cukupAwal.require', ['is', ['part', ['field', 'pemohon'], 'umur'], 'x']],
  ],
  [
    'an unknown question of a row',
    'unknownQuestion',
    ['rules.cukupAwal.require', ['every', ['field', 'panggung'], ['moreThan', ['row', 'tinggi'], 1]]],
  ],
  ['an unknown fact', 'unknownFact', ['rules.zonaBoleh.require', ['fact', 'zonaa']]],
  [
    'a score that cannot be read here',
    'unknownScore',
    ['rules.zonaBoleh.require', ['atLeast', ['score', 'risiko'], 1]],
  ],
  ['an unknown option', 'unknownOption', ['rules.cukupAwal.require', ['is', ['field', 'jenis'], 'balapan']]],
  [
    'an option that cannot be included',
    'unknownOption',
    ['rules.adaMedis.require', ['has', ['field', 'fasilitas'], 'parkir']],
  ],
  ['a text that is at least', 'expressionType', ['rules.cukupAwal.require', ['atLeast', ['field', 'acara'], 3]]],
  ['a number where yes or no is meant', 'expressionType', ['rules.cukupAwal.require', ['field', 'peserta']]],
  [
    'a date compared with a number',
    'expressionType',
    ['rules.cukupAwal.require', ['moreThan', ['field', 'tanggal'], 17]],
  ],
  ['a photo compared', 'expressionType', ['rules.cukupAwal.require', ['is', ['field', 'denah'], 'x']]],
  [
    'a table with a gap',
    'tableGap',
    ['teams.pengamanan', since(['choose', ['field', 'jenis'], { pawai: ['list', 'dishub', 'bpbd'] }])],
  ],
  ['several units in a routing', 'expressionType', ['routing.pengelola', since(['list', 'dishub', 'bpbd'])]],
  ['rounding to nothing', 'expressionType', ['cost', since(['ceil', ['field', 'luasTerukur'], 0])]],
  [
    'an operator that does not exist',
    'badExpression',
    ['rules.cukupAwal.require', ['matches', ['field', 'acara'], '.*']],
  ],
  ['an operator with a part too few', 'badExpression', ['rules.cukupAwal.require', ['and', true]]],
  [
    'a rule over an answer that may be empty (K24)',
    'ruleOverOptional',
    ['rules.cukupAwal.require', ['is', ['field', 'kontak'], 'x']],
  ],
  [
    'a rule over an answer that is not always asked (K24)',
    'ruleOverOptional',
    ['rules.cukupAwal.require', ['is', ['field', 'sampaiPukul'], 'sore']],
  ],
  [
    'a part of a score that is no number',
    'expressionType',
    ['scores.risiko', since({ pesertaBanyak: ['field', 'acara'] })],
  ],
];

export const forms: readonly Case[] = [
  ['a choice without options', 'wrongField', ['fields.jenis.options', undefined]],
  ['options of a text', 'wrongField', ['fields.acara.options', { a: label }]],
  ['a limit of the wrong kind', 'wrongField', ['fields.acara.limits', { from: 1 }]],
  ['limits the wrong way round', 'wrongField', ['fields.peserta.limits', { from: 9, to: 1 }]],
  ['a group inside a group', 'unknownWord', ['fields.pemohon.rows.nama.rows', {}]],
  ['the same question twice', 'nameTwice', ['forms.temuan.acara', { kind: 'text', label, required: true }]],
  ['a question named like an operator', 'reservedName', ['fields.count', { kind: 'text', label, required: false }]],
  [
    'asked only if a question is answered that does not exist',
    'unknownQuestion',
    ['askedIf.denah', ['is', ['field', 'x'], 1]],
  ],
  ['questions that wait for each other', 'askedInCircle', ['askedIf.pengeras', ['answered', ['field', 'sampaiPukul']]]],
  ['a condition for a question that does not exist', 'unknownQuestion', ['askedIf.denahh', ['field', 'pengeras']]],
  ['an identity as open data', 'publishedIdentity', ['fields.teleponRt.published', true]],
  [
    'a sensitive answer as open data',
    'publishedSensitive',
    ['fields.acara.sensitive', { purpose: label, basis: 'x', seenBy: ['dishub'] }],
  ],
  [
    'a sensitive answer seen by a unit that does not exist',
    'unknownUnit',
    ['fields.peserta.sensitive', { purpose: label, basis: 'x', seenBy: ['damkar'] }],
  ],
  ['a text that is told', 'wrongField', ['fields.acara.notify', true]],
  [
    'a fact that nothing reads',
    'unreadFact',
    [
      'facts.desil',
      {
        kind: 'number',
        label,
        required: true,
        purpose: label,
        seenBy: [],
        freshForMinutes: 1,
        readAgain: false,
        dependsOn: [],
      },
    ],
  ],
  [
    'a fact whose registry is asked with a question that is not asked',
    'factWithoutQuestion',
    ['facts.zona.dependsOn', ['nop']],
  ],
  ['a slot that closes before it opens', 'wrongSlot', ['slots.survei.closes', '07:00']],
  ['a slot whose interval does not fit', 'wrongSlot', ['slots.survei.every.count', 50]],
  ['more seats without booking than there are', 'wrongSlot', ['slots.survei.walkIns', 3]],
];

export const letters: readonly Case[] = [
  ['a placeholder that is no question', 'unprintable', ['documents.izin.body', 'Untuk {namaa}.']],
  ['a placeholder that cannot be printed', 'unprintable', ['documents.izin.body', 'Untuk {denah}.']],
  ['an answer that may be empty', 'letterUnknown', ['documents.izin.body', 'Untuk {pemohon.nama}, {pemohon.jabatan}.']],
  ['an answer that is not always asked', 'letterUnknown', ['documents.izin.body', 'Sampai {sampaiPukul}.']],
  ['a fact that may be silent', 'letterUnknown', ['documents.izin.body', 'Zona {fact.zona}.']],
  [
    'a form that a road passes by',
    'letterUnknown',
    ['stages.banding.next.kabulkan.to', 'penandatanganan'],
    ['documents.laporan', undefined],
    ['stages.terbit.issues', ['izin']],
    ['documents.izin.body', '{alasan}'],
  ],
  ['a style that does not exist', 'unknownStyle', ['documents.izin.body', '{acara:besar}']],
  ['a bracket that does not close', 'badBrackets', ['documents.izin.body', 'Untuk [{acara}.']],
  [
    'the end of a validity that is not said',
    'letterUnknown',
    ['documents.izin.validFor', undefined],
    ['documents.izin.body', 'Sampai {berlakuSampai}.'],
  ],
  [
    'a validity that is no duration',
    'expressionType',
    ['documents.izin.validFor', since(['plus', ['field', 'peserta'], 1])],
  ],
  ['a product from a question that is no file', 'productNoFile', ['documents.laporan.from', 'acara']],
];

export const hostile: readonly Case[] = [
  ['an option named like every object (K25)', 'reservedName', ['fields.jenis.options.constructor', label]],
  ['a stage named like every object', 'reservedName', ['stages.toString', { ends: 'granted' }]],
  ['an expression of 20,000 nots (K25)', 'tooDeep', ['conditions.risikoKecil', deep(20_000)]],
  [
    'a very large table',
    'tooLarge',
    [
      'conditions.risikoKecil',
      [
        'choose',
        ['field', 'jenis'],
        Object.fromEntries(Array.from({ length: 30_000 }, (_, index) => [`o${index}`, true])),
      ],
    ],
  ],
  ['a very long letter', 'tooLarge', ['documents.izin.body', 'x'.repeat(500_000)]],
  ['a very long name', 'tooLarge', [`documents.${'x'.repeat(500_000)}`, {}]],
  ['a hidden character', 'shape', ['title.id', 'Izin\u202e']],
  ['a function', 'notJson', ['stages.survei.by', () => 'dishub']],
  ['a number that is none', 'notJson', ['duplicates.metres', Number.NaN]],
];
