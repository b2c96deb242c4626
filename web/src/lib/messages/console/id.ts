// Words of the officials' pages, in Indonesian: the original that en.ts must match. Must never hold markup.
export const console = {
  title: 'Konsol petugas',
};
