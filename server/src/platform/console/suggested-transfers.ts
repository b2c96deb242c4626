/**
 * Where a turn may belong, from where similar ones were handed on to before: plain counts, explained in words.
 *
 * Must never: count words of a resident or anything else that is personal, or suggest what the kernel would refuse.
 */
import type { Case, ServiceManifest, Text, Turn } from '@balai/kernel';
import type { PastTransfer } from '@balai/store';
import { showAnswer } from '../answers/show-answer.ts';
import type { OpenCase } from '../cases/open-case.ts';
import type { SuggestedTransfer } from '../desk-types.ts';
import { asIs, inBoth, text } from '../texts/text.ts';

const LATELY_MS = 365 * 86_400_000;
/** Fewer of a kind are chance: they are counted with what is less alike. */
const ENOUGH = 3;
const MOST_SHOWN = 3;

interface Target {
  readonly unit: string;
  readonly area: string | null;
  readonly label: Text;
}
type Likeness = 'choices' | 'area';
export interface Counted {
  readonly to: Target;
  readonly times: number;
  readonly of: number;
  /** What the counted ones have in common with this one, besides service and stage. */
  readonly alike: readonly Likeness[];
}

export async function suggestedTransfers(
  open: OpenCase,
  turn: Turn,
  targets: readonly Target[],
): Promise<readonly SuggestedTransfer[]> {
  const { bound, manifest, loaded } = open;
  if (targets.length === 0 || turn.party.kind !== 'unit') return [];
  const past = await bound.deps.store.transfers.past(bound.regionId, {
    serviceId: manifest.id,
    since: bound.now - LATELY_MS,
    exceptCaseId: loaded.caseId,
  });
  return countAlike(past, { turn, state: loaded.state, choices: choicesOf(manifest, loaded.state) }, targets).map(
    (one) => suggestion(open, one),
  );
}

interface Here {
  readonly turn: Turn;
  readonly state: Pick<Case, 'area'>;
  /** Open answers with a choice, by question. */
  readonly choices: Readonly<Record<string, string>>;
}

/** The units where turns like this one stayed, most often first; of the closest likeness that has enough of them. */
export function countAlike(
  past: readonly PastTransfer[],
  { turn, state, choices }: Here,
  targets: readonly Target[],
): readonly Counted[] {
  const { party } = turn;
  if (party.kind !== 'unit') return [];
  const stayed = past.filter(
    ({ stage, from, to }) =>
      stage === turn.stage && from.unit === party.unit && (to.unit !== from.unit || to.area !== from.area),
  );
  const asked = Object.entries(choices);
  const sameChoices = ({ answers }: PastTransfer) => asked.every(([name, value]) => answers[name] === value);
  const sameArea = ({ area }: PastTransfer) => area === state.area;
  const steps: readonly (readonly Likeness[])[] = [['choices', 'area'], ['choices'], ['area'], []];
  let found: readonly Counted[] = [];
  for (const alike of steps) {
    if ((alike.includes('choices') && asked.length === 0) || (alike.includes('area') && state.area === null)) continue;
    const those = stayed.filter(
      (one) => (!alike.includes('choices') || sameChoices(one)) && (!alike.includes('area') || sameArea(one)),
    );
    const counted = targets
      .map((to) => ({ to, times: those.filter((one) => wentTo(one, to)).length, of: those.length, alike }))
      .filter(({ times }) => times > 0)
      .toSorted((a, b) => b.times - a.times)
      .slice(0, MOST_SHOWN);
    if (counted.length > 0) found = counted;
    if (counted.length > 0 && those.length >= ENOUGH) break;
  }
  return found;
}

/** Another unit takes over where the case lies, so the unit tells; within one unit the area does. */
const wentTo = ({ from, to }: PastTransfer, target: Target): boolean =>
  to.unit === target.unit && (to.unit !== from.unit || to.area === target.area);

/** What a resident chose from a list and anybody may see. */
function choicesOf(manifest: ServiceManifest, { answers }: Case): Readonly<Record<string, string>> {
  const chosen = Object.entries(manifest.fields).flatMap(([name, field]): readonly [string, string][] => {
    const value = answers[name];
    return field.kind === 'choice' && field.published === true && typeof value === 'string' ? [[name, value]] : [];
  });
  return Object.fromEntries(chosen);
}

function suggestion(open: OpenCase, { to, times, of, alike }: Counted): SuggestedTransfer {
  const same = alikeWords(open, alike);
  const because = text(
    `${times} dari ${of} urusan serupa (${same.id}) dioper ke ${to.label.id} dalam setahun terakhir.`,
    `${times} of ${of} similar cases (${same.en}) went to the ${to.label.en} in the last year.`,
  );
  const note = text(`Urusan serupa ditangani ${to.label.id}.`, `The ${to.label.en} handles similar cases.`);
  return { unit: to.unit, area: to.area, label: to.label, because, note };
}

function alikeWords({ bound, manifest, loaded }: OpenCase, alike: readonly Likeness[]): Text {
  const { state } = loaded;
  const chosen = alike.includes('choices') ? Object.keys(choicesOf(manifest, state)) : [];
  const choices = chosen.flatMap((name): readonly Text[] => {
    const field = manifest.fields[name];
    if (field === undefined) return [];
    const shown = showAnswer(field, state.answers[name], bound.showing);
    return [inBoth((language) => `“${shown[language]}”`)];
  });
  const areas = alike.includes('area') && state.area !== null ? [bound.names.village(state.area)] : [];
  const same = [text('layanan dan tahap yang sama', 'the same service and stage'), ...choices, ...areas.map(asIs)];
  return inBoth((language) => same.map((part) => part[language]).join(', '));
}
