/** The portal's door for those who act by a link. Must never: open a turn for a device that has not opened its link. */
import type { Bound } from '../bound.ts';
import type { PortalPlatform } from '../platform-types.ts';
import { answerAsked } from './answer-asked.ts';
import { askedView } from './asked-view.ts';

export const askedDoor = (bound: Bound): Pick<PortalPlatform, 'asked' | 'answerAsked'> => ({
  asked: (linkId) => askedView(bound, linkId),
  answerAsked: (linkId, raw) => answerAsked(bound, linkId, raw),
});
