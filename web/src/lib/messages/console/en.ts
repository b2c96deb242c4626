// Words of the officials' pages, in English. Must never hold markup.
import type { Translation } from '../translation.ts';
import type { console as original } from './id.ts';

export const console: Translation<typeof original> = {
  title: 'Officers’ console',
};
