/**
 * A stream of "something changed" that comes back by itself: after a cut line, a restarted server, a refusal of a proxy.
 * Says when the line has been cut for a while, and when it is there again (what happened meanwhile was not heard).
 *
 * Must never: be needed, or ask again faster than the more time has passed.
 */
export interface Hearing {
  changed(version: number): void;
  /** The line is cut for longer than a restart takes. */
  cut(): void;
  /** It is there again, and something may have been missed. */
  back(): void;
}

/** A browser comes back after five seconds (the server asks for that): a short cut is not worth a word. */
const SAY_AFTER_MS = 8_000;
/** A browser gives up for good when it is answered with an error; then we ask again. */
const AGAIN_MS = [5_000, 10_000, 20_000, 40_000, 60_000] as const;

/** Listens until the answer is called. */
export function steadyStream(address: string, hearing: Hearing): () => void {
  let source: EventSource;
  let tries = 0;
  let isCut = false;
  let say: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  const opened = (): void => {
    tries = 0;
    clearTimeout(say);
    say = undefined;
    if (isCut) hearing.back();
    isCut = false;
  };
  const failed = (): void => {
    isCut = true;
    say ??= setTimeout(() => hearing.cut(), SAY_AFTER_MS);
    if (source.readyState !== EventSource.CLOSED) return;
    clearTimeout(again);
    again = setTimeout(listen, AGAIN_MS[Math.min(tries, AGAIN_MS.length - 1)]);
    tries += 1;
  };
  const listen = (): void => {
    source = new EventSource(address);
    source.addEventListener('open', opened);
    source.addEventListener('error', failed);
    source.addEventListener('change', (event) => {
      const { version } = JSON.parse((event as MessageEvent<string>).data) as { readonly version: number };
      hearing.changed(version);
    });
  };
  listen();
  return () => {
    clearTimeout(say);
    clearTimeout(again);
    source.close();
  };
}
