// A diff as an official reads it at a terminal: by group, one sentence a line, with the hash by which a script says that it
// was read. Only words: it never decides anything.
import { createHash } from 'node:crypto';
import { canonicalJson, CHANGE_GROUP_TITLES, CHANGE_GROUPS, type Change } from '@balai/kernel';
import { language } from '../say.ts';

/** sha256 of the changes, in hex: whoever names it has had exactly these sentences before them. */
export const hashOfChanges = (changes: readonly Change[]): string =>
  createHash('sha256').update(canonicalJson(changes)).digest('hex');

export function linesOfChanges(changes: readonly Change[]): readonly string[] {
  return CHANGE_GROUPS.flatMap((group) => {
    const said = changes.filter((one) => one.group === group);
    return said.length === 0
      ? []
      : [`  ${CHANGE_GROUP_TITLES[group][language]}`, ...said.map(({ says }) => `    · ${says[language]}`)];
  });
}
