/**
 * The messages that a live region would send, as the demo and practice show them.
 *
 * Must never: show a telephone number or who it belongs to.
 */
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { messageText } from '../messages/message-texts.ts';
import type { ConsolePlatform } from '../platform-types.ts';

const STATE = { waiting: 'waiting', delivered: 'sent', givenUp: 'failed' } as const;

export async function outboxView(bound: Bound): ReturnType<ConsolePlatform['outbox']> {
  const rows = await bound.deps.store.outbox.of(bound.regionId, { limit: 200 });
  return rows.flatMap((row) => {
    const service = serviceOf(bound, String(row.body['serviceId'] ?? ''));
    if (service === null) return [];
    const words = messageText(row, {
      manifest: service.manifest,
      naming: namingFor(bound, service.manifest),
      formats: bound.formats,
    });
    return words === null
      ? []
      : [
          {
            id: row.id,
            at: row.createdAt,
            channel: 'SMS',
            to: 'pemohon',
            text: words.id,
            state: STATE[row.state],
            number: String(row.body['number'] ?? ''),
          },
        ];
  });
}
