/**
 * The legal basis on the page of a service: each law once, with every number that a case of this day would take from it.
 *
 * Numbers that stand in no dated value are told apart (`bareNumbers`, ADR 0089). Must never: show a number of the file without the text
 * that it rests on, or take a law apart inside its brackets.
 */
import {
  durationText,
  inForce,
  isDuration,
  type DateText,
  type Dated,
  type ServiceManifest,
  type Text,
} from '@balai/kernel';
import type { ServiceView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { basisText } from '../texts/basis-text.ts';
import { text } from '../texts/text.ts';
import { feeOf, promiseOf } from './service-words.ts';

type Said = { readonly basis: string; readonly says: Text };

export function lawsOf(manifest: ServiceManifest, naming: Naming, on: DateText): ServiceView['laws'] {
  const laws = new Map<string, readonly Text[]>(separateLaws(manifest.basis).map((law) => [law, []]));
  for (const { basis, says } of saidBy(manifest, naming, on)) {
    const before = laws.get(basis) ?? [];
    // Two ends with the same right say the same of its answer.
    if (before.every(({ id }) => id !== says.id)) laws.set(basis, [...before, says]);
  }
  return [...laws].map(([law, sets]) => ({ law: basisText(law), sets }));
}

/** What the promise of the whole rests on; null: nothing is promised. */
export const promiseBasis = (manifest: ServiceManifest, on: DateText): string | null =>
  manifest.within === null ? null : (inForce(manifest.within, on)?.basis ?? null);

/** "UU 2/2022; Perwali (contoh; perlu dikonfirmasi)" names two laws: a semicolon in brackets separates none. */
function separateLaws(basis: string): readonly string[] {
  return basis
    .split(/;(?![^(]*\))/u)
    .map((law) => law.trim())
    .filter((law) => law !== '');
}

function saidBy(manifest: ServiceManifest, naming: Naming, on: DateText): readonly Said[] {
  const fee = feeOf(manifest, on);
  const promised = promiseOf(manifest, on);
  return [
    ...lasting(manifest.within, on, promised === null ? null : text('Seluruhnya', 'All in all')),
    { basis: fee.basis, says: text(`Biaya: ${fee.text.id}`, `Fee: ${fee.text.en}`) },
    ...Object.entries(manifest.stages).flatMap(([name, stage]) => {
      const label = naming.stage(name);
      if ('by' in stage) return lasting(stage.within, on, label);
      if (!('ends' in stage) || stage.objection === undefined) return [];
      const { within, promises } = stage.objection;
      return [
        ...lasting(within, on, text(`Keberatan setelah “${label.id}”`, `Objecting after “${label.en}”`)),
        ...lasting(promises ?? null, on, text('Jawaban atas keberatan itu', 'The answer to that objection')),
      ];
    }),
    ...Object.values(manifest.documents).flatMap((letter) =>
      'validFor' in letter && letter.validFor !== undefined
        ? lasting(letter.validFor, on, text(`${letter.title.id} berlaku`, `${letter.title.en} is valid`))
        : [],
    ),
    ...kept(manifest, on),
  ];
}

/** What follows from the answers has no length that could be told beforehand. */
function lasting(dated: Dated<unknown> | null, on: DateText, what: Text | null): readonly Said[] {
  const line = dated === null || what === null ? undefined : inForce(dated, on);
  if (line === undefined || what === null || !isDuration(line.value)) return [];
  const { id, en } = durationText(line.value);
  return [{ basis: line.basis, says: text(`${what.id}: ${id}`, `${what.en}: ${en}`) }];
}

function kept(manifest: ServiceManifest, on: DateText): readonly Said[] {
  const line = inForce(manifest.keeps, on);
  return line === undefined
    ? []
    : [
        {
          basis: line.basis,
          says: text(
            `Data pribadi disimpan: ${line.value.months} bulan`,
            `Personal data is kept: ${line.value.months} months`,
          ),
        },
      ];
}
