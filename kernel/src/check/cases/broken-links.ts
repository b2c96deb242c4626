/** Manifests with one mistake each about those who act by a link. Must never: break more than one thing. */
import { label, type Case } from './broken-manifests.ts';

export const links: readonly Case[] = [
  ['a shown question that does not exist', 'unknownQuestion', ['stages.izinWarga.shows', ['peta']]],
  ['something shown to officers, who see it all', 'shownAnyway', ['stages.survei.shows', ['acara']]],
  [
    'something sensitive shown to somebody who may not see it',
    'sensitiveShown',
    ['fields.denah.sensitive', { purpose: label, basis: 'contoh', seenBy: ['dishub'] }],
    ['stages.izinWarga.shows', ['denah']],
  ],
  ['many in one area, and nothing says which', 'whichOne', ['units.dishub.which', ['rt']]],
];
