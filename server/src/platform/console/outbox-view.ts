/**
 * The messages that a live region would send, as the demo and practice show them.
 *
 * Must never: show a telephone number or who it belongs to.
 */
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { officeMessage, messageText } from '../messages/message-texts.ts';
import type { ConsolePlatform } from '../platform-types.ts';

const STATE = { waiting: 'waiting', delivered: 'sent', givenUp: 'failed' } as const;
type Sent = Awaited<ReturnType<ConsolePlatform['outbox']>>[number];

export async function outboxView(bound: Bound): ReturnType<ConsolePlatform['outbox']> {
  const rows = await bound.deps.store.outbox.of(bound.regionId, { limit: 200 });
  return rows.flatMap((row) => {
    const service = serviceOf(bound, String(row.body['serviceId'] ?? ''));
    if (service === null) return [];
    const telling = {
      manifest: service.manifest,
      naming: namingFor(bound, service.manifest),
      formats: bound.formats,
    };
    const sent = { at: row.createdAt, state: STATE[row.state], number: String(row.body['number'] ?? '') };
    const words = messageText(row, telling);
    const office = officeMessage(row, telling, row.createdAt);
    const messages: Sent[] = [];
    if (words !== null) messages.push({ ...sent, id: row.id, channel: 'SMS', to: 'Pemohon', text: words.id });
    if (office !== null)
      messages.push({ ...sent, id: `${row.id} office`, channel: 'surel', to: office.to.id, text: office.text.id });
    return messages;
  });
}
