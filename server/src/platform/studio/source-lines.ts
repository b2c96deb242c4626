/**
 * Where a word of a manifest stands in its file, found by the names of its path in their order. No parser and no file is loaded.
 *
 * Must never: guess; what is not found leads to the nearest word above it.
 */

/** `stages.diperiksa.next.setuju` -> the line of `setuju:` below `next:` below `diperiksa:` below `stages:`, from 0; null: none of it is there. */
export function lineOf(lines: readonly string[], path: string): number | null {
  let at: number | null = null;
  let from = 0;
  for (const name of path.split('.')) {
    const key = new RegExp(`(?:^|[\\s{,(])['"]?${RegExp.escape(name)}['"]?\\s*:`, 'u');
    const start = at ?? 0;
    const found = lines.findIndex(
      (line, index) => index >= start && key.test(index === start ? line.slice(from) : line),
    );
    if (found === -1) continue;
    const line = lines[found] ?? '';
    const offset = found === start ? from : 0;
    // Several names may stand on one line: the next one is looked for behind this one.
    const match = key.exec(line.slice(offset));
    from = offset + (match?.index ?? 0) + (match?.[0].length ?? 0);
    at = found;
  }
  return at;
}
