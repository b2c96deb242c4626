/**
 * Carries what offices are told: one mail to each officer and office, with all that has come together for them.
 *
 * At least once, each notice with its own state. Must never: mark as delivered what went to nobody, or send by telephone.
 */
import type { Instant } from '@balai/kernel';
import { uuidOf, type LoadedCase, type Officer, type OutboxRow } from '@balai/store';
import { isMailAddress, Undeliverable, type Messenger } from '../messages/messenger.ts';
import { namingFor, type Bound } from '../platform/bound.ts';
import { boundFor, NO_RECIPIENT, officeTopic } from '../platform/messages/office-notices.ts';
import { isOfficeTopic, officeMail, officeMessage, type OfficeLine } from '../platform/messages/office-texts.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';

/** At four o'clock many turns end one round after the other: what comes within this time goes in one mail. */
const GATHERED_MS = 30_000;
const MOST = 500;

/** Everything that waits for officers of a region. */
export async function mailOffices(
  deps: PlatformDeps,
  messenger: Messenger | null,
  regionId: number,
  now: Instant,
): Promise<void> {
  const { outbox, cases, officers } = deps.store;
  const rows = await outbox.claim(regionId, now, { topics: [officeTopic], limit: MOST });
  if (rows.length === 0) return;
  const loaded = await cases.loadAll(regionId, [...new Set(rows.map(({ caseId }) => caseId))]);
  const bound = boundFor(deps, regionId, now);
  for (const group of Map.groupBy(rows, ({ body: { officer, unit, area } }) =>
    JSON.stringify([officer, unit, area]),
  ).values()) {
    const id = group[0]?.body['officer'];
    const officer = typeof id === 'string' ? await officers.one(regionId, id) : null;
    await settle(bound, messenger, { officer, rows: group, loaded });
  }
}

interface Group {
  readonly officer: Officer | null;
  readonly rows: readonly OutboxRow[];
  readonly loaded: ReadonlyMap<string, LoadedCase>;
}
async function settle(bound: Bound, messenger: Messenger | null, group: Group): Promise<void> {
  const { deps, now } = bound;
  const { outbox } = deps.store;
  const { officer, rows } = group;
  if (officer === null || !isMailAddress(officer.email)) {
    for (const row of rows) await outbox.failed(row, now, NO_RECIPIENT, { hopeless: true });
    return;
  }
  const oldest = Math.min(...rows.map(happenedAt));
  if (now < oldest + GATHERED_MS) {
    for (const row of rows) await outbox.later(row, oldest + GATHERED_MS);
    return;
  }
  try {
    if (messenger === null) throw new Undeliverable('no gateway of this kind is set up');
    const mail = mailOf(bound, group);
    if (mail === null) throw new Undeliverable('the cases are not there any more');
    const carriedBy = await messenger.send(officer.email, mail, idOf(rows));
    await outbox.delivered(
      rows.map((row) => ({ ...row, carriedBy })),
      now,
    );
  } catch (problem) {
    deps.onTrouble('outbox', officeTopic);
    const why = problem instanceof Error ? problem.message : 'unknown';
    for (const row of rows) await outbox.failed(row, now, why, { hopeless: problem instanceof Undeliverable });
  }
}

/** When what it tells of happened: what was found out of a while ago waits for no more. */
const happenedAt = ({ body: { at }, createdAt }: OutboxRow): Instant => (typeof at === 'number' ? at : createdAt);

/** The same while it gathers the same, so that a mail program shows one that was carried twice once. */
const idOf = (rows: readonly OutboxRow[]): string => uuidOf(JSON.stringify(rows.map(({ id }) => id).toSorted()));

/** In the language of the region's letters. Null: none of its cases is there any more. */
function mailOf(bound: Bound, { rows, loaded }: Group): string | null {
  const { deps, regionId, formats, names } = bound;
  const address = deps.addressOf(regionId);
  const lines = rows.flatMap((row): readonly OfficeLine[] => {
    const { caseId, body } = row;
    const about = loaded.get(caseId);
    const topic = String(body['topic']);
    if (about === undefined || !isOfficeTopic(topic)) return [];
    const { manifest, number } = about;
    const telling = { manifest, naming: namingFor(bound, manifest), formats };
    const message = officeMessage({ topic, body }, telling, happenedAt(row));
    if (message === null) return [];
    return [{ topic, title: manifest.title, words: message.text, address: `${address}/konsol/kasus/${number}` }];
  });
  const [first] = rows;
  if (lines.length === 0 || first === undefined) return null;
  const area = first.body['area'];
  const unit = names.unit(String(first.body['unit']), typeof area === 'string' ? area : null);
  return officeMail(unit, lines, `${address}/konsol`).id;
}
