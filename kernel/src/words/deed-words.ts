/** What the platform carries out on a person's data, in plain words. Must never: promise more than `carries` does (ADR 0052). */
import type { Text } from '../fields.ts';
import type { Deed } from '../manifest.ts';
import { words } from './plain-words.ts';

const DEED: Readonly<Record<Deed, Text>> = {
  export: words('salinan data pribadi', 'a copy of personal data'),
  correction: words('pembetulan data pribadi', 'correction of personal data'),
  restriction: words('pembatasan pemrosesan', 'restriction of processing'),
  release: words('pencabutan pembatasan', 'lifting a restriction'),
  erasure: words('penghapusan data pribadi', 'erasure of personal data'),
};
export const deedText = (deed: Deed | undefined): Text =>
  deed === undefined ? words('tidak ada', 'nothing') : DEED[deed];
