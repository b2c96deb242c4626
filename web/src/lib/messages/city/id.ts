// Words of the open figures of the city, in Indonesian: the original that en.ts must match. Must never hold markup.
export const city = {
  title: 'Kinerja kota',
};
