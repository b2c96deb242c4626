/**
 * The single answers inside one: the parts of a group, the parts of each row; an answer that holds no others is itself.
 *
 * Must never: show or hide anything; whoever shows a part asks what may be seen of it.
 */
import { rowField, type Field, type Text } from '@balai/kernel';

export interface AnswerPart {
  /** `nik`, `ibu.nik`, `perubahan.1.bukti`. */
  readonly path: string;
  /** With the privacy of the question around it. */
  readonly field: Field<unknown>;
  readonly value: unknown;
  /** The group or row that it stands in: `Ibu`, `Perubahan ke-2`; null for an answer that stands alone. */
  readonly heading: Text | null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function answerParts(name: string, field: Field<unknown>, value: unknown): readonly AnswerPart[] {
  if (field.kind === 'repeated')
    return Array.isArray(value)
      ? value.flatMap((row: unknown, at) => partsOfGroup(`${name}.${at}`, rowField(field, at), row))
      : [];
  return field.kind === 'group' ? partsOfGroup(name, field, value) : [{ path: name, field, value, heading: null }];
}

function partsOfGroup(path: string, group: Field<unknown>, value: unknown): readonly AnswerPart[] {
  if (!isRecord(value)) return [];
  return Object.entries(group.rows ?? {})
    .filter(([part]) => Object.hasOwn(value, part))
    .map(([part, inner]) => ({
      path: `${path}.${part}`,
      field: partOfGroup(inner, group),
      value: value[part],
      heading: group.label,
    }));
}

/** What is said of a whole group holds for each part of it. */
export const partOfGroup = (
  part: Field<unknown>,
  { sensitive, published, statistical }: Field<unknown>,
): Field<unknown> => ({
  ...part,
  ...(sensitive === undefined ? {} : { sensitive }),
  ...(published === undefined ? {} : { published }),
  ...(statistical === undefined ? {} : { statistical }),
});
