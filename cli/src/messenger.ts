// Who carries this installation's messages, as its settings say. It stands by itself so that the running city and every command tell
// people in the same way; null where no way is set up: the page of a case is then the only news (ADR 0042).
import { mailServer, type Messenger, messengerOf, telephoneGateway } from '@balai/server';
import type { Config } from './config.ts';

export function messengerIn({ messages }: Pick<Config, 'messages'>): Messenger | null {
  const { telephone = null, mail = null } = messages ?? {};
  return messengerOf({
    telephone: telephone === null ? null : telephoneGateway(telephone),
    mail: mail === null ? null : mailServer(mail),
  });
}
