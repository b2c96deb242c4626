/**
 * Asks somebody without an account to act: a row of the outbox becomes a link, and a message that carries it.
 *
 * Must never: send anything from a region that is not live, or put a name or an answer into the message.
 */
import type { Instant, Language, Party, ServiceManifest, Text } from '@balai/kernel';
import type { CarriedBy, LoadedCase, OutboxRow } from '@balai/store';
import { isMailAddress } from '../../messages/messenger.ts';
import { inPlainSigns } from '../../messages/sms-parts.ts';
import { cityNames } from '../city-data.ts';
import { tokenHash } from '../link-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { formatsAt, type Formats } from '../texts/formats.ts';
import { namingOf, type Naming } from '../texts/naming.ts';
import { inBoth } from '../texts/text.ts';
import { addressOf, expiryOf, linkPath, linkToken } from './link-of-turn.ts';

/** Whoever carries a message: to a telephone (`+62 8…`) or to a mail address. */
export type Carries = (to: string, words: string) => Promise<CarriedBy | null>;

/** `carry`: null where no gateway is set up. Where nobody can be reached there is no link, and the officers are shown that. By which way it went; null: nothing leaves the house here. */
export async function askByLink(
  deps: Pick<PlatformDeps, 'store' | 'linkSecret' | 'addressOf' | 'cityOf'>,
  row: OutboxRow,
  loaded: LoadedCase,
  now: Instant,
  carry: Carries | null,
): Promise<CarriedBy | null> {
  const { store } = deps;
  const { regionId, body } = row;
  const turn = loaded.state.turns.find(({ id, beganAt }) => id === body['turn'] && beganAt === body['beganAt']);
  if (turn === undefined) return 'nobody';
  const outside = row.destination === 'outside';
  const to = outside ? await addressOf(deps, regionId, loaded.manifest, loaded.state, turn) : null;
  if (outside && carry === null) return null;
  if (outside && to === null) return 'nobody';
  await store.turnLinks.make(
    regionId,
    {
      id: row.id,
      tokenHash: tokenHash(linkToken(deps.linkSecret, regionId, row.id)),
      caseId: row.caseId,
      turnId: turn.id,
      expiresAt: expiryOf(turn, now),
    },
    now,
  );
  if (to === null || carry === null) return null;
  const region = store.regions.byId(regionId);
  const words = askedText(row, {
    city: region?.name ?? { id: '', en: '' },
    title: loaded.manifest.title,
    naming: namingOf(loaded.manifest, cityNames(deps.cityOf(regionId)).village),
    formats: formatsAt(region?.utcOffset ?? 0),
    address: `${deps.addressOf(regionId)}${linkPath(deps, regionId, row.id)}`,
  });
  const said = words[languageOfAsked(turn.party, loaded.state)];
  return carry(to, isMailAddress(to) ? said : inPlainSigns(said));
}

/** Whom the applicant named is asked in the applicant's language; offices write in that of the country. Their page has a switch. */
export const languageOfAsked = (party: Party, { language }: Pick<LoadedCase['state'], 'language'>): Language =>
  party.kind === 'contact' ? (language ?? 'id') : 'id';

/** A body outside is asked by mail, everybody else by telephone. */
export const isAskedByMail = ({ units }: Pick<ServiceManifest, 'units'>, party: Party): boolean =>
  party.kind === 'unit' && units[party.unit]?.reached === 'outside';

interface Asking {
  readonly city: Text;
  readonly title: Text;
  readonly naming: Naming;
  readonly formats: Formats;
  readonly address: string;
}
/** Who asks, for what, until when, and the link: no name, no answer. */
export function askedText({ body }: Pick<OutboxRow, 'body'>, { city, title, naming, formats, address }: Asking): Text {
  const stage = naming.stage(String(body['stage'] ?? ''));
  const due = formats.dayTime(Number(body['dueAt'] ?? 0));
  const number = String(body['number'] ?? '');
  return inBoth((language) =>
    language === 'id'
      ? `${city.id} meminta jawaban Anda: ${title.id} ${number} (${stage.id}), sampai ${due.id}. Buka ${address} - gratis, hanya untuk Anda.`
      : `${city.en} asks for your answer: ${title.en} ${number} (${stage.en}), by ${due.en}. Open ${address} - free, for you alone.`,
  );
}
