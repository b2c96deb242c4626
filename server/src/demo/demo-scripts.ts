/**
 * What the examples beside a service give to its demonstration: valid answers, and who did what with which form and reason.
 *
 * Must never: use a request that the service refuses, or know a service by its name.
 */
import {
  playExamples,
  type Calendar,
  type DemoData,
  type ExampleSet,
  type ForecastData,
  type HandedIn,
  type Instant,
  type ServiceManifest,
  type Turn,
} from '@balai/kernel';
import type { Life } from './demo-town.ts';

type Values = Readonly<Record<string, unknown>>;

/** A service as the demonstration needs it: all of it stands beside the service. */
export interface DemoService {
  readonly manifest: ServiceManifest;
  readonly examples: ExampleSet;
  readonly forecast?: ForecastData;
  readonly demo?: DemoData;
}
/** Somebody acted in a turn; `action` null: nobody did, and the clock ran out. */
export interface ScriptAct {
  readonly at: Instant;
  readonly turn: string;
  readonly stage: string;
  readonly action: string | null;
  readonly with: HandedIn;
  readonly because: readonly string[];
}
/** One example whose request is let in. */
export interface Script {
  readonly name: string;
  readonly on: Instant;
  readonly given: Values;
  /** What the registries said, where they said something. */
  readonly facts: Values;
  readonly acts: readonly ScriptAct[];
  /** The turns that it comes to, by stage, with the number of acts before. */
  readonly reaches: ReadonlyMap<string, number>;
  /** What came with an objection; null: nobody objected. */
  readonly objects: HandedIn | null;
  readonly withdraws: boolean;
}

/** In the order of the examples. Empty where no example's request is let in. */
export function scriptsOf({ manifest, examples, demo }: DemoService, calendar: Calendar): readonly Script[] {
  return playExamples(manifest, examples, calendar).flatMap(({ name, story }): readonly Script[] => {
    const [first, ...later] = story;
    if (first === undefined || first.command.type !== 'submit' || first.refused !== null) return [];
    if (demo?.like?.[name] === 0) return [];
    const acts: ScriptAct[] = [];
    const reaches = new Map<string, number>();
    for (const { command, at, events } of story)
      for (const event of events) {
        if (event.type === 'acted' && command.type === 'act')
          acts.push({
            at,
            turn: event.turn,
            stage: event.stage,
            action: event.action,
            with: command.with ?? {},
            because: event.because,
          });
        if (event.type === 'timeRanOut' && event.to !== null)
          acts.push({ at, turn: event.turn, stage: event.stage, action: null, with: {}, because: [] });
        if (event.type === 'turnBegan' && !reaches.has(event.turn.stage)) reaches.set(event.turn.stage, acts.length);
      }
    const objection = later.find(({ command, refused }) => command.type === 'object' && refused === null)?.command;
    return [
      {
        name,
        on: first.at,
        given: first.command.answers,
        facts: Object.fromEntries(
          Object.entries(first.command.facts).flatMap(([fact, said]) =>
            said.state === 'known' ? [[fact, said.value]] : [],
          ),
        ),
        acts,
        reaches,
        objects: objection?.type === 'object' ? (objection.with ?? {}) : null,
        withdraws: later.some(({ command, refused }) => command.type === 'withdraw' && refused === null),
      },
    ];
  });
}

/** Everything that the examples hand in under this form, first what came with the same action. */
export function formsLike(
  scripts: readonly Script[],
  form: string,
  stage: string,
  action: string,
): readonly { readonly values: Values; readonly at: Instant }[] {
  const all = scripts.flatMap(({ acts }) =>
    acts.flatMap((act) => {
      const values = act.with[form];
      return typeof values === 'object' && values !== null ? [{ act, values: values as Values, at: act.at }] : [];
    }),
  );
  const same = all.filter(({ act }) => act.stage === stage && act.action === action);
  return [...same, ...all.filter((one) => !same.includes(one))];
}

/** What one service brings: itself, and its examples. */
export interface Living {
  readonly service: DemoService;
  readonly scripts: readonly Script[];
}
export const scriptOf = ({ scripts }: Living, name: string | null): Script | null =>
  scripts.find((script) => script.name === name) ?? null;

/** The fate of a case that goes as chance has it. */
export const FREE = 'bebas';
/** The fate of a case that does what its example does. */
export const AS_SHOWN = 'contoh';

/** What the example does in this turn, this time; null: it says nothing about it. */
export function guideOf(living: Living, { plan, visits }: Life, turn: Turn): ScriptAct | null {
  if (plan.fate !== AS_SHOWN) return null;
  const acts = scriptOf(living, plan.like)?.acts ?? [];
  const same = acts.filter(({ turn: id }) => id === turn.id);
  const alike = same.length > 0 ? same : acts.filter(({ stage }) => stage === turn.stage);
  return alike[(visits.get(turn.id) ?? 1) - 1] ?? null;
}
