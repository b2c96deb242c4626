/**
 * Whoever carries a message out of the house: to a telephone by a gateway, to a mail address by a mail server.
 *
 * Must never: say that a message is carried before the other side has taken it, or keep what it carried.
 */
import type { CarriedBy } from '@balai/store';

/** Where a mail can be answered, and what it says of that. */
export interface ReplyTo {
  readonly address: string;
  readonly says: string;
}

export interface Messenger {
  /**
   * `to`: a telephone (`+62 8…`, E.164) or a mail address. `id` is the same each time that the same message is tried, so that a
   * gateway can see that it has it already. Resolves with the way by which it went; null where its carrier does not say. Throws `Undeliverable` where trying again is no use, anything else where it may be.
   */
  send(to: string, text: string, id?: string, replyTo?: ReplyTo | null): Promise<CarriedBy | null>;
}

/** The other side said that this message will never arrive: the number does not exist, the mailbox is unknown. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';
}

/** What is no mail address is a telephone. */
export const isMailAddress = (to: string): boolean => to.includes('@');

/** One messenger of two ways; null where neither is set up. What has no way is undeliverable. */
export function messengerOf(ways: {
  readonly telephone: Messenger | null;
  readonly mail: Messenger | null;
}): Messenger | null {
  if (ways.telephone === null && ways.mail === null) return null;
  return {
    async send(to, text, id, replyTo) {
      const way = isMailAddress(to) ? ways.mail : ways.telephone;
      if (way === null) throw new Undeliverable('no gateway of this kind is set up');
      return way.send(to, text, id, replyTo);
    },
  };
}
