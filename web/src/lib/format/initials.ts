// Two letters that stand for a person in a list. Must never be the only name shown where rights are decided.

/** `Petugas Contoh 3` becomes `PC`; a single word gives its first letter. */
export function initialsOf(name: string): string {
  const letters = name.split(/\s+/).flatMap((word) => /\p{L}/u.exec(word)?.[0] ?? []);
  return letters.slice(0, 2).join('').toUpperCase();
}
