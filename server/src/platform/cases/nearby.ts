/**
 * What others have reported near a place about the same thing: to follow it instead of reporting it again. And what was done there
 * a short while ago: it may not be done after all.
 *
 * Distances are told in tens of metres, so that nobody finds a front door by asking from several corners.
 * Must never: name a reporter, or offer a case that is about something else at the same corner.
 */
import { err, ok, type Instant, type Result, type Text } from '@balai/kernel';
import type { LoadedCase, NearbyCase, PublishedService } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import { pointIn, type Answers } from '../kernel-views.ts';
import type { NearbyView } from '../platform-types.ts';
import { inBoth, text } from '../texts/text.ts';

const DAY = 86_400_000;
/**
 * For how long what was done is still the same matter: the ten working days in which its reporter may say that it is not done
 * are two weeks. Later a lamp that is dark again is more likely a new fault.
 */
const RECENTLY_DONE_DAYS = 14;
const DONE = text('Selesai', 'Done');
/** So many are looked at, and so many shown. */
const [MOST_OPEN, SHOWN_OPEN] = [8, 5];
const [MOST_DONE, SHOWN_DONE] = [4, 2];

/** Cases of this service within its own distance: open ones first, then those done recently; nearest first. */
export async function nearbyCases(
  bound: Bound,
  service: PublishedService,
  answers: Answers,
  exceptCaseId?: string,
): Promise<readonly NearbyView[]> {
  const { manifest } = service;
  const point = manifest.duplicates === null ? null : pointIn(manifest, answers);
  if (point === null || manifest.duplicates === null) return [];
  const { cases } = bound.deps.store;
  const { metres } = manifest.duplicates;
  const filter = { serviceIds: [manifest.id], ...(exceptCaseId === undefined ? {} : { exceptCaseId }) };
  const doneSince = { since: bound.now - RECENTLY_DONE_DAYS * DAY, now: bound.now };
  const [open, done] = await Promise.all([
    cases.nearby(bound.regionId, point, metres, filter),
    cases.nearby(bound.regionId, point, metres, { ...filter, doneSince }),
  ]);
  return [
    ...(await sameOf(bound, service, answers, open.slice(0, MOST_OPEN))).slice(0, SHOWN_OPEN),
    ...(await sameOf(bound, service, answers, done.slice(0, MOST_DONE))).slice(0, SHOWN_DONE),
  ];
}

/** Those that are about the same kind of thing. */
async function sameOf(
  bound: Bound,
  { manifest }: PublishedService,
  answers: Answers,
  near: readonly NearbyCase[],
): Promise<readonly NearbyView[]> {
  const same = manifest.duplicates?.same ?? [];
  const naming = namingFor(bound, manifest);
  const stageOf = ({ stage, endedAt }: NearbyCase): Text => {
    if (endedAt !== null) return inBoth((language) => `${DONE[language]} ${agoText(endedAt, bound.now)[language]}`);
    return stage === null ? text('Diterima', 'Received') : naming.stage(stage);
  };
  const views: NearbyView[] = [];
  for (const other of near) {
    const found = await comparable(bound, other, same.length > 0);
    if (!found.ok) continue;
    const loaded = found.value;
    const differs = (name: string) =>
      answers[name] !== undefined && loaded !== null && loaded.state.answers[name] !== answers[name];
    if (same.some(differs)) continue;
    views.push({
      number: other.number,
      metres: Math.round(other.metres / 10) * 10,
      title: manifest.title,
      stage: stageOf(other),
      filedAt: other.filedAt,
      followers: other.followers,
      done: loaded === null || other.endedAt === null ? null : await doneView(bound, loaded, other.endedAt),
    });
  }
  return views;
}

/** The case itself, where more than its row is asked: null where it is not; an error where it is gone. */
async function comparable(
  bound: Bound,
  { caseId, endedAt }: NearbyCase,
  isCompared: boolean,
): Promise<Result<LoadedCase | null, 'gone'>> {
  if (!isCompared && endedAt === null) return ok(null);
  const loaded = await bound.deps.store.cases.load(bound.regionId, caseId);
  return loaded === null ? err('gone') : ok(loaded);
}

async function doneView(bound: Bound, { caseId, state }: LoadedCase, at: Instant): Promise<NearbyView['done']> {
  const { device } = bound.context;
  const until = state.ending?.objectBy ?? null;
  const isInTime = until !== null && until >= bound.now;
  const mayObject =
    isInTime && device !== null && (await bound.deps.store.devices.holdsCase(bound.regionId, device, caseId));
  return { at, ago: agoText(at, bound.now), objectUntil: mayObject ? until : null };
}

/** In whole days, as somebody would say it. */
function agoText(at: Instant, now: Instant): Text {
  const days = Math.floor(Math.max(0, now - at) / DAY);
  if (days === 0) return text('kurang dari sehari lalu', 'less than a day ago');
  return text(`${days} hari lalu`, days === 1 ? '1 day ago' : `${days} days ago`);
}
