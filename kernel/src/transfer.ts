/**
 * Transfer: a turn came to the wrong unit, or nobody here may act in it. The clock goes on.
 *
 * Must never: hand a turn to somebody who may not act there, or wash off what bars an officer.
 */
import { notYourTurn, turnFor } from './act.ts';
import type { CaseCommand, CaseError, Turn } from './case-types.ts';
import { isAreaCode } from './numbers-of-identity.ts';
import {
  barredFrom,
  fitsUnit,
  isOfConsole,
  isOutside,
  standingUnit,
  unitData,
  unitsNamed,
  type UnitParty,
} from './parties.ts';
import type { OpenStage, ServiceManifest } from './manifest.ts';
import { suitableText } from './suitable-text.ts';
import { turnId } from './evolve.ts';
import type { Story } from './story.ts';

type Transfer = Extract<CaseCommand, { type: 'transfer' }>;

export function transfer(story: Story, command: Transfer): CaseError | null {
  const { service, state, world, today } = story;
  const found = turnFor(story, command.turn, command.actor);
  if ('type' in found) return found;
  const { turn, stage } = found;
  if (turn.party.kind !== 'unit' || command.actor.kind === 'body') return notYourTurn(state);
  const barred = barredFrom(service, state, turn, command.actor) !== null;
  const allowed = unitsToTransferTo(service, turn, stage, barred, today);
  const { unit, area } = command.to;
  if (
    !allowed.includes(unit) ||
    !fitsUnit(service, unit, area) ||
    (area !== null && isAreaCode(area) && world.areas?.has(area) === false)
  )
    return { type: 'cannotTransfer', allowed };
  const party: UnitParty = {
    kind: 'unit',
    unit,
    area,
    position: unit === turn.party.unit ? turn.party.position : null,
  };
  const id = turnId(turn.stage, party);
  if (state.turns.some((open) => open.id === id))
    return {
      type: 'cannotTransfer',
      allowed: allowed.filter((name) => name !== unit || fitsUnit(service, name, area)),
    };
  const note = suitableText(command.note);
  if (note === null || note === '')
    return {
      type: 'answersRefused',
      errors: [
        {
          field: 'note',
          code: note === null ? 'unsuitableText' : 'missing',
          message: { id: 'Catatan: tulis mengapa dipindahkan.', en: 'Note: write why it is transferred.' },
        },
      ],
    };
  const to: Turn = {
    ...turn,
    id,
    party,
    followedBy: isOfConsole(service, unit) ? null : turn.followedBy,
    transferredFrom: turn.transferredFrom ?? turn.party,
  };
  story.add({ type: 'transferred', at: world.now, turn: turn.id, to, actor: command.actor, note });
  return null;
}

/**
 * The units that may take a turn over: those that the stage names and that work in the console; the same unit, of another area;
 * between bodies outside, those that the stage names; and the unit above, for an officer who is barred here.
 */
export function unitsToTransferTo(
  service: ServiceManifest,
  turn: Turn,
  stage: OpenStage,
  barred: boolean,
  today: string,
): readonly string[] {
  if (turn.party.kind !== 'unit') return [];
  const { unit, area } = turn.party;
  const outside = isOutside(service, turn.party);
  const named = unitsNamed(service, stage.by).map((name) => standingUnit(service, name, today));
  const may = named.filter((name) => (name === unit ? area !== null : isOfConsole(service, name) || outside));
  const above = barred ? unitAbove(service, unit, today) : undefined;
  return [...new Set(above === undefined ? may : [...may, above])];
}

/** The unit to which a turn goes when nobody in its own may act. */
function unitAbove(service: ServiceManifest, unit: string, today: string): string | undefined {
  const above = unitData(service, unit)?.above;
  return above === undefined ? undefined : standingUnit(service, above, today);
}
