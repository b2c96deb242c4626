/** JSON in one form, for hashing: names in order of code units, nothing undefined. Must never: change; hashes lie in the log. */

/** The same value always gives the same text, also after it went through a `jsonb` column. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    let items = '';
    for (const item of value) items += `${items === '' ? '' : ','}${canonicalJson(item)}`;
    return `[${items}]`;
  }
  const inner = value as Readonly<Record<string, unknown>>;
  let fields = '';
  // The default order of a sort is that of code units.
  for (const name of Object.keys(inner).toSorted())
    if (inner[name] !== undefined)
      fields += `${fields === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(inner[name])}`;
  return `{${fields}}`;
}
