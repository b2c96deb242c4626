/**
 * News from the server: "something changed". The page then asks again as itself.
 *
 * Must never: be needed; when the stream is cut the page still works.
 */
const CALM_MS = 800;

/** Listens for changes of the officer's queue; `heard` null: not now. Returns the end of listening. */
export const queueNews = (heard: (() => unknown) | null): (() => void) =>
  listen('/api/v1/stream', heard === null ? null : () => heard());

/** Listens for changes of one case after `version`. */
export const caseNews = (number: string, version: number, heard: () => unknown): (() => void) =>
  listen(`/api/v1/stream?case=${encodeURIComponent(number)}`, (newer) => {
    if (newer > version) heard();
  });

function listen(address: string, heard: ((version: number) => unknown) | null): () => void {
  if (heard === null) return () => undefined;
  const source = new EventSource(address);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  source.addEventListener('change', (event) => {
    const { version } = JSON.parse((event as MessageEvent<string>).data) as { version: number };
    clearTimeout(waiting);
    waiting = setTimeout(() => heard(version), CALM_MS);
  });
  return () => {
    clearTimeout(waiting);
    source.close();
  };
}
