/**
 * The page of a service: the six published components of the service standard (UU 25/2009 article 21), derived.
 *
 * Must never: hold a sentence about one service; whatever is said comes from its definition.
 */
import { dueDate, inForce, type DateText, type Field, type ServiceManifest, type Text } from '@balai/kernel';
import type { PublishedService } from '@balai/store';
import type { ServiceCard, ServiceView } from '../platform-types.ts';
import { promiseView, type ClockSurroundings } from '../promise-view.ts';
import { durationText } from '../texts/due-texts.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, listed, text } from '../texts/text.ts';
import {
  actorsText,
  feeOf,
  mainRoad,
  mayBeInstant,
  promiseOf,
  promiseText,
  stageOf,
  unitInCharge,
} from './service-words.ts';
import { givesOf, productOf } from './what-you-get.ts';
import { CATEGORIES, OFTEN_BROUGHT, PRIVACY } from './words.ts';

export function serviceCard(service: PublishedService, on: DateText, matched?: string): ServiceCard {
  const { manifest, catalogue } = service;
  const card = {
    id: manifest.id,
    title: manifest.title,
    category: manifest.category,
    categoryLabel: CATEGORIES[manifest.category].label,
    icon: catalogue.icon,
    free: feeOf(manifest, on).free,
    promise: promiseText(manifest, on),
  };
  return matched === undefined ? card : { ...card, matched };
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
  return {
    ...serviceCard(service, on),
    summary: summaryOf(manifest, unit),
    unit,
    requirements: requirementsOf(manifest),
    notNeeded: notNeeded(manifest, on),
    steps: stepsOf(manifest, naming, on),
    time: timeOf(manifest, on),
    fee: feeOf(manifest, on),
    foreseen: foreseen(manifest, on, around),
    product: productOf(manifest, on),
    gives: givesOf(manifest, naming, on),
    complaints,
    rules: Object.values(manifest.rules).map(({ otherwise, basis }) => ({ text: otherwise, basis })),
    basis: manifest.basis,
    privacy: { kept: keptText(manifest, on), who: manifest.category === 'report' ? PRIVACY.report : PRIVACY.other },
    version: service.number,
    publishedAt: service.publishedAt,
    open: true,
  };
}

/** The bar of the promise as it would stand for somebody who sends now; null where nothing is promised. */
function foreseen(manifest: ServiceManifest, on: DateText, around: ClockSurroundings): ServiceView['foreseen'] {
  const standard = manifest.within === null ? undefined : inForce(manifest.within, on);
  if (standard === undefined) return null;
  const { dueAt, firm } = dueDate(around.calendar, around.now, standard.value);
  const clock = { from: around.now, dueAt, firm, basis: standard.basis, within: standard.value };
  return promiseView({ ...clock, pausedAt: null, endedAt: null }, around);
}

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

function requirementsOf(manifest: ServiceManifest): ServiceView['requirements'] {
  const one = (name: string, field: Field<unknown>): ServiceView['requirements'][number] => ({
    label: field.label,
    kind: field.kind,
    required: field.required && !Object.hasOwn(manifest.askedIf, name),
    when: Object.hasOwn(manifest.askedIf, name)
      ? text('Ditanyakan hanya bila jawaban lain memerlukannya', 'Asked only when another answer makes it necessary')
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
      .map(({ kind }) => kind),
  );
  if (!feeOf(manifest, on).free) kinds.add('fee');
  return OFTEN_BROUGHT.filter(
    ({ asksFor, when }) => when.includes(manifest.category) && !asksFor.some((kind) => kinds.has(kind)),
  ).map((item) => item.text);
}

function stepsOf(manifest: ServiceManifest, naming: Naming, on: DateText): ServiceView['steps'] {
  const fill: ServiceView['steps'][number] = {
    label: text('Isi dan kirim formulir', 'Fill in and send the form'),
    who: text('Anda', 'You'),
    within: null,
  };
  const road = mainRoad(manifest).flatMap((name): ServiceView['steps'] => {
    const stage = stageOf(manifest, name);
    if (stage === undefined) return [];
    if ('ends' in stage)
      return [
        { label: naming.stage(name), who: text('Anda menerima hasilnya', 'You receive the result'), within: null },
      ];
    if (!('by' in stage))
      return mayBeInstant(manifest)
        ? [
            {
              label: text(
                'Sistem mencocokkan data; bila semua cocok, langsung selesai',
                'The system compares the data; if all agree, it is done at once',
              ),
              who: text('Sistem', 'The system'),
              within: null,
            },
          ]
        : [];
    const within = inForce(stage.within, on);
    return [
      {
        label: naming.stage(name),
        who: actorsText(manifest, stage.by, naming, on),
        within: within === undefined ? null : durationText(within.value),
      },
    ];
  });
  return [fill, ...road, ...objectionStep(manifest, on)];
}

function objectionStep(manifest: ServiceManifest, on: DateText): ServiceView['steps'] {
  const within = Object.values(manifest.stages)
    .flatMap((stage) =>
      'ends' in stage && stage.objection !== undefined ? [inForce(stage.objection.within, on)?.value] : [],
    )
    .find((value) => value !== undefined);
  return within === undefined
    ? []
    : [
        {
          label: text(
            'Tidak setuju? Ajukan keberatan; petugas lain yang membacanya',
            'You disagree? Object; another officer reads it',
          ),
          who: text('Anda', 'You'),
          within: durationText(within),
        },
      ];
}

function timeOf(manifest: ServiceManifest, on: DateText): Text {
  const promise = promiseText(manifest, on);
  if (promise === null) return text('Diberitahukan saat Anda mengirim', 'You are told when you send');
  return promiseOf(manifest, on) === null
    ? promise
    : inBoth(
        (language) =>
          `${promise[language]}${language === 'id' ? ', dihitung sejak hari kerja berikutnya' : ', counted from the next working day'}`,
      );
}

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
