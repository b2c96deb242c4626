/**
 * The sentence for an error that a reader meets: what happened and what to do, by status and outage.
 *
 * Must never: tell a cause of ours, or pass on a message of a fault of the server.
 */
import type { Messages } from '../messages/index.ts';

interface Problem {
  readonly title: string;
  readonly text: string;
}
const BY_STATUS = {
  403: 'forbidden',
  404: 'notFound',
  410: 'gone',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'unavailable',
} as const;

/** A sentence that the page itself gave (below 500 only) takes the place of the general one. */
export function problemOf(words: Messages['shared']['problems'], status: number, error: App.Error | null): Problem {
  const known = BY_STATUS[status as keyof typeof BY_STATUS];
  const said = status < 500 ? error?.message : undefined;
  const problem =
    error?.outage === undefined
      ? known === undefined
        ? status < 500
          ? { title: said ?? words.server.title, text: words.notFound.text }
          : words.server
        : words[known]
      : words[error.outage];
  return { title: problem.title, text: said === undefined || said === problem.title ? problem.text : said };
}
