/** For tests of jobs: commands to a region, each under a key of its own. Must never: be imported by anything that serves residents. */
import type { Store } from '@balai/store';

/** `more`: what the command is, and to which service or case. */
export const executingIn =
  ({ store }: { readonly store: Store }, regionId: number) =>
  (now: number, more: object): ReturnType<Store['execute']> =>
    store.execute({
      regionId,
      channel: 'portal',
      now,
      idempotency: { caller: 'test', key: crypto.randomUUID(), requestHash: 'x' },
      ...more,
    } as Parameters<Store['execute']>[0]);
