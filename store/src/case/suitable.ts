/**
 * The door of the log (P1): what a database cannot keep, or keeps as something else, is refused before it joins a batch.
 *
 * Must never: repair what was sent; the sender is told which part is wrong.
 */

const mostDepth = 64;

/** The path of the first part that cannot be stored (`with.hasil.catatan`), or null when all can. */
export function unsuitablePart(value: unknown, path = '', depth = 0): string | null {
  if (depth > mostDepth) return path;
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() && !value.includes('\0') ? null : path;
    case 'number':
      return Number.isFinite(value) ? null : path;
    case 'bigint':
    case 'function':
    case 'symbol':
      return path;
    case 'object':
      return value === null ? null : unsuitableInside(value, path, depth);
    default:
      return null;
  }
}

function unsuitableInside(value: object, path: string, depth: number): string | null {
  for (const [name, inner] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const found = unsuitablePart(name, at) ?? unsuitablePart(inner, at, depth + 1);
    if (found !== null) return found;
  }
  return null;
}
