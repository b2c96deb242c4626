/**
 * Who decides about an officer's leave: the head of their unit, or of a head whoever supervises them.
 *
 * Must never: let anybody decide about their own.
 */
import type { Text } from '@balai/kernel';
import { runsOn, type Appointment, type Officer } from '@balai/store';
import type { UnitPlace } from '../../board-types.ts';
import type { Bound } from '../../bound.ts';
import { inBoth, listed } from '../../texts/text.ts';
import { boardsOf, distinctPlaces, isHead, isSame, nameOfPosition } from '../board/heads.ts';
import type { Rights } from '../rights.ts';

const running = (bound: Bound, officer: Officer): readonly Appointment[] =>
  officer.appointments.filter((one) => runsOn(bound.today, one));

/** The positions with one holder that this officer has today. */
export const headPosts = (bound: Bound, officer: Officer): readonly Appointment[] =>
  running(bound, officer).filter((one) => isHead(bound, one));

/** The places by which it is decided: where they are the head, or where they work. */
export function placesOf(bound: Bound, officer: Officer): readonly UnitPlace[] {
  const heads = headPosts(bound, officer);
  const posts = heads.length > 0 ? heads : running(bound, officer);
  return distinctPlaces(posts);
}

/** The places of this officer about which `rights` decides; empty: they do not. */
export function decidedPlaces(bound: Bound, rights: Rights, officer: Officer): readonly UnitPlace[] {
  if (officer.id === rights.officer.id) return [];
  const own = headPosts(bound, rights.officer);
  const boards = boardsOf(bound, rights);
  return placesOf(bound, officer).filter(
    (place) =>
      boards.some((one) => isSame(one, place)) &&
      // Of two who head the same unit (one stands in for the other), neither decides about the other.
      !(isHeadThere(bound, officer, place) && own.some((one) => isSame(one, place))),
  );
}
const isHeadThere = (bound: Bound, officer: Officer, place: UnitPlace): boolean =>
  headPosts(bound, officer).some((one) => isSame(one, place));

/** The positions with one holder for which somebody has to stand in, once `rights` decides about this officer. */
export function representedPosts(bound: Bound, rights: Rights, officer: Officer): readonly Appointment[] {
  const places = decidedPlaces(bound, rights, officer);
  return headPosts(bound, officer).filter((post) => places.some((one) => isSame(one, post)));
}

/** "Kepala dinas Dinas Perhubungan"; null where the region names nobody. */
export function decidesText(bound: Bound, officer: Officer): Text | null {
  const heads = bound.city.heads ?? [];
  const asHead = headPosts(bound, officer).length > 0;
  const named = placesOf(bound, officer).flatMap(({ unit, area }) => {
    const head = heads.find((one) => one.unit === unit);
    const who = asHead ? head?.under : head;
    return who === undefined ? [] : [{ ...who, area: asHead ? null : area }];
  });
  const texts = named.map(({ unit, position, area }) => {
    const label = nameOfPosition(bound, unit, position);
    const place = bound.names.unit(unit, area);
    return inBoth((language) => `${label[language]} (${place[language]})`);
  });
  const distinct = [...new Map(texts.map((one) => [one.id, one])).values()].slice(0, 3);
  return distinct.length === 0 ? null : listed(distinct, true);
}
