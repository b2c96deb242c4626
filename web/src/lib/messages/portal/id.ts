// Words of the residents' pages, in Indonesian: the original that en.ts must match. Must never hold markup.
export const portal = {
  title: 'Layanan warga',
};
