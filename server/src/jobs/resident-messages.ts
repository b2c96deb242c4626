/**
 * Tells residents what happened: rows of the outbox become messages; some are passed on to offices, and some set other work going.
 *
 * At least once, with a visible state. Must never: send anything to the outside from a region that is not live, or hold
 * a number longer than it takes to send.
 */
import type { Instant } from '@balai/kernel';
import { askedTopic, factsTopic, type CarriedBy, type LoadedCase, type OutboxRow } from '@balai/store';
import { askByLink } from '../platform/asked/ask-by-link.ts';
import { addressOf } from '../platform/asked/link-of-turn.ts';
import { cityNames } from '../platform/city-data.ts';
import { issueLetters } from '../platform/letters/issue-letters.ts';
import { isMailAddress, Undeliverable, type Messenger } from '../messages/messenger.ts';
import { inPlainSigns } from '../messages/sms-parts.ts';
import { quietUntil } from '../messages/quiet-hours.ts';
import { pushOne } from '../platform/messages/push-news.ts';
import { residentWords } from '../platform/messages/resident-words.ts';
import { joinedTopic, newsOf, pushTopic, spreadNews } from '../platform/messages/spread-news.ts';
import { replyAddress } from '../platform/messages/reply-address.ts';
import { contactOf, RESIDENT_TOPICS } from '../platform/messages/message-texts.ts';
import { headTold, isForOffice, officeTopic, spreadOffice } from '../platform/messages/office-notices.ts';
import { OFFICE_TOPICS } from '../platform/messages/office-texts.ts';
import { BILL_TOPICS, isAboutBill, tellBill } from '../payments/tell-bills.ts';
import type { PlatformDeps } from '../platform/platform-deps.ts';
import { formatsAt } from '../platform/texts/formats.ts';
import { namingOf } from '../platform/texts/naming.ts';
import { hasSilentFacts, learnFacts } from './late-facts.ts';
import { mailOffices } from './office-mails.ts';
import { carrySimulated, goesByGateway, isGatewayTurned, takeReports } from './simulated-messages.ts';

/** What is taken at once: as much as a gateway carries well within the lease, or as much as is read in one go. */
const FOR_GATEWAY = 50;
const FOR_PAGES = 200;

/** So many times at most: the other work of a round waits too. */
const MOST_TIMES = 10;

/** Everything that waits in a region, as long as each taking brings as much as it may. */
export async function deliverWaiting(
  deps: PlatformDeps,
  messenger: Messenger | null,
  regionId: number,
  now: Instant,
): Promise<void> {
  const isLive = deps.store.regions.byId(regionId)?.kind === 'live';
  if (!isLive) await takeReports(deps, regionId, now);
  if (isLive ? !tellsAnybody(deps, messenger) : !isGatewayTurned(deps))
    await passNews(deps, regionId, now, isLive ? [...WORK, ...OFFICE_TOPICS, officeTopic] : WORK);
  const limit = tellsAnybody(deps, messenger) ? FOR_GATEWAY : FOR_PAGES;
  for (let times = 0; times < MOST_TIMES; times += 1)
    if ((await deliverSome(deps, messenger, regionId, now, limit)) < limit) break;
  if (isLive) await mailOffices(deps, messenger, regionId, now);
}

/** Topics that set something going besides telling somebody. */
const WORK = [factsTopic, 'case.submitted', 'case.ended', 'document.numbered', askedTopic, ...BILL_TOPICS];

/** Where nobody is told, most rows are news for the page of the case, which has it already: one statement is enough for them. */
async function passNews(
  { store }: PlatformDeps,
  regionId: number,
  now: Instant,
  works: readonly string[],
): Promise<void> {
  const quiet = store.services
    .current(regionId)
    .filter(({ manifest }) => Object.keys(manifest.facts).length === 0)
    .map(({ hash }) => hash);
  for (let times = 0; times < MOST_TIMES; times += 1)
    if ((await store.outbox.pass(regionId, now, { work: works, quiet })) === 0) return;
}

/** Works on at most `limit` rows. Returns how many were taken. */
async function deliverSome(
  deps: PlatformDeps,
  messenger: Messenger | null,
  regionId: number,
  now: Instant,
  limit: number,
): Promise<number> {
  const { outbox, cases } = deps.store;
  const rows = await outbox.claim(regionId, now, { but: [officeTopic], limit });
  const needs = await Promise.all(rows.map((row) => needsCase(deps, messenger, row)));
  const read = rows.filter((_, index) => needs[index]);
  const loaded = await cases.loadAll(regionId, [...new Set(read.map(({ caseId }) => caseId))]);
  const done: (OutboxRow & { readonly carriedBy: CarriedBy | null })[] = [];
  for (const row of rows) {
    const endless = row.topic === factsTopic; // its work says when the case is over: silence never ends the asking
    const about = loaded.get(row.caseId) ?? null;
    try {
      const told = await tellOffice(deps, row, about, now);
      const later = told === null ? now + LOOKS_AGAIN_MS : await waitsUntil(deps, messenger, told, about, now);
      const worked = later === null ? await work(deps, messenger, told ?? row, about, now) : null;
      if (later !== null) await outbox.later(row, later);
      else if (worked === 'notYet') await outbox.failed(row, now, 'no answer yet', { endless });
      else done.push({ ...row, carriedBy: worked });
    } catch (problem) {
      deps.onTrouble('outbox', row.topic);
      await outbox.failed(row, now, problem instanceof Error ? problem.message : 'unknown', {
        endless,
        hopeless: problem instanceof Undeliverable,
      });
    }
    // Nobody is written to twice because the process ended between two messages.
    if (tellsAnybody(deps, messenger)) await outbox.delivered(done.splice(0), now);
  }
  await outbox.delivered(done, now);
  return rows.length;
}

/** While a mail to the head of an office is on its way, the resident is not told yet whether it came. */
const LOOKS_AGAIN_MS = 10_000;
const isForResident = ({ topic }: OutboxRow): boolean => RESIDENT_TOPICS.some((one) => one === topic);

/** The row as the resident is told of it; null: it waits for what becomes of the office's part. */
async function tellOffice(
  deps: PlatformDeps,
  row: OutboxRow,
  loaded: LoadedCase | null,
  now: Instant,
): Promise<OutboxRow | null> {
  if (!isForOffice(row) || loaded === null) return row;
  await spreadOffice(deps, row, loaded, now);
  if (!isForResident(row)) return row;
  const told = await headTold(deps, row, now);
  return told === null ? null : { ...row, body: { ...row.body, headTold: told } };
}

/** What somebody has just caused themselves is told at once, at any hour; so is what is due before the morning. */
const AT_ANY_HOUR: ReadonlySet<string> = new Set(
  ['case.submitted', 'case.objected', ...WORK].filter((topic) => topic !== askedTopic),
);
/** On a device the page has said the rest already, and whoever follows has caused nothing. */
const goesAtAnyHour = (row: OutboxRow): boolean =>
  row.topic === pushTopic ? newsOf(row) === 'case.submitted' : AT_ANY_HOUR.has(row.topic);

/** The morning until which a message waits, as nobody is woken by news; null: it goes now. */
async function waitsUntil(
  deps: PlatformDeps,
  messenger: Messenger | null,
  row: OutboxRow,
  loaded: LoadedCase | null,
  now: Instant,
): Promise<Instant | null> {
  const { store } = deps;
  if (!isTold(deps, messenger, row) || goesAtAnyHour(row)) return null;
  if (isForOffice(row) && !isForResident(row)) return null;
  const morning = quietUntil(now, store.regions.byId(row.regionId)?.utcOffset ?? 0);
  const dueAt = row.body['dueAt'];
  if (morning === null || (typeof dueAt === 'number' && dueAt < morning)) return null;
  return (await goesByMail(deps, row, loaded)) ? null : morning;
}

/** A mail wakes nobody: it is there when its office opens, and the clock of whoever is asked has begun. */
async function goesByMail(deps: PlatformDeps, row: OutboxRow, loaded: LoadedCase | null): Promise<boolean> {
  if (loaded === null || row.topic === pushTopic) return false;
  if (row.topic !== askedTopic) return isMailAddress(messageOf(deps, row, loaded)?.to ?? '');
  const turn = loaded.state.turns.find(({ id }) => id === row.body['turn']);
  const to = turn === undefined ? null : await addressOf(deps, row.regionId, loaded.manifest, loaded.state, turn);
  return isMailAddress(to ?? '');
}

/** Whether the case must be read for this row. Most are news alone, and nobody is told of a case without facts that it is new. */
async function needsCase(deps: PlatformDeps, messenger: Messenger | null, row: OutboxRow): Promise<boolean> {
  if (isAboutBill(row)) return false;
  if (isForOffice(row) || (isGatewayTurned(deps) && goesByGateway(row))) return true;
  if (isTold(deps, messenger, row) || ['case.ended', 'document.numbered', askedTopic].includes(row.topic)) return true;
  if (row.topic !== 'case.submitted') return false;
  const hash = row.body['manifestHash'];
  const manifest = typeof hash === 'string' ? await deps.store.services.byHash(row.regionId, hash) : null;
  return manifest === null || Object.keys(manifest.facts).length > 0;
}

const tellsAnybody = ({ push }: PlatformDeps, messenger: Messenger | null): boolean =>
  messenger !== null || push !== undefined;
const isTold = (deps: PlatformDeps, messenger: Messenger | null, { destination }: OutboxRow): boolean =>
  tellsAnybody(deps, messenger) && destination === 'outside';

/** By which way it went, null where nobody says; `notYet`: to be tried again later. */
async function work(
  deps: PlatformDeps,
  messenger: Messenger | null,
  row: OutboxRow,
  loaded: LoadedCase | null,
  now: Instant,
): Promise<CarriedBy | null | 'notYet'> {
  if (row.topic === factsTopic) return (await learnFacts(deps, row.regionId, row.caseId, now)) ? 'nobody' : 'notYet';
  if (isAboutBill(row)) return tellBill(deps, row);
  if (loaded === null) return null;
  if (row.topic === pushTopic) {
    return isTold(deps, messenger, row) ? pushOne(deps, row, loaded) : null;
  }
  if (row.topic === joinedTopic) {
    if (messenger === null || !isTold(deps, messenger, row)) return null;
    return (await isStillJoined(deps, row)) ? send(deps, messenger, row, loaded, now) : 'nobody';
  }
  if (row.topic === 'case.submitted' && hasSilentFacts(loaded))
    await deps.store.outbox.add(
      row.regionId,
      row.caseId,
      factsTopic,
      { number: loaded.number, serviceId: loaded.serviceId },
      now,
      onceFor(row),
    );
  if (row.topic === 'case.ended') await afterEnd(deps, row, loaded, now);
  if (row.topic === 'document.numbered') await issueLetters(deps, row.regionId, row.caseId, now);
  if (row.topic === askedTopic) {
    const carry =
      messenger === null
        ? null
        : async (to: string, words: string) =>
            messenger.send(to, words, row.id, await replyAddress(deps, row, to, now));
    const by = await askByLink(deps, row, loaded, now, carry);
    return by ?? carrySimulated(deps, row, loaded, null, now);
  }
  return tell(deps, messenger, row, loaded, now);
}

/** A row that comes a second time, because nobody heard that it was done, sets nothing going a second time. */
const onceFor = ({ createdAt, id }: OutboxRow) => ({ at: createdAt, name: id });

async function afterEnd(deps: PlatformDeps, row: OutboxRow, loaded: LoadedCase, now: Instant): Promise<void> {
  const invited = loaded.state.ending?.outcome === 'granted' || loaded.state.ending?.outcome === 'refused';
  if (invited)
    await deps.store.outbox.add(
      row.regionId,
      row.caseId,
      'survey.invite',
      { number: loaded.number, serviceId: loaded.serviceId },
      now,
      onceFor(row),
    );
}

/** To the telephone that the resident left for news; without one the page of the case is the news. */
async function tell(
  deps: PlatformDeps,
  messenger: Messenger | null,
  row: OutboxRow,
  loaded: LoadedCase,
  now: Instant,
): Promise<CarriedBy | null> {
  if (isGatewayTurned(deps) && goesByGateway(row))
    return carrySimulated(deps, row, loaded, messageOf(deps, row, loaded)?.to ?? null, now);
  if (!isTold(deps, messenger, row)) return null;
  await spreadNews(deps, row, loaded, now, messenger !== null);
  return messenger === null ? null : send(deps, messenger, row, loaded, now);
}

/** A case that was taken apart meanwhile has news of its own again. */
const isStillJoined = async ({ store }: PlatformDeps, { regionId, caseId, body }: OutboxRow): Promise<boolean> =>
  (await store.cases.joinedInto(regionId, String(body['of']))).includes(caseId);

async function send(
  deps: PlatformDeps,
  messenger: Messenger,
  row: OutboxRow,
  loaded: LoadedCase,
  now: Instant,
): Promise<CarriedBy | null> {
  const message = messageOf(deps, row, loaded);
  if (message === null) return 'nobody';
  return messenger.send(
    message.to,
    message.text,
    row.id,
    await replyAddress(deps, row, message.to, now, loaded.state.language),
  );
}

/** What a row says to whom; null when it is news for the page of the case alone. */
export function messageOf(
  deps: Pick<PlatformDeps, 'store' | 'cityOf'>,
  row: OutboxRow,
  loaded: LoadedCase,
): { readonly to: string; readonly text: string } | null {
  const { manifest } = loaded;
  const to = contactOf(loaded);
  const region = deps.store.regions.byId(row.regionId);
  if (to === null || region === null) return null;
  const telling = {
    manifest,
    naming: namingOf(manifest, cityNames(deps.cityOf(row.regionId)).village),
    formats: formatsAt(region.utcOffset),
  };
  const words = residentWords(row, telling, { number: loaded.number, byMail: isMailAddress(to) });
  if (words === null) return null;
  const said = words[loaded.state.language ?? 'id'];
  return { to, text: isMailAddress(to) ? said : inPlainSigns(said) };
}
