// Words of the residents' pages, in English. Must never hold markup.
import type { Translation } from '../translation.ts';
import type { portal as original } from './id.ts';

export const portal: Translation<typeof original> = {
  title: 'Services for residents',
};
