/**
 * The signed-in officer: name, appointments of today, how much waits.
 *
 * Must never: list an appointment that does not run today, except those that begin within the week.
 */
import { runsOn, type PublishedService } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { OfficerView } from '../platform-types.ts';
import { boardsOf, nameOfPosition } from './board/heads.ts';
import { leavesToDecide } from './leave/leave-view.ts';
import { isOperator, mayErase, mayProgram, mayRefund, type Rights } from './rights.ts';

/** `AP` of "Anggrek Pagi Contoh": the first letters of the first two words. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => ([...word][0] ?? '').toUpperCase())
    .join('');

export async function officerView(bound: Bound, rights: Rights): Promise<OfficerView> {
  const { store } = bound.deps;
  const positions = positionsOf(rights);
  const [counts, waiting] = await Promise.all([
    store.queue.counts(bound.regionId, rights.hands, rights.officer.id, bound.now),
    signatures(bound, rights, positions),
  ]);
  const leads = boardsOf(bound, rights).length > 0;
  const running = rights.officer.appointments.filter((one) => runsOn(bound.today, one));
  return {
    id: rights.officer.id,
    name: rights.officer.name,
    initials: initialsOf(rights.officer.name),
    appointments: running.map(({ unit, area, position, kind, to }) => {
      return {
        unit,
        unitLabel: bound.names.unit(unit, area),
        area,
        areaLabel: area === null ? null : bound.names.area(area),
        position,
        positionLabel: nameOfPosition(bound, unit, position),
        kind,
        to,
      };
    }),
    counts,
    toSign: waiting,
    mayErase: mayErase(bound, rights),
    mayRefund: mayRefund(bound, rights),
    isOperator: isOperator(bound, rights),
    leads,
    leaveToDecide: leads ? await leavesToDecide(bound, rights) : 0,
    mayProgram: mayProgram(bound, rights),
  };
}

/** How many letters wait for this officer: somebody who is represented today is not asked. */
async function signatures(
  { deps, regionId, today }: Bound,
  rights: Rights,
  positions: ReturnType<typeof positionsOf>,
): Promise<number> {
  const signing = positions.filter(({ unit, position }) =>
    signs(deps.store.services.current(regionId), unit, position),
  );
  const holders = await Promise.all(
    positions.map(({ unit, area, position }) => deps.store.officers.signerOf(regionId, unit, area, position, today)),
  );
  const own = signing.filter((_, at) => holders[at]?.officer === rights.officer.id);
  return own.length === 0 ? 0 : (await deps.store.documents.toSign(regionId, own)).length;
}

/** Whether some service has a letter that this position signs. */
const signs = (services: readonly PublishedService[], unit: string, position: string): boolean =>
  services.some(({ manifest }) =>
    Object.values(manifest.documents).some(
      (product) =>
        'signedBy' in product &&
        product.signedBy.some((by) => by.kind === 'position' && by.unit === unit && by.position === position),
    ),
  );

export const positionsOf = ({
  actors,
}: Rights): readonly { readonly unit: string; readonly area: string | null; readonly position: string }[] =>
  actors.flatMap(({ unit, area, positions }) => positions.map((position) => ({ unit, area, position })));
