// Legal bases as a list, one law a line. Must never: cut what stands in brackets, or change a word.

/** The laws that `bases` name, separated by semicolons outside brackets; the same law said twice stands once. */
export const lawsOf = (bases: readonly string[]): readonly string[] => [
  ...new Set(
    bases.flatMap((basis) => basis.split(/;(?![^()]*\))/u).map((law) => law.trim())).filter((law) => law !== ''),
  ),
];
