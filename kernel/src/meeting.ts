/**
 * A meeting: several have a turn in one stage, and the case goes on when all have spoken or their time is over.
 *
 * Must never: let the silence of one outweigh what another has said.
 */
import type { CaseError, Turn } from './case-types.ts';
import { enter } from './enter.ts';
import type { OpenStage, ServiceManifest } from './manifest.ts';
import type { Story } from './story.ts';

/** True for a stage in which several wait for each other. */
export const isMeeting = (stage: OpenStage): boolean =>
  Object.values(stage.next).some((action) => action.all !== undefined || action.ifAny !== undefined);

/** Adds what follows once nobody is left to speak: whoever said `ifAny` decides, then silence, then the agreement of all. */
export function meet(story: Story): CaseError | null {
  const { state, service } = story;
  if (state.turns.some((turn) => !hasFallenSilent(service, turn, state.late))) return null;
  const silent = [...state.turns];
  const to = state.rests.find(({ way }) => way === 'ifAny')?.to ?? lateOf(service, silent) ?? state.rests.at(-1)?.to;
  if (to === undefined) return null;
  for (const turn of silent)
    story.add({ type: 'timeRanOut', at: story.world.now, turn: turn.id, stage: turn.stage, to });
  story.add({ type: 'met', at: story.world.now, to });
  return enter(story, to, null);
}

/** Time was up, the file says what silence means, and others were still to speak. */
function hasFallenSilent(service: ServiceManifest, turn: Turn, late: readonly string[]): boolean {
  const stage = service.stages[turn.stage];
  return stage !== undefined && 'by' in stage && stage.late !== undefined && isMeeting(stage) && late.includes(turn.id);
}
const lateOf = (service: ServiceManifest, turns: readonly Turn[]): string | undefined => {
  const stage = turns[0] === undefined ? undefined : service.stages[turns[0].stage];
  return stage !== undefined && 'by' in stage ? stage.late : undefined;
};
