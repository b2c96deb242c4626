/**
 * The turns of a case with their actions, as buttons: labels, forms, reasons that follow the rules, and why not.
 *
 * Must never: offer what the kernel would refuse without saying why.
 */
import {
  actionsFor,
  areaForUnit,
  barredFrom,
  evaluate,
  rowField,
  turnsOf,
  valueAt,
  type ActionView,
  type CaseError,
  type Field,
  type Text,
  type Turn,
} from '@balai/kernel';
import { answerParts } from '../answers/answer-parts.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { sentLinks } from '../asked/sent-link.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { clockHistories, type ClockHistories } from '../cases/clock-history.ts';
import { turnPromise } from '../cases/public-case.ts';
import { mainRoad, stageOf } from '../catalogue/service-words.ts';
import { areaCodes } from '../kernel-views.ts';
import type { ConsoleAction, ConsoleCaseView } from '../platform-types.ts';
import { joinedSentences, refusalSentences } from '../texts/refusal-texts.ts';
import { lateStageText } from '../texts/late-texts.ts';
import { inBoth, text } from '../texts/text.ts';
import { suggestedTransfers } from './suggested-transfers.ts';
import { actorFor, whoMay, type OfficerActor, type Rights } from './rights.ts';

type TurnShown = ConsoleCaseView['turns'][number];

export async function turnsView(open: OpenCase, rights: Rights): Promise<readonly TurnShown[]> {
  const links = await sentLinks(open);
  const histories = clockHistories(open.events);
  return Promise.all(
    open.loaded.state.turns.map(async (turn) => {
      const shown = turnShown(open, rights, histories, turn);
      const suggested = await suggestedTransfers(open, turn, shown.transfers);
      return { ...shown, suggested, link: links[turn.id] ?? null };
    }),
  );
}

function turnShown(
  open: OpenCase,
  rights: Rights,
  histories: ClockHistories,
  turn: Turn,
): Omit<TurnShown, 'link' | 'suggested'> {
  const { bound, manifest, naming, loaded } = open;
  const actor = actorFor(rights, manifest, turn, bound.today);
  const barred = actor === null ? null : barredFrom(manifest, loaded.state, turn, actor);
  const why: CaseError | null =
    barred === null ? null : { type: 'sameOfficer', stage: stageBefore(open, turn), why: barred };
  return {
    id: turn.id,
    stageLabel: naming.stage(turn.stage),
    party: naming.party(turn.party),
    mine: actor !== null && barred === null,
    whyNot: actor === null ? whoMay(turn, naming) : why === null ? null : sentence(open, why),
    clock: turnPromise(open, histories, turn),
    late: lateStageText(manifest, turn, naming, bound.formats, { viewer: 'officer', now: bound.now }),
    actions: actor === null ? [] : actionsOf(open, turn, actor),
    transfers: actor === null ? [] : transfersOf(open, turn, actor),
  };
}

/** The stage whose officer may not act here: what `otherThan` names. */
function stageBefore({ manifest }: OpenCase, turn: Turn): string {
  const stage = manifest.stages[turn.stage];
  return stage !== undefined && 'by' in stage ? (stage.otherThan ?? turn.stage) : turn.stage;
}
const sentence = ({ naming, bound }: OpenCase, error: CaseError): Text =>
  joinedSentences(refusalSentences(error, { naming, formats: bound.formats, who: 'officer' }));

export const worldOf = ({ bound }: OpenCase) => ({ now: bound.now, calendar: bound.calendar, areas: areaCodes(bound) });

function actionsOf(open: OpenCase, turn: Turn, actor: OfficerActor): readonly ConsoleAction[] {
  const { manifest, loaded } = open;
  const views = actionsFor(manifest, loaded.state, actor, worldOf(open)).filter((view) => view.turn === turn.id);
  const keys = keysFor(views);
  return views.map((view, at) => ({
    action: view.action,
    label: view.label,
    key: keys[at] ?? '',
    leadsTo: leadsTo(open, view),
    tone: view.refuses ? 'danger' : at === 0 ? 'primary' : 'neutral',
    questions: [...(view.needs.correction ?? []), ...view.needs.forms.flatMap(({ questions }) => questions)],
    reasons: view.reasons.map(({ name, says, basis, applies, fits, targets }) => ({
      name,
      says,
      basis,
      applies,
      fits,
      targets: targets.map(({ path, field }) => ({ path, label: targetLabel(open, path, field) })),
    })),
    reasonRequired: view.reasonRequired,
    confirms: view.confirms.map(({ name, message, basis }) => ({ name, message, basis })),
    disabled: view.disabled === null ? null : sentence(open, view.disabled),
  }));
}

/** `Perubahan ke-2 (Kelahiran)`: what tells rows apart and says nothing of a person. */
function targetLabel({ loaded, bound, manifest }: OpenCase, path: string, field: Field<unknown>): Text {
  const [top = '', row] = path.split('.');
  const rows = manifest.fields[top]?.kind === 'repeated' ? rowField(manifest.fields[top], Number(row)) : null;
  const told = rows === null ? [] : answerParts(`${top}.${row}`, rows, valueAt(loaded.state.answers, `${top}.${row}`));
  const choice = told.find((part) => part.field.kind === 'choice' && part.field.sensitive === undefined);
  if (choice === undefined) return field.label;
  const shown = showAnswer(choice.field, choice.value, bound.showing);
  return inBoth((language) => `${field.label[language]} (${shown[language]})`);
}

/** Past the questions that the system answers by itself: "sorted" tells an officer nothing. */
function leadsTo({ manifest, loaded, naming }: OpenCase, { to, waitsForOthers }: ActionView): Text {
  const { answers, facts } = loaded.state;
  const isMet = (condition: string) => evaluate(manifest.conditions[condition] ?? false, answers, facts) === true;
  const decided = mainRoad(manifest, to, isMet).find((name) => {
    const stage = stageOf(manifest, name);
    return stage !== undefined && !('asks' in stage);
  });
  const stage = naming.stage(decided ?? to);
  return waitsForOthers
    ? inBoth(
        (language) =>
          `${stage[language]} ${language === 'id' ? '(setelah semua menjawab)' : '(when all have answered)'}`,
      )
    : stage;
}

/** One letter of the label for each action, none twice; the console's own keys are left free. */
const TAKEN: ReadonlySet<string> = new Set(['j', 'k', 'a', 'c', 'n', 'x', 'z', '?', '/', ';']);
function keysFor(views: readonly ActionView[]): readonly string[] {
  const used = new Set(TAKEN);
  return views.map(({ label }) => {
    const letter = [...label.id.toLowerCase()].find((one) => /[a-z]/u.test(one) && !used.has(one)) ?? '';
    used.add(letter);
    return letter.toUpperCase();
  });
}

/** Where a turn may go: another unit, or the same unit of another kelurahan. */
function transfersOf(open: OpenCase, turn: Turn, actor: OfficerActor): TurnShown['transfers'] {
  const { manifest, loaded, bound, naming } = open;
  const view = turnsOf(manifest, loaded.state, actor, worldOf(open)).find((one) => one.turn.id === turn.id);
  return (view?.transfers ?? []).flatMap((unit): TurnShown['transfers'] => {
    const per = manifest.units[unit]?.per ?? null;
    if (per === null) return [{ unit, area: null, label: naming.unit(unit, null) }];
    const isOther = turn.party.kind === 'unit' && unit !== turn.party.unit;
    if (isOther) {
      // Another unit takes it over where the case lies; only the same unit may be wrong about the place.
      const area = areaForUnit(manifest, unit, loaded.state.area);
      return area === null ? [] : [{ unit, area, label: naming.unit(unit, area) }];
    }
    const areas =
      per === 'kecamatan'
        ? bound.city.districts.map(({ code }) => code)
        : bound.city.districts.flatMap(({ villages }) => villages.map(({ code }) => code));
    return areas
      .filter((area) => turn.party.kind === 'unit' && area !== turn.party.area)
      .map((area) => ({ unit, area, label: naming.unit(unit, area) }));
  });
}

export const doneText = (open: OpenCase, action: string): Text =>
  inBoth((language) => `${open.naming.action(action)[language]}: ${language === 'id' ? 'tersimpan.' : 'saved.'}`);
export const transferredText: Text = text(
  'Giliran ini sudah dialihkan; jamnya berjalan terus.',
  'The turn has been transferred; its clock goes on.',
);
