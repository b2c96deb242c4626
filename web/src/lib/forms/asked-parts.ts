/**
 * Which parts of a group or row are asked, given what is typed so far.
 *
 * Must never: judge an answer; what cannot be read counts as not answered.
 */
import { evaluate, type Field } from '@balai/kernel';
import { type Typed, typedList, typedText } from './answer.ts';

/** The names of the parts to ask, in their order. `prefix` is the full name of the group or row. */
export function askedParts(field: Field<unknown>, prefix: string, typed: Typed): readonly string[] {
  const rows = Object.entries(field.rows ?? {});
  const row = Object.fromEntries(
    rows.flatMap(([part, inner]) => {
      const value = read(inner, typed, `${prefix}.${part}`);
      return value === undefined ? [] : [[part, value]];
    }),
  );
  return rows
    .map(([part]) => part)
    .filter((part) => {
      const when = field.askedIf?.[part];
      return when === undefined || evaluate(when, {}, {}, row) === true;
    });
}

/** As far as a condition can look at it: choices, yes and no, numbers and words. */
function read(field: Field<unknown>, typed: Typed, name: string): unknown {
  const text = typedText(typed, name).trim();
  switch (field.kind) {
    case 'yesNo':
      return text === '' ? undefined : text === 'ya';
    case 'choices': {
      const chosen = typedList(typed, name);
      return chosen.length === 0 ? undefined : { chosen };
    }
    case 'number':
    case 'rupiah': {
      const number = Number(text.replaceAll('.', '').replace(',', '.'));
      return text === '' || !Number.isFinite(number) ? undefined : number;
    }
    default:
      return text === '' ? undefined : text;
  }
}
