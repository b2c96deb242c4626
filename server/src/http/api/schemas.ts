/**
 * The shapes of API v1, as TypeBox: validation, serialisation and OpenAPI come from this one source.
 *
 * Must never: describe a personal field as public, or be looser than the kernel's own checks make safe.
 */
import { type TSchema, Type } from 'typebox';

export const TextSchema = Type.Object(
  { id: Type.String(), en: Type.String() },
  { description: 'A text in both languages.' },
);
const Instant = Type.Integer({ description: 'Whole milliseconds since 1970-01-01T00:00Z.' });
const ProblemSchema = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.Optional(Type.String()),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({ description: 'A JSON pointer; empty: the request as a whole.' }),
          detail: Type.String(),
          basis: Type.Optional(Type.String()),
          code: Type.Optional(Type.String()),
          in: Type.Optional(Type.String({ description: 'body, querystring, params or headers.' })),
        }),
      ),
    ),
  },
  {
    additionalProperties: true,
    description: 'RFC 9457. One entry of `errors` for each field at fault, in the reader’s language.',
  },
);
const Nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);
export const ServiceCardSchema = Type.Object({
  id: Type.String(),
  title: TextSchema,
  category: Type.String(),
  categoryLabel: TextSchema,
  icon: Type.String(),
  free: Type.Boolean(),
  promise: Nullable(TextSchema),
  matched: Type.Optional(Type.String()),
  because: Type.Optional(Type.Unsafe<readonly string[]>(Type.Array(Type.String()))),
  unsure: Type.Optional(
    Type.Boolean({ description: 'One of several guesses: what was typed says too little to tell them apart.' }),
  ),
});
export const PromiseSchema = Nullable(
  Type.Object(
    { state: Type.String(), dueAt: Instant, firm: Type.Boolean(), text: TextSchema, explanation: TextSchema },
    { additionalProperties: true, description: 'The promised moment, whether it is firm, and why it is that day.' },
  ),
);
export const CaseSchema = Type.Object(
  { number: Type.String(), status: TextSchema, tone: Type.String(), promise: PromiseSchema, filedAt: Instant },
  {
    additionalProperties: true,
    description: 'A case as this caller may see it: the public part, or all of it for who holds its secret.',
  },
);
export const RawFormSchema = Type.Record(
  Type.String(),
  Type.Union([Type.String({ maxLength: 20_000 }), Type.Array(Type.String({ maxLength: 20_000 }), { maxItems: 200 })]),
  {
    description:
      'Answers as form fields: `nama`, `tanggalLahir.day`, `lokasi.area`, `lokasi.latitude`; files by the sha256 that an upload returned.',
  },
);
export const KeyHeader = Type.Object({
  'idempotency-key': Type.String({
    minLength: 8,
    maxLength: 200,
    description:
      'One for each intended write. The same key with the same body is carried out once; with another body it is refused (422).',
  }),
});
/** Properties that name a unit, in one area where it has an office for each. */
export const UnitPlace = {
  unit: Type.String({ maxLength: 100 }),
  area: Type.Union([Type.String({ maxLength: 20 }), Type.Null()]),
};
export const NumberParams = Type.Object({
  number: Type.String({ maxLength: 40, description: 'The public case number.' }),
});
export const refusals = { '4xx': ProblemSchema, '5xx': ProblemSchema } as const;

/** An answer whose shape the platform's types say; described in the guide. */
export const anything = Type.Object({}, { additionalProperties: true });
