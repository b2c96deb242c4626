/**
 * The numbers of a service that stand in no dated value and in no rule, and so carry no basis of their own: in conditions, in what a
 * question is asked by, how near two reports are the same, and in the archive code of a letter. Their basis stands beside the service (ADR 0089).
 *
 * Limits of an answer and the rounding of a place are none: they decide nothing. Must never: be read while a case is decided.
 */
import type { Field, Fields, Text } from './fields.ts';
import type { Expression } from './expression.ts';
import type { ServiceManifest } from './manifest.ts';
import { labelOf } from './views-actions.ts';
import { expressionText } from './words/expression-words.ts';

/** `name`: of the condition, the path of the question (`anak.pukul`), `duplicates`, or of the letter (`documents.surat`). */
export interface BareNumber {
  readonly name: string;
  readonly says: Text;
}

/** Returns those of `service`, each once, in the order in which a resident meets them. */
export function bareNumbers(service: ServiceManifest): readonly BareNumber[] {
  return [...asked(service), ...decided(service), ...near(service), ...coded(service)];
}

const holdsNumber = (part: unknown): boolean =>
  typeof part === 'number' || (Array.isArray(part) && part.some(holdsNumber));

function asked(service: ServiceManifest): readonly BareNumber[] {
  const all: readonly Fields[] = [service.fields, ...Object.values(service.forms)];
  const one = (name: string, label: Text, when: Expression, rows?: Fields): readonly BareNumber[] => {
    if (!holdsNumber(when)) return [];
    const says = expressionText({ service, ...(rows === undefined ? {} : { rows }) }, when);
    return [
      { name, says: { id: `“${label.id}” ditanyakan bila ${says.id}`, en: `“${label.en}” is asked if ${says.en}` } },
    ];
  };
  const within = (name: string, { rows = {}, askedIf = {} }: Field<unknown>): readonly BareNumber[] =>
    Object.entries(askedIf).flatMap(([part, when]) =>
      one(`${name}.${part}`, rows[part]?.label ?? { id: part, en: part }, when as Expression, rows),
    );
  return all.flatMap((fields) =>
    Object.entries(fields).flatMap(([name, field]) => [
      ...(Object.hasOwn(service.askedIf, name) ? one(name, field.label, service.askedIf[name] ?? false) : []),
      ...within(name, field),
    ]),
  );
}

/** Where a condition sorts cases, both ways are named. */
function decided(service: ServiceManifest): readonly BareNumber[] {
  return Object.entries(service.conditions).flatMap(([name, when]) => {
    if (!holdsNumber(when)) return [];
    const says = expressionText({ service }, when);
    const sorts = Object.values(service.stages).find((stage) => 'asks' in stage && stage.asks === name);
    if (sorts === undefined || !('asks' in sorts)) return [{ name, says }];
    const [yes, no] = [labelOf(service, sorts.yes), labelOf(service, sorts.no)];
    return [
      {
        name,
        says: {
          id: `Bila ${says.id}: ${yes.id}; selain itu: ${no.id}`,
          en: `If ${says.en}: ${yes.en}; otherwise: ${no.en}`,
        },
      },
    ];
  });
}

const near = ({ duplicates }: ServiceManifest): readonly BareNumber[] =>
  duplicates === null
    ? []
    : [
        {
          name: 'duplicates',
          says: {
            id: `Laporan lain dalam jarak ${duplicates.metres} m ditawarkan sebagai mungkin hal yang sama`,
            en: `Other reports within ${duplicates.metres} m are offered as perhaps the same matter`,
          },
        },
      ];

const coded = ({ documents }: ServiceManifest): readonly BareNumber[] =>
  Object.entries(documents).flatMap(([name, product]) =>
    'classification' in product && product.classification !== undefined
      ? [
          {
            name: `documents.${name}`,
            says: {
              id: `“${product.title.id}” bernomor dengan kode klasifikasi arsip ${product.classification}`,
              en: `“${product.title.en}” is numbered under archive code ${product.classification}`,
            },
          },
        ]
      : [],
  );
