/**
 * Every refusal of the kernel and of the store as sentences that name the way out, in both languages.
 *
 * One exhaustive switch: a new refusal does not compile until it has its sentence. Must never: blame the reader.
 */
import { assertNever, type CaseError, type Text } from '@balai/kernel';
import type { ExecuteError } from '@balai/store';
import type { FieldSentence } from '../platform-types.ts';
import { formatRupiah, type Formats } from './formats.ts';
import type { Naming } from './naming.ts';
import { asIs, inBoth, listed, small, text } from './text.ts';

export interface Wording {
  readonly naming: Naming;
  readonly formats: Formats;
  /** What the reasons that were to be chosen are called. */
  readonly who: 'resident' | 'officer';
}

/** What the reader is told about a refusal: one sentence for each thing to mend. */
export function refusalSentences(error: CaseError, wording: Wording): readonly FieldSentence[] {
  switch (error.type) {
    case 'answersRefused':
      return error.errors.map(({ field, message }) => ({ field, message }));
    case 'ruleNotMet':
      return error.rules.map(({ message, basis, fields }) => ({ field: fields[0] ?? null, message, basis }));
    case 'rulesOpen':
      return error.rules.map(({ message, basis }) => ({ field: null, message: openRule(message), basis }));
    default:
      return [{ field: null, message: oneSentence(error, wording) }];
  }
}

type OneSentence = Exclude<CaseError, { type: 'answersRefused' | 'ruleNotMet' | 'rulesOpen' }>;

/** Refusals that name one thing. */
function oneSentence(error: OneSentence, wording: Wording): Text {
  const { naming } = wording;
  switch (error.type) {
    case 'notKnownYet':
      return notKnownYet([...error.fields, ...error.facts].map(naming.questionLabel));
    case 'notAskedFor':
      return notAskedFor(error.what.map(naming.questionLabel));
    case 'notYourTurn':
      return notYourTurn(error, wording);
    case 'sameOfficer':
      return sameOfficer(error, naming);
    case 'reasonNeeded':
      return reasonNeeded(error.allowed.map((name) => naming.reason(name).says));
    case 'reasonDoesNotFit':
      return reasonDoesNotFit(
        error.rules.map((name) => naming.reason(name)),
        error.allowed.map((name) => naming.reason(name).says),
      );
    case 'unknownAction':
      return unknownAction(error.allowed.map(naming.action));
    case 'cannotTransfer':
      return cannotTransfer(error.allowed.map((unit) => naming.unit(unit, null)));
    case 'wrongStatus':
      return wrongStatus(error.status);
    case 'feeNotPaid':
      return text(
        `Biaya ${formatRupiah(error.rupiah)} belum dibayar. Bayar lebih dulu melalui tagihan di halaman ini.`,
        `The fee of ${formatRupiah(error.rupiah)} has not been paid. Pay it first through the bill on this page.`,
      );
    default:
      return aboutTime(error, wording.formats);
  }
}

/** Refusals that name a day or a moment. */
function aboutTime(
  error: Extract<OneSentence, { type: 'notInForce' | 'timeIsUp' | 'tooEarly' | 'tooLate' }>,
  formats: Formats,
): Text {
  switch (error.type) {
    case 'notInForce': {
      const day = formats.civil(error.on);
      return text(
        `Pada ${day.id} belum ada aturan yang berlaku untuk hal ini (${error.what}). Hubungi pengelola layanan.`,
        `On ${day.en} no rule was in force for this (${error.what}). Contact the keeper of the service.`,
      );
    }
    case 'timeIsUp': {
      const due = formats.dayTime(error.dueAt);
      return text(
        `Waktu tahap ini habis pada ${due.id}, dan kasus sudah berlanjut. Muat ulang untuk melihat keadaannya.`,
        `The time of this stage was over on ${due.en}, and the case has moved on. Reload to see where it stands.`,
      );
    }
    case 'tooEarly': {
      const due = formats.dayTime(error.dueAt);
      return text(`Ini baru dapat dilakukan mulai ${due.id}.`, `This can be done from ${due.en} on.`);
    }
    case 'tooLate': {
      const since = formats.dayTime(error.since);
      return text(
        `Waktunya sudah lewat sejak ${since.id}. Anda masih dapat mengajukan urusan baru, atau bertanya kepada petugas.`,
        `The time for this was over on ${since.en}. You can still begin a new matter, or ask the office.`,
      );
    }
    default:
      return assertNever(error);
  }
}

const openRule = (rule: Text): Text =>
  text(
    `Belum pasti: "${rule.id}" Registernya belum menjawab. Periksa sendiri, lalu centang untuk memastikan.`,
    `Not certain yet: "${rule.en}" The registry has not answered. Check it yourself, then tick it to confirm.`,
  );

function notKnownYet(names: readonly Text[]): Text {
  const missing = listed(names);
  return text(
    `Belum dapat diputuskan karena ini belum diketahui: ${missing.id}.`,
    `This cannot be decided while this is not known: ${missing.en}.`,
  );
}

function notAskedFor(names: readonly Text[]): Text {
  const what = listed(names);
  return text(
    `Ada isian yang tidak diminta di sini: ${what.id}. Muat ulang halaman, lalu kirim lagi.`,
    `Something was sent that is not asked for here: ${what.en}. Reload the page and send again.`,
  );
}

/** Reasons are sentences; in a list they lose their full stops. */
const anyOf = (reasons: readonly Text[]): Text =>
  listed(
    reasons.map(({ id, en }) => text(id.replace(/\.$/u, ''), en.replace(/\.$/u, ''))),
    true,
  );

/** Whoever still thinks that the rule is broken doubts what the case says: that is put right first. */
function reasonDoesNotFit(
  unfit: readonly { readonly says: Text; readonly basis: string }[],
  allowed: readonly Text[],
): Text {
  const what = (language: 'id' | 'en', law: string) =>
    unfit.map(({ says, basis }) => `"${says[language].replace(/\.$/u, '')}" (${law} ${basis})`).join(', ');
  const any = anyOf(allowed);
  return text(
    `Alasan ini tidak dapat dipilih, karena aturannya terpenuhi menurut isi kasus ini: ${what('id', 'aturan:')}. Pilih alasan yang cocok: ${any.id}. Bila isi kasusnya yang keliru, minta diperbaiki lebih dulu.`,
    `This reason cannot be given, because its rule is met by what this case says: ${what('en', 'rule:')}. Choose one that fits: ${any.en}. If what the case says is wrong, have that corrected first.`,
  );
}

function reasonNeeded(reasons: readonly Text[]): Text {
  const any = anyOf(reasons);
  return text(`Pilih sedikitnya satu alasan: ${any.id}.`, `Choose at least one reason: ${any.en}.`);
}

function unknownAction(actions: readonly Text[]): Text {
  if (actions.length === 0) return text('Ini tidak dapat dilakukan sekarang.', 'This cannot be done now.');
  const any = listed(actions, true);
  return text(
    `Tindakan ini tidak ada di tahap ini. Yang dapat dilakukan: ${any.id}.`,
    `There is no such action at this stage. You can: ${any.en}.`,
  );
}

function cannotTransfer(units: readonly Text[]): Text {
  if (units.length === 0)
    return text('Giliran ini tidak dapat dialihkan ke unit lain.', 'This turn cannot be transferred to another unit.');
  const any = listed(units, true);
  return text(`Hanya dapat dialihkan ke ${any.id}.`, `It can only be transferred to ${any.en}.`);
}

function notYourTurn(error: Extract<CaseError, { type: 'notYourTurn' }>, { naming, who }: Wording): Text {
  if (error.turns.length === 0)
    return text(
      'Tidak ada yang perlu dilakukan pada kasus ini sekarang.',
      'Nothing needs to be done in this case now.',
    );
  const turns = error.turns.map(({ party, stage }) =>
    inBoth((language) => `${naming.party(party)[language]} (${small(naming.stage(stage)[language])})`),
  );
  return inBoth((language) => {
    if (who === 'resident')
      return language === 'id'
        ? `Sekarang giliran ${listed(turns).id}. Keadaannya sudah berubah; muat ulang halaman ini.`
        : `It is the turn of ${listed(turns).en} now. Things have changed; reload this page.`;
    return language === 'id'
      ? `Yang berhak bertindak sekarang: ${listed(turns, true).id}.`
      : `Those who may act now: ${listed(turns, true).en}.`;
  });
}

function sameOfficer(error: Extract<CaseError, { type: 'sameOfficer' }>, naming: Naming): Text {
  if (error.why === 'otherThan') {
    return inBoth((language) =>
      language === 'id'
        ? `Anda sendiri yang menyelesaikan tahap "${naming.stage(error.stage).id}", jadi petugas lain yang harus memeriksanya.`
        : `You yourself finished the stage "${naming.stage(error.stage).en}", so another officer has to check it.`,
    );
  }
  return text(
    'Anda ikut memutuskan babak sebelumnya, jadi keberatan ini harus dibaca petugas lain.',
    'You took part in the decision before, so another officer has to read this objection.',
  );
}

function wrongStatus(status: 'new' | 'open' | 'ended'): Text {
  switch (status) {
    case 'new':
      return text('Urusan ini belum dikirim.', 'This matter has not been sent yet.');
    case 'open':
      return text(
        'Kasus ini masih berjalan, jadi hal itu belum dapat dilakukan.',
        'This case is still open, so that cannot be done yet.',
      );
    case 'ended':
      return text(
        'Kasus ini sudah ditutup, jadi tidak ada lagi yang dapat dilakukan di sini. Bila tidak puas, ajukan keberatan selama waktunya belum lewat.',
        'This case is closed, so nothing more can be done here. If you do not agree, object while there is time.',
      );
  }
}

/** What is said about everything that the store can refuse, when it is not the kernel's own refusal. */
export function executeSentence(error: Exclude<ExecuteError, { type: 'refused' }>): Text {
  switch (error.type) {
    case 'changedMeanwhile':
      return text(
        'Kasus ini berubah sejak Anda membukanya. Isian Anda tetap ada; lihat perubahannya, lalu kirim lagi.',
        'This case has changed since you opened it. What you wrote is kept; look at the change, then send again.',
      );
    case 'keyReused':
      return text(
        'Formulir ini sudah pernah dikirim dengan isi lain. Muat ulang halaman untuk formulir baru.',
        'This form was sent before with other content. Reload the page for a fresh form.',
      );
    case 'noSuchCase':
      return text('Kasus ini tidak ditemukan. Periksa nomornya.', 'There is no such case. Check the number.');
    case 'noSuchService':
      return text(
        'Layanan ini tidak sedang dibuka. Lihat daftar layanan.',
        'This service is not open. See the list of services.',
      );
    case 'unsuitable':
      return text(
        `Isian "${error.field}" memuat karakter yang tidak dapat disimpan. Ketik ulang tanpa menempelkannya.`,
        `The answer "${error.field}" holds characters that cannot be stored. Type it again instead of pasting it.`,
      );
    default:
      return assertNever(error);
  }
}

/** All sentences in one text: for a banner that has one line. */
export const joinedSentences = (sentences: readonly FieldSentence[]): Text =>
  sentences.length === 0 ? asIs('') : inBoth((language) => sentences.map(({ message }) => message[language]).join(' '));
