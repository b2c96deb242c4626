/**
 * A correction of the place routes again: turns that are open in another area's unit go to the unit of the new one (LANGUAGE 10.4).
 *
 * Must never: move a turn whose area the correction did not change, or stop its clock.
 */
import type { Case, Turn } from './case-types.ts';
import { areaForUnit, areaOf, type UnitParty } from './parties.ts';
import type { ServiceManifest } from './manifest.ts';
import { turnId } from './evolve.ts';
import type { Story } from './story.ts';

/** Adds a hand-over for each open turn that the change from `before` touches. */
export function reroute(story: Story, before: Case): void {
  for (const turn of story.state.turns) {
    const party = newParty(story, before, turn);
    if (party === null) continue;
    const id = turnId(turn.stage, party);
    if (story.state.turns.some((open) => open.id === id)) continue;
    story.add({
      type: 'transferred',
      at: story.world.now,
      turn: turn.id,
      to: { ...turn, id, party },
      actor: { kind: 'system' },
      note: '',
    });
  }
}

function newParty({ service, state }: Story, before: Case, { stage, party }: Turn): UnitParty | null {
  if (party.kind !== 'unit' || party.area === null) return null;
  const [was, is] = [kelurahanFor(service, stage, before), kelurahanFor(service, stage, state)];
  if (was === null || is === null || was === is || party.area !== areaForUnit(service, party.unit, was)) return null;
  return { ...party, area: areaForUnit(service, party.unit, is) };
}

/** The kelurahan that a stage's unit belongs to: of its own question, or of the case. */
function kelurahanFor(service: ServiceManifest, name: string, state: Case): string | null {
  const stage = service.stages[name];
  if (stage === undefined || !('by' in stage)) return null;
  return stage.by.kind === 'unit' && stage.by.at !== null ? areaOf(state.answers, stage.by.at) : state.area;
}
