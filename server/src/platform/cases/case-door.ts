/**
 * The portal's cases: who may open which, and what may be done there.
 *
 * A case opens for the device that holds its secret; for everybody else there is its public page. Must never: tell by an
 * answer whether a number exists that the asker may not see.
 */
import type { WholeCase } from '@balai/store';
import { sketchArea, sketchCity, sketchPlace } from '../../geography/sketch-place.ts';
import { linksInDemo } from '../asked/sent-link.ts';
import type { Bound } from '../bound.ts';
import { beginNotices, endNotices, noticesOf } from '../messages/push-news.ts';
import { filesOfMessages } from '../messages/message-view.ts';
import type { CaseView, PortalPlatform } from '../platform-types.ts';
import { verify } from '../letters/verify.ts';
import { casesOfDevice } from './case-card.ts';
import { type Beside, caseView } from './case-view.ts';
import { follow, followingOf, follows, unfollow } from './following.ts';
import { joinedWith } from './joined-with.ts';
import { openCase, type OpenCase } from './open-case.ts';
import { publicByNumber } from './public-case.ts';
import { bookingOf } from '../booking/times.ts';
import { moneyOf } from '../payments/bill-view.ts';
import { receiptView } from './receipt-view.ts';
import { joinedThread, threadOf } from './thread.ts';
import {
  actAsResident,
  askOffice,
  notFound,
  objectAsResident,
  rateService,
  withdrawAsResident,
} from './resident-acts.ts';

type CaseDoor = Pick<
  PortalPlatform,
  | 'sketch'
  | 'areaSketch'
  | 'receipt'
  | 'case'
  | 'publicCase'
  | 'act'
  | 'object'
  | 'withdraw'
  | 'ask'
  | 'survey'
  | 'follow'
  | 'unfollow'
  | 'following'
  | 'beginNotices'
  | 'endNotices'
  | 'myCases'
  | 'isRemembered'
  | 'rememberOnDevice'
  | 'wipeDevice'
  | 'verify'
>;

const find = ({ deps, regionId, context }: Bound, number: string): Promise<WholeCase | null> =>
  deps.store.cases.whole(regionId, { number }, context.device);

/** The case of this number, if this device holds it. */
export async function heldCase(
  bound: Bound,
  number: string,
  found: Promise<WholeCase | null> = find(bound, number),
): Promise<WholeCase | null> {
  const whole = await found;
  return whole?.held === true ? whole : null;
}

/** True only by the choice of whoever holds this device. */
export const isRemembered = async ({ deps, regionId, context }: Bound): Promise<boolean> =>
  context.device !== null && (await deps.store.devices.remembered(regionId, context.device));

export function caseDoor(bound: Bound): CaseDoor {
  const { store } = bound.deps;
  const { regionId, context } = bound;
  const held = async <T>(number: string, then: (whole: WholeCase) => Promise<T>): Promise<T | typeof notFound> => {
    const whole = await heldCase(bound, number);
    return whole === null ? notFound : then(whole);
  };
  // A page asks for its own view first, then for the public one: what was read for the first serves the second.
  let last: { readonly number: string; readonly found: Promise<WholeCase | null> } | null = null;
  const findFirst = (number: string): Promise<WholeCase | null> => {
    last = { number, found: find(bound, number) };
    return last.found;
  };
  const findNext = (number: string): Promise<WholeCase | null> => {
    const found = last?.number === number ? last.found : find(bound, number);
    last = null;
    return found;
  };
  return {
    sketch: (place, of) =>
      of === 'city' ? sketchCity(bound.city.shapes, place) : sketchPlace(bound.city.shapes, place),
    areaSketch: (code) => sketchArea(bound.city.shapes, code),
    async receipt(number) {
      const whole = await heldCase(bound, number);
      return whole === null ? null : receiptView(bound, whole);
    },
    async case(number) {
      const whole = await heldCase(bound, number, findFirst(number));
      const open = whole === null ? null : await openCase(bound, whole, 'resident');
      return open === null ? null : ownersView(open);
    },
    async publicCase(number) {
      const whole = await findNext(number);
      const open = whole === null ? null : await openCase(bound, whole, 'public');
      return open === null ? null : { ...publicByNumber(open), thread: await joinedThread(open) };
    },
    act: (number, turn, action, raw) => held(number, ({ loaded }) => actAsResident(bound, loaded, turn, action, raw)),
    object: (number, raw) => held(number, ({ loaded }) => objectAsResident(bound, loaded, raw)),
    withdraw: (number, raw) => held(number, ({ loaded }) => withdrawAsResident(bound, loaded, raw)),
    ask: (number, words, key) => held(number, ({ summary }) => askOffice(bound, summary, words, key)),
    survey: (number, raw) => held(number, ({ summary }) => rateService(bound, summary, raw)),
    async beginNotices(number, raw) {
      const whole = await find(bound, number);
      if (whole?.held === true) return beginNotices(bound, whole.loaded, raw, 'owner');
      if (whole === null || !(await follows(bound, whole.summary.caseId))) return notFound;
      return beginNotices(bound, whole.loaded, raw, 'follower');
    },
    async endNotices(number) {
      const whole = await find(bound, number);
      if (whole !== null) await endNotices(bound, whole.loaded);
    },
    follow: (number, draftId) => follow(bound, number, draftId),
    unfollow: (number) => unfollow(bound, number),
    async following(number) {
      const summary = await store.cases.byNumber(regionId, number);
      return summary === null ? null : followingOf(bound, summary);
    },
    myCases: () => casesOfDevice(bound),
    isRemembered: () => isRemembered(bound),
    async rememberOnDevice(keep) {
      if (context.device !== null) await store.devices.remember(regionId, context.device, keep, bound.now);
    },
    async wipeDevice() {
      if (context.device !== null) await store.devices.wipe(regionId, context.device);
    },
    verify: (input) => verify(bound, input),
  };
}

/** Everything of a case, for the device that holds it. */
async function ownersView(open: OpenCase): Promise<CaseView> {
  const { bound, loaded } = open;
  const { store } = bound.deps;
  const { regionId } = bound;
  const { caseId } = loaded;
  const [
    { messages, attached },
    readings,
    survey,
    officers,
    remembered,
    thread,
    links,
    notices,
    joined,
    money,
    booking,
  ] = await Promise.all([
    withFiles(bound, caseId),
    store.talk.readings(regionId, caseId),
    store.surveys.of(regionId, caseId),
    store.officers.all(regionId),
    isRemembered(bound),
    threadOf(open),
    linksInDemo(open),
    noticesOf(bound, caseId),
    // Whoever joined it follows it.
    open.followers === 0 ? [] : joinedWith(open),
    moneyOf(open),
    bookingOf(open),
  ]);
  const beside = {
    messages,
    attached,
    readings,
    survey,
    officers,
    remembered,
    thread,
    links,
    notices,
    money,
    ...booking,
  };
  return caseView(open, { ...beside, joined: joined.length });
}

async function withFiles(bound: Bound, caseId: string): Promise<Pick<Beside, 'messages' | 'attached'>> {
  const messages = await bound.deps.store.talk.messages(bound.regionId, caseId);
  return { messages, attached: await filesOfMessages(bound, messages) };
}
