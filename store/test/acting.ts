/** Short ways to file and act, for the store's tests. Must never: hide which key or time a command carries. */
import type { Actor, CaseCommand, Result } from '@balai/kernel';
import type { Store } from '../src/store-api.ts';
import type { Executed, ExecuteError, Execute } from '../src/store-types.ts';
import { applicant, lampAnswers, letterAnswers } from './city.ts';

/** Tuesday, 10:00 in WIB. */
export const tuesday = Date.parse('2026-03-03T03:00:00Z');
export const hour = 3_600_000;
let keys = 0;
export const freshKey = () => ({ caller: 'test', key: `key-${(keys += 1)}`, requestHash: 'body' });

type Done = Result<Executed, ExecuteError>;
export function valueOf(done: Done): Executed {
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
}

export function submit(
  store: Store,
  regionId: number,
  serviceId: 'lampu' | 'surat' | 'aduan',
  more: Partial<Execute> & { readonly answers?: Record<string, unknown>; readonly confirmed?: boolean } = {},
): Promise<Done> {
  const { answers = {}, confirmed = false, ...rest } = more;
  const now = rest.now ?? tuesday;
  const facts = confirmed ? { warga: { state: 'known', value: true, source: 'contoh', at: now } as const } : {};
  const command: CaseCommand = {
    type: 'submit',
    actor: applicant,
    answers: {
      ...(serviceId === 'lampu'
        ? lampAnswers
        : serviceId === 'surat'
          ? letterAnswers
          : { lokasi: lampAnswers.lokasi, jenis: 'gang', tambahan: 'dekat masjid' }),
      ...answers,
    },
    facts,
  };
  return store.execute({ regionId, serviceId, command, channel: 'portal', now, idempotency: freshKey(), ...rest });
}

export function act(
  store: Store,
  regionId: number,
  caseId: string,
  actor: Actor,
  action: string,
  more: Partial<Execute> & {
    readonly turn: string;
    readonly because?: readonly string[];
    readonly with?: Record<string, unknown>;
  },
): Promise<Done> {
  const { turn, because, with: given, ...rest } = more;
  const command: CaseCommand = {
    type: 'act',
    turn,
    action,
    actor,
    ...(because === undefined ? {} : { because }),
    ...(given === undefined ? {} : { with: given }),
  };
  return store.execute({
    regionId,
    caseId,
    command,
    channel: 'portal',
    now: tuesday + hour,
    idempotency: freshKey(),
    ...rest,
  });
}

/** Files by a secret link, which is the key too. */
export async function fileOne(
  store: Store,
  region: number,
  at: number,
  serviceId: string,
  answers: Record<string, unknown>,
  key: string,
  draftId?: string,
): Promise<string> {
  const filed = await store.execute({
    regionId: region,
    serviceId,
    command: { type: 'submit', actor: applicant, answers, facts: {} },
    channel: 'portal',
    now: at,
    idempotency: { caller: 'all', key, requestHash: key },
    secretHash: `secret-${key}`,
    ...(draftId === undefined ? {} : { draftId }),
  });
  if (!filed.ok) throw new Error(JSON.stringify(filed.error));
  return filed.value.caseId;
}
