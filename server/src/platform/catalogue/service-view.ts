/**
 * The page of a service: the six published components of the service standard (UU 25/2009 article 21), derived.
 *
 * Must never: hold a sentence about one service; whatever is said comes from its definition.
 */
import {
  dueDate,
  expressionText,
  inForce,
  bareNumbers,
  keeperOf,
  type DateText,
  type Duration,
  type Field,
  type ServiceManifest,
  type Text,
} from '@balai/kernel';
import type { PublishedService } from '@balai/store';
import type { ServiceCard, ServiceView } from '../platform-types.ts';
import type { ClockSurroundings } from '../clock-explanation.ts';
import { promiseView } from '../promise-view.ts';
import type { Naming } from '../texts/naming.ts';
import { basisText } from '../texts/basis-text.ts';
import { inBoth, listed, text } from '../texts/text.ts';
import { ruleQuestions } from './rule-check.ts';
import { feeOf, promiseOf, promiseText, unitInCharge } from './service-words.ts';
import { givesOf, productOf } from './what-you-get.ts';
import { lawsOf, promiseBasis } from './service-laws.ts';
import { stepsOf } from './service-steps.ts';
import { CATEGORIES, OFTEN_BROUGHT, PRIVACY } from './words.ts';

export function serviceCard({ manifest, catalogue }: PublishedService, on: DateText): ServiceCard {
  return {
    id: manifest.id,
    title: manifest.title,
    category: manifest.category,
    categoryLabel: CATEGORIES[manifest.category].label,
    icon: catalogue.icon,
    free: feeOf(manifest, on).free,
    promise: promiseText(manifest, on),
  };
}

/** What a page of a service stands in: the day, and the clock of its region. */
export interface ServiceSurroundings extends ClockSurroundings {
  readonly today: DateText;
  readonly complaints: Text;
}

export function serviceView(
  service: PublishedService,
  naming: Naming,
  { today: on, complaints, ...around }: ServiceSurroundings,
): ServiceView {
  const { manifest } = service;
  const unit = unitInCharge(manifest, naming, on);
  const keeper = keeperOf(manifest);
  const fee = feeOf(manifest, on);
  return {
    ...serviceCard(service, on),
    summary: keeper === null ? summaryOf(manifest, unit) : keptSummary(unit),
    unit,
    requirements: keeper === null ? requirementsOf(manifest) : [],
    notNeeded: notNeeded(manifest, on),
    steps: stepsOf(manifest, naming, on),
    time: timeOf(manifest, on),
    timeBasis: basisOrNull(promiseBasis(manifest, on)),
    fee: { ...fee, basis: basisText(fee.basis) },
    foreseen: keeper === null ? foreseen(manifest, on, around) : null,
    product: productOf(manifest, on),
    gives: givesOf(manifest, naming, on),
    complaints,
    // What an office keeps, it also asks and checks itself.
    rules:
      keeper === null
        ? Object.values(manifest.rules).map(({ otherwise, basis }) => ({ text: otherwise, basis: basisText(basis) }))
        : [],
    numbers: bareNumbers(manifest).map(({ name, says }) => ({
      text: says,
      basis: basisOrNull(service.catalogue.bases?.[name] ?? null),
    })),
    canCheck: ruleQuestions(manifest, on).length > 0,
    laws: lawsOf(manifest, naming, on),
    privacy: { kept: keptText(manifest, on), who: privacyOf(manifest) },
    version: service.number,
    publishedAt: service.publishedAt,
    open: keeper === null,
    keptBy: keeper === null ? null : naming.unit(keeper, null),
  };
}

const basisOrNull = (basis: string | null): Text | null => (basis === null ? null : basisText(basis));

/** The bar of the promise as it would stand for somebody who sends now; null where nothing is promised. */
function foreseen(manifest: ServiceManifest, on: DateText, around: ClockSurroundings): ServiceView['foreseen'] {
  const standard = manifest.within === null ? undefined : inForce(manifest.within, on);
  if (standard === undefined) return null;
  const { dueAt, firm } = dueDate(around.calendar, around.now, standard.value);
  const clock = { from: around.now, dueAt, firm, basis: standard.basis, within: standard.value };
  return promiseView({ ...clock, pausedAt: null, endedAt: null }, around);
}

const keptSummary = (unit: Text): Text =>
  inBoth((language) =>
    language === 'id'
      ? `${unit.id} mencatatnya sendiri sambil menerima telepon. Halaman ini menjelaskan apa yang terjadi sesudahnya.`
      : `${unit.en} enters it while it takes your call. This page says what happens then.`,
  );

function summaryOf(manifest: ServiceManifest, unit: Text): Text {
  const what = CATEGORIES[manifest.category].unit;
  const letters = Object.values(manifest.documents).map(({ title }) => title);
  if (letters.length > 0) {
    const products = listed(letters);
    return inBoth((language) =>
      language === 'id'
        ? `Untuk mendapatkan ${products.id} dari ${unit.id}.`
        : `To obtain a ${products.en} from the ${unit.en}.`,
    );
  }
  return inBoth((language) =>
    language === 'id'
      ? `Sampaikan ${what.id} Anda; ${unit.id} menanganinya dan Anda melihat setiap langkahnya.`
      : `Send your ${what.en}; ${unit.en} deals with it and you see each step.`,
  );
}

const byRules = (manifest: ServiceManifest, name: string): Text | null => {
  const rule = Object.values(manifest.rules).find(({ require }) =>
    JSON.stringify(require).includes(`["answered",["field","${name}"]]`),
  );
  return rule === undefined ? null : rule.otherwise;
};

/** Asked of some alone: whom it does not concern must not go and look for it. */
function askedWhen(service: ServiceManifest, name: string): Text {
  const when = expressionText({ service }, service.askedIf[name] ?? false);
  return text(`Hanya bila ${when.id}`, `Only if ${when.en}`);
}

function requirementsOf(manifest: ServiceManifest): ServiceView['requirements'] {
  const one = (name: string, field: Field<unknown>): ServiceView['requirements'][number] => ({
    label: field.label,
    kind: field.kind,
    required: field.required && !Object.hasOwn(manifest.askedIf, name),
    when: Object.hasOwn(manifest.askedIf, name)
      ? askedWhen(manifest, name)
      : field.required
        ? null
        : byRules(manifest, name),
    help: field.help ?? null,
  });
  return Object.entries(manifest.fields).map(([name, field]) => one(name, field));
}

/** What people bring by habit and this service does not ask for, read off its questions. */
export function notNeeded(manifest: ServiceManifest, on: DateText): readonly Text[] {
  const kinds = new Set<string>(
    Object.values(manifest.fields)
      .filter(({ required }) => required)
      .flatMap(({ kind, limits }) =>
        limits?.letters === 'name' || limits?.letters === 'newName' ? [kind, 'name'] : [kind],
      ),
  );
  if (!feeOf(manifest, on).free) kinds.add('fee');
  return OFTEN_BROUGHT.filter(
    ({ asksFor, when }) => when.includes(manifest.category) && !asksFor.some((kind) => kinds.has(kind)),
  ).map((item) => item.text);
}

/** From when a clock counts: days by the office's next day, hours and minutes at once. */
const COUNTED: Readonly<Record<Duration['clock'], Text>> = {
  workingDays: text('dihitung sejak hari kerja berikutnya', 'counted from the next working day'),
  everyDay: text('dihitung sejak hari berikutnya', 'counted from the next day'),
  clockHours: text('dihitung sejak dikirim, siang dan malam', 'counted from sending, by day and night'),
  minutes: text('dihitung sejak dikirim, siang dan malam', 'counted from sending, by day and night'),
  months: text('dihitung sejak dikirim', 'counted from sending'),
};

const SINCE_THE_CALL = text('dihitung sejak panggilan diterima', 'counted from the moment the call is taken');

function timeOf(manifest: ServiceManifest, on: DateText): Text {
  const promise = promiseText(manifest, on);
  if (promise === null) return text('Diberitahukan saat Anda mengirim', 'You are told when you send');
  const within = promiseOf(manifest, on);
  if (within === null) return promise;
  const counted = keeperOf(manifest) === null ? COUNTED[within.clock] : SINCE_THE_CALL;
  return inBoth((language) => `${promise[language]}, ${counted[language]}`);
}

const privacyOf = ({ category }: ServiceManifest): Text =>
  category === 'report' || category === 'emergency' ? PRIVACY[category] : PRIVACY.other;

function keptText(manifest: ServiceManifest, on: DateText): Text {
  const keeping = inForce(manifest.keeps, on)?.value;
  if (keeping === undefined)
    return text('Disimpan menurut jadwal retensi arsip kota.', 'Kept as the archive schedule of the city says.');
  const then = {
    destroy: text('dihapus', 'deleted'),
    permanent: text('disimpan sebagai arsip statis', 'kept as a permanent archive'),
    transfer: text('diserahkan ke lembaga kearsipan', 'handed to the archive'),
  }[keeping.then];
  return inBoth((language) =>
    language === 'id'
      ? `Data pribadi disimpan ${keeping.months} bulan setelah urusan ditutup, lalu ${then.id}.`
      : `Personal data is kept for ${keeping.months} months after the matter is closed, then ${then.en}.`,
  );
}
