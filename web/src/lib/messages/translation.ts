// The shape that a translation must have to match the Indonesian original. Must never hold words.

/** Same keys, same parameters; only the words differ. A missing or superfluous key is an error of the compiler. */
export type Translation<Original> = {
  readonly [Key in keyof Original]: Original[Key] extends string
    ? string
    : Original[Key] extends (...parameters: infer Parameters) => string
      ? (...parameters: Parameters) => string
      : Translation<Original[Key]>;
};
