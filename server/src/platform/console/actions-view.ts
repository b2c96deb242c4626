/**
 * The turns of a case with their actions, as buttons: labels, forms, reasons that follow the rules, and why not.
 *
 * Must never: offer what the kernel would refuse without saying why.
 */
import {
  actionsFor,
  areaForUnit,
  barredFrom,
  turnsOf,
  type ActionView,
  type CaseError,
  type Text,
  type Turn,
} from '@balai/kernel';
import type { OpenCase } from '../cases/open-case.ts';
import { stageWithin } from '../cases/public-case.ts';
import { areaCodes } from '../kernel-views.ts';
import type { ConsoleAction, ConsoleCaseView } from '../platform-types.ts';
import { promiseView, turnClock } from '../promise-view.ts';
import { joinedSentences, refusalSentences } from '../texts/refusal-texts.ts';
import { lateStageText } from '../texts/late-texts.ts';
import { inBoth, text } from '../texts/text.ts';
import { actorFor, whoMay, type OfficerActor, type Rights } from './rights.ts';

type TurnShown = ConsoleCaseView['turns'][number];

export function turnsView(open: OpenCase, rights: Rights): readonly TurnShown[] {
  return open.loaded.state.turns.map((turn) => turnShown(open, rights, turn));
}

function turnShown(open: OpenCase, rights: Rights, turn: Turn): TurnShown {
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
    clock: promiseView(turnClock(turn, stageWithin(manifest, turn.stage, loaded.state.on)), bound),
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
    reasons: view.reasons.map(({ name, says, basis, applies }) => ({ name, says, basis, applies })),
    reasonRequired: view.reasonRequired,
    confirms: view.confirms.map(({ name, message, basis }) => ({ name, message, basis })),
    disabled: view.disabled === null ? null : sentence(open, view.disabled),
  }));
}

function leadsTo({ naming }: OpenCase, { to, waitsForOthers }: ActionView): Text {
  const stage = naming.stage(to);
  return waitsForOthers
    ? inBoth(
        (language) =>
          `${stage[language]} ${language === 'id' ? '(setelah semua menjawab)' : '(when all have answered)'}`,
      )
    : stage;
}

/** One letter of the label for each action, none twice; the console's own keys are left free. */
const TAKEN: ReadonlySet<string> = new Set(['j', 'k', 'a', 'n', 'x', 'z', '?', '/']);
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
