/**
 * News from the server: "something changed". The page then asks again as itself; it says when the line is cut.
 *
 * Must never: be needed; when the stream is cut the page still works.
 */
import { steadyStream } from '../live/steady-stream.ts';

const CALM_MS = 800;

/** How many streams of this page are cut. */
let cut = $state(0);
export const isCut = (): boolean => cut > 0;

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
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let isSaid = false;
  const changed = (version: number): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => heard(version), CALM_MS);
  };
  const takeBack = (): void => {
    if (isSaid) cut -= 1;
    isSaid = false;
  };
  const stop = steadyStream(address, {
    changed,
    cut: () => {
      if (!isSaid) cut += 1;
      isSaid = true;
    },
    back: () => {
      takeBack();
      changed(Number.POSITIVE_INFINITY);
    },
  });
  return () => {
    takeBack();
    clearTimeout(waiting);
    stop();
  };
}
