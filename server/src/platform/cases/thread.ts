/**
 * A matter that goes on in another case, perhaps of another region: told to its owner as one thread.
 *
 * Whoever holds the first case reads how the second stands, and gets the way in. An officer learns that it arrived, and its number.
 * Must never: read a case of another region for anybody but the owner of the case that started it.
 */
import { FILE_KINDS, type Text } from '@balai/kernel';
import type { Region } from '@balai/store';
import { bind, titleOf, type Bound } from '../bound.ts';
import { derivedToken, tokenHash } from '../link-token.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import type { PublicCaseView, ThreadView } from '../platform-types.ts';
import { coverTraces } from '../answers/own-traces.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { asIs, inBoth, text } from '../texts/text.ts';
import { openCase, type OpenCase } from './open-case.ts';
import { publicByNumber, publicCaseView } from './public-case.ts';

/** The secret of the link of a case that another one started: derived from what caused it, so that its owner can be shown it. */
const startedSecret = (deps: PlatformDeps, causedBy: string): string =>
  derivedToken(deps.linkSecret, `started ${causedBy}`);
export const startedHash =
  (deps: PlatformDeps) =>
  (causedBy: string): string =>
    tokenHash(startedSecret(deps, causedBy));

/** The report that this one has joined, as anybody may see it; that at the end, where several merges followed each other. */
export async function joinedThread({ bound, loaded, mergedInto }: OpenCase): Promise<readonly ThreadView[]> {
  if (mergedInto === null) return [];
  const { cases } = bound.deps.store;
  const caseId = await cases.survivorOf(bound.regionId, loaded.caseId);
  const open = caseId === null ? null : await openCase(bound, { caseId }, 'public');
  if (open === null) return [];
  const { number } = open.loaded;
  const where = titleOf(bound, open.manifest.id);
  return [{ kind: 'joinedWith', where, number, address: null, said: [], open: partOf(publicByNumber(open)) }];
}

/** Empty for a case that neither started another nor was started by one, and has joined none. */
export async function threadOf(open: OpenCase): Promise<readonly ThreadView[]> {
  return [...(await joinedThread(open)), ...(await startedThread(open))];
}

async function startedThread(open: OpenCase): Promise<readonly ThreadView[]> {
  const { bound, loaded, events } = open;
  const starts = events.flatMap(({ event }) =>
    event.type === 'caseStarted' ? [{ region: event.region, service: event.service }] : [],
  );
  const parts = await partsOf(open);
  if (starts.length === 0 && (parts.length > 0 || (events[0]?.causedBy ?? null) === null)) return parts;
  const links = await bound.deps.store.cases.linked(bound.regionId, loaded.caseId);
  const told = await Promise.all(
    links.map(async ({ kind, regionId, caseId }) => {
      if (kind === 'startedBy') return cameFrom(bound, regionId, caseId);
      return kind === 'started' ? goesOn(open, regionId, caseId) : null;
    }),
  );
  const arrived = links.filter(({ kind }) => kind === 'started').length;
  const onItsWay = starts.slice(arrived).map(({ region, service }) => waiting(bound, region, service));
  return [...told.filter((part) => part !== null), ...onItsWay, ...parts];
}

/** What was split off, and what this case is itself a part of. */
async function partsOf(open: OpenCase): Promise<readonly ThreadView[]> {
  const { bound, events } = open;
  const { cases } = bound.deps.store;
  const caseId = async (number: string) => (await cases.byNumber(bound.regionId, number))?.caseId ?? '';
  const told = await Promise.all(
    events.map(async ({ event }): Promise<ThreadView | null> => {
      if (event.type === 'split') {
        const part = await goesOn(open, bound.regionId, await caseId(event.into));
        return part === null ? null : { ...part, kind: 'splitOff' };
      }
      const from = event.type === 'submitted' ? event.splitFrom?.number : undefined;
      const whole = from === undefined ? null : await cameFrom(bound, bound.regionId, await caseId(from));
      return whole === null ? null : { ...whole, kind: 'splitFrom', said: [] };
    }),
  );
  return told.filter((part) => part !== null);
}

async function cameFrom(bound: Bound, regionId: number, caseId: string): Promise<ThreadView | null> {
  const region = bound.deps.store.regions.byId(regionId);
  const summary = await bound.deps.store.cases.summary(regionId, caseId);
  if (region === null || summary === null) return null;
  return {
    kind: 'cameFrom',
    where: whereOf(bound, region, summary.serviceId),
    number: summary.number,
    address: null,
    said: regionId === bound.regionId ? await publishedAnswers(bound, caseId) : [],
    open: null,
  };
}

/** Who is trapped and how deep the water is, for whoever sends the boat; the place has gone along. */
async function publishedAnswers(bound: Bound, caseId: string): Promise<ThreadView['said']> {
  const first = await openCase(bound, { caseId }, 'public');
  if (first === null) return [];
  const { answers } = first.loaded.state;
  const seen = coverTraces(first.manifest, answers, (_, field) => field.published !== true);
  return Object.entries(first.manifest.fields).flatMap(([name, field]) =>
    field.published !== true || field.kind === 'place' || FILE_KINDS.has(field.kind) || !Object.hasOwn(answers, name)
      ? []
      : [
          {
            label: field.label,
            value: inBoth((language) => seen(showAnswer(field, answers[name], bound.showing)[language])),
          },
        ],
  );
}

function waiting(bound: Bound, slug: string | null, service: string): ThreadView {
  const region = slug === null ? bound.region : bound.deps.store.regions.bySlug(slug);
  const where = region === null ? asIs(slug ?? '') : whereOf(bound, region, service);
  return { kind: 'onItsWay', where, number: null, address: null, said: [], open: null };
}

/** Another region by its name; within this one, where everything is, by its service. */
function whereOf(bound: Bound, { id, name }: Pick<Region, 'id' | 'name'>, service: string): Text {
  if (id !== bound.regionId) return name;
  const title = titleOf(bound, service);
  return text(`layanan “${title.id}”`, `the service “${title.en}”`);
}

async function goesOn(
  { bound, loaded, viewer }: OpenCase,
  regionId: number,
  caseId: string,
): Promise<ThreadView | null> {
  const { store } = bound.deps;
  const region = store.regions.byId(regionId);
  const summary = await store.cases.summary(regionId, caseId);
  if (region === null || summary === null) return null;
  const there: ThreadView = {
    kind: 'goesOn',
    where: whereOf(bound, region, summary.serviceId),
    number: summary.number,
    address: null,
    said: [],
    open: null,
  };
  if (viewer !== 'resident') return there;
  const next = await openCase(bind(bound.deps, { ...bound.context, regionId }), { caseId }, 'resident');
  if (next === null) return there;
  const { causedBy } = next.events[0] ?? { causedBy: null };
  const isOurs = causedBy?.startsWith(`${bound.regionId}:${loaded.caseId}:`) === true;
  return {
    ...there,
    address: isOurs ? `${bound.deps.addressOf(regionId)}/k/${startedSecret(bound.deps, causedBy)}` : null,
    open: partOf(publicCaseView(next)),
  };
}

const partOf = ({ status, tone, promise, acting, timeline }: PublicCaseView): NonNullable<ThreadView['open']> => ({
  status,
  tone,
  promise,
  acting,
  timeline,
});
