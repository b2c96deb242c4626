/**
 * The other regions of this installation, as far as a region may know of them: their names, and where they are reached.
 *
 * Must never: give a region of another kind (what is practised opens nothing where people live), or anything that stands in one.
 */
import type { Field, Text } from '@balai/kernel';
import type { Region } from '@balai/store';
import type { Bound } from './bound.ts';

export const neighboursOf = ({ deps, region }: Pick<Bound, 'deps' | 'region'>): readonly Region[] =>
  deps.store.regions.all().filter(({ id, kind }) => id !== region.id && kind === region.kind);

/** A question that asks for another region offers those that there are; every other question is as it was. */
export function withRegions(bound: Bound, field: Field<unknown>): Field<unknown> {
  if (field.kind !== 'region') return field;
  const options: Readonly<Record<string, Text>> = Object.fromEntries(
    neighboursOf(bound).map(({ slug, name }) => [slug, name]),
  );
  return { ...field, options };
}
