/** A short piece of what was written, around the first word that was searched for. Must never: cut inside a character. */

const around = 60;

/** At most about 140 characters; with an ellipsis where something was left out. */
export function excerptOf(body: string, searched: string): string {
  const letters = [...body];
  const lower = body.toLowerCase();
  const at =
    searched
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word.length > 2)
      .map((word) => lower.indexOf(word))
      .find((place) => place >= 0) ?? 0;
  const place = [...body.slice(0, at)].length;
  const from = Math.max(0, place - around);
  const to = Math.min(letters.length, place + around + 20);
  return `${from > 0 ? '…' : ''}${letters.slice(from, to).join('').trim()}${to < letters.length ? '…' : ''}`;
}
