/**
 * The procedure on the page of a service: the way that most cases go, step by step, and what one does who disagrees.
 *
 * Where what one asks for chooses among several ways, none of them is the usual one: they are told side by side. Must never: show
 * to everybody the way of a few.
 */
import { durationText, inForce, keeperOf, type DateText, type ServiceManifest, type Text } from '@balai/kernel';
import type { ServiceView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { listed, small, text } from '../texts/text.ts';
import { actorsText, mainRoad, mayBeInstant, stageOf } from './service-words.ts';

type Step = ServiceView['steps'][number];

export function stepsOf(manifest: ServiceManifest, naming: Naming, on: DateText): ServiceView['steps'] {
  const told = (names: readonly string[]) => names.flatMap((name) => stepOf(manifest, name, naming, on));
  const road = mainRoad(manifest);
  const ways = waysOf(manifest, road);
  const fork = ways === null ? road.length : road.findIndex((name) => isQuestion(manifest, name));
  const beside = (ways ?? []).map(told);
  const longest = Math.max(0, ...beside.map(({ length }) => length));
  return [
    keeperOf(manifest) === null ? FILL_IN : DIAL,
    ...told(road.slice(0, fork)),
    ...Array.from({ length: longest }, (_, at) => together(beside.flatMap((way) => way[at] ?? []))),
    ...objectionStep(manifest, on),
  ];
}

const FILL_IN: Step = {
  label: text('Isi dan kirim formulir', 'Fill in and send the form'),
  who: text('Anda', 'You'),
  within: null,
};
const DIAL: Step = {
  label: text('Telepon nomor darurat', 'Dial the emergency number'),
  who: text('Anda', 'You'),
  within: null,
};

const isQuestion = (manifest: ServiceManifest, name: string): boolean => {
  const stage = stageOf(manifest, name);
  return stage !== undefined && 'asks' in stage;
};

/** The ways behind the first questions that stand one after the other; null: there is one question or none. */
function waysOf(manifest: ServiceManifest, road: readonly string[]): readonly (readonly string[])[] | null {
  const first = road.findIndex((name) => isQuestion(manifest, name));
  const rest = road.slice(Math.max(0, first));
  const end = rest.findIndex((name) => !isQuestion(manifest, name));
  const questions = first < 0 ? [] : rest.slice(0, end < 0 ? rest.length : end);
  if (questions.length < 2 || end < 0 || mayBeInstant(manifest)) return null;
  const yes = questions.flatMap((name) => {
    const stage = stageOf(manifest, name);
    return stage !== undefined && 'asks' in stage ? [mainRoad(manifest, stage.yes)] : [];
  });
  return [...yes, rest.slice(end)];
}

/** What is the same on every way is said once. */
function together(steps: readonly Step[]): Step {
  const [first] = steps;
  const same = (of: (step: Step) => Text | null): Text | null =>
    first !== undefined && steps.every((step) => of(step)?.id === of(first)?.id) ? of(first) : null;
  const labels = [...new Map(steps.map(({ label }) => [label.id, label])).values()];
  return {
    label: listed(
      labels.map((label, at) => (at === 0 ? label : text(small(label.id), small(label.en)))),
      true,
    ),
    who: same(({ who }) => who) ?? text('Unit yang berwenang', 'The unit in charge'),
    within: same(({ within }) => within),
  };
}

function stepOf(manifest: ServiceManifest, name: string, naming: Naming, on: DateText): readonly Step[] {
  const stage = stageOf(manifest, name);
  if (stage === undefined) return [];
  if ('ends' in stage)
    return [{ label: naming.stage(name), who: text('Anda menerima hasilnya', 'You receive the result'), within: null }];
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
