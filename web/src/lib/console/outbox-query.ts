/**
 * The filters of the outgoing messages, from the address and back into it.
 *
 * Must never: hold a word that the platform does not know.
 */
import type { OutboxQuery } from '@balai/server/platform';

export const STATES = ['waiting', 'sent', 'failed'] as const;
export const CHANNELS = ['telephone', 'whatsapp', 'sms', 'email'] as const;

export function outboxQueryOf(parameters: URLSearchParams): OutboxQuery {
  const state = STATES.find((one) => one === parameters.get('keadaan'));
  const channel = CHANNELS.find((one) => one === parameters.get('lewat'));
  const number = parameters.get('kasus') ?? '';
  const before = parameters.get('sebelum');
  return {
    ...(state === undefined ? {} : { state }),
    ...(channel === undefined ? {} : { channel }),
    ...(number === '' ? {} : { number }),
    ...(before === null ? {} : { before }),
  };
}

/** The address of these filters from their first page, or from the page after `before`. */
export function outboxLink({ state, channel, number }: OutboxQuery, before?: string): string {
  const parameters = new URLSearchParams();
  if (number !== undefined) parameters.set('kasus', number);
  if (state !== undefined) parameters.set('keadaan', state);
  if (channel !== undefined) parameters.set('lewat', channel);
  if (before !== undefined) parameters.set('sebelum', before);
  return parameters.size === 0 ? '/konsol/pesan' : `/konsol/pesan?${parameters}`;
}
