/**
 * The portal of one who has sent too much within a minute, or of everybody while nothing is written: everything may be read, and
 * every write is refused in the platform's own words, so that the page comes again with what was typed.
 *
 * Must never: carry a write out.
 */
import type { PortalPlatform, PortalRefusal } from './platform-types.ts';

export function limitedPortal(
  portal: PortalPlatform,
  refusal: Extract<PortalRefusal, { type: 'tooMany' | 'standstill' }>,
): PortalPlatform {
  const refuse = async () => ({ ok: false, error: refusal }) as const;
  const nothing = async (): Promise<void> => undefined;
  return {
    ...portal,
    begin: refuse,
    answer: refuse,
    submit: refuse,
    openCase: refuse,
    act: refuse,
    answerAsked: refuse,
    object: refuse,
    withdraw: refuse,
    ask: refuse,
    survey: refuse,
    follow: refuse,
    beginNotices: refuse,
    unfollow: nothing,
    agreeToPosition: async () => false,
    discard: nothing,
    rememberOnDevice: nothing,
    wipeDevice: portal.wipeDevice, // who wants to leave nothing behind is never kept waiting
  };
}
