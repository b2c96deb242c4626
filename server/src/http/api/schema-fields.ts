/**
 * The fields of a JSON schema as lines for a person: where a value stands, what kind it is, what it means.
 *
 * Must never: leave a field out, or go round in a schema that names itself.
 */
interface Schema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
}

export interface Field {
  /** `title.en`, `items[].number`; empty for the value itself. */
  readonly path: string;
  /** `string`, `integer or null`, `"id" or "en"`, `list of string`. */
  readonly kind: string;
  readonly required: boolean;
  readonly meaning: string;
}

/** Deeper than any schema of ours; one that names itself ends here. */
const DEEPEST = 6;

/** Returns the fields in the order of the schema, each before what lies in it. */
export function fieldsOf(schema: unknown): readonly Field[] {
  return within(schema as Schema, '', true, 0);
}

function within(schema: Schema, path: string, required: boolean, depth: number): readonly Field[] {
  if (depth > DEEPEST) return [];
  const inner = partsOf(schema).flatMap((part) => innerOf(part, path, depth));
  const isBareObject = path === '' && inner.length > 0 && schema.description === undefined;
  const own = { path, kind: kindOf(schema), required, meaning: schema.description ?? '' };
  return isBareObject ? inner : [own, ...inner];
}

function innerOf(schema: Schema, path: string, depth: number): readonly Field[] {
  const at = path === '' ? '' : `${path}.`;
  const named = Object.entries(schema.properties ?? {}).flatMap(([name, inner]) =>
    within(inner, `${at}${name}`, schema.required?.includes(name) ?? false, depth + 1),
  );
  const open = [
    ...Object.values(schema.patternProperties ?? {}),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
  const others = open.flatMap((inner) => within(inner, `${at}*`, false, depth + 1));
  // What a list holds is named by the kind of the list, unless it has fields of its own.
  const held = schema.items === undefined ? [] : within(schema.items, `${path}[]`, true, depth + 1).slice(1);
  return [...named, ...others, ...held];
}

const partsOf = (schema: Schema): readonly Schema[] => schema.anyOf ?? schema.oneOf ?? [schema];

function kindOf(schema: Schema): string {
  const kinds = partsOf(schema).map((part) => {
    if (part.const !== undefined) return JSON.stringify(part.const);
    if (part.enum !== undefined) return part.enum.map((value) => JSON.stringify(value)).join(' or ');
    if (part.anyOf !== undefined || part.oneOf !== undefined) return kindOf(part);
    if (part.items !== undefined) return `list of ${kindOf(part.items)}`;
    if (part.type === undefined) return part.properties === undefined ? 'any value' : 'object';
    return [part.type].flat().join(' or ');
  });
  const unlike = [...new Set(kinds)];
  return schema.format === undefined ? unlike.join(' or ') : `${unlike.join(' or ')} (${schema.format})`;
}
