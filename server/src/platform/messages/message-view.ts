/**
 * A message of a case as its pages show it: who of the three wrote it, whether it came by mail, and with which files.
 *
 * Must never: show an address, or say of a body outside more than what it is called.
 */
import type { Text } from '@balai/kernel';
import type { Message, StoredFile } from '@balai/store';
import type { Bound } from '../bound.ts';
import { fileViews } from '../files/file-view.ts';
import type { FileView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { text } from '../texts/text.ts';

/** The files that came with any of these. */
export async function filesOfMessages(
  { deps, regionId }: Bound,
  messages: readonly Message[],
): Promise<readonly StoredFile[]> {
  const names = new Set(messages.flatMap(({ mail }) => mail?.files ?? []));
  const files = await Promise.all([...names].map((sha256) => deps.store.files.one(regionId, sha256)));
  return files.filter((file) => file !== null);
}

export const attachedViews = ({ mail }: Message, files: readonly StoredFile[]): readonly FileView[] =>
  mail === undefined ? [] : fileViews(mail.files, files, text('Lampiran surel', 'Attachment of the mail'));

/** Whose turn it was when they were asked: `perbaikan/pln`, `pernyataan/contact:pasangan`. */
export function outsideName({ mail }: Message, naming: Naming): Text {
  const turn = mail?.turnId ?? '';
  const party = /^[^/]+\/(?:contact:(?<field>[\w.]+)|(?<unit>[\w-]+)(?:@(?<area>[\d.]*\d))?)/u.exec(turn)?.groups;
  if (party?.['field'] !== undefined) return naming.party({ kind: 'contact', field: party['field'] });
  return party?.['unit'] === undefined
    ? text('Pihak luar', 'Somebody outside')
    : naming.unit(party['unit'], party['area'] ?? null);
}
