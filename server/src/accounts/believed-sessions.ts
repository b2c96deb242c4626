/**
 * Sessions that were just looked up, by the cookies that brought them, for five seconds (ADR 0028).
 *
 * Must never: give back a session whose lookup began before `forget`, or remember that there was none.
 */
export interface BelievedSessions<Session> {
  /** The session of these cookies, looked up when it is not known. */
  of(cookies: string, lookUp: () => Promise<Session | null>): Promise<Session | null>;
  /** To be called before and after anything that ends sessions. */
  forget(): void;
}

const BELIEVED_MS = 5_000;
const MOST_BELIEVED = 10_000;

export function believedSessions<Session>(clock: () => number = () => performance.now()): BelievedSessions<Session> {
  const known = new Map<string, { readonly session: Session; readonly until: number }>();
  let age = 0;
  return {
    async of(cookies, lookUp) {
      const found = known.get(cookies);
      if (found !== undefined && clock() < found.until) return found.session;
      known.delete(cookies);
      const began = age;
      const until = clock() + BELIEVED_MS;
      const session = await lookUp();
      if (session === null || began !== age) return session;
      if (known.size >= MOST_BELIEVED) known.clear();
      known.set(cookies, { session, until });
      return session;
    },
    forget() {
      age += 1;
      known.clear();
    },
  };
}
