/** What becomes visible, or hidden, to somebody who acts by a link. Must never: name an answer, only its question. */
import type { Text } from '../fields.ts';
import type { OpenStage, ServiceManifest } from '../manifest.ts';
import { alike, listed, words } from '../words/plain-words.ts';
import { became, type Pair, type Say } from './change.ts';

export const shownChanges =
  (pair: Pair, label: Text): Say<OpenStage['shows']> =>
  (from, to, at) =>
    became(
      'actors',
      at,
      words(`Yang dilihat pihak luar saat ${label.id}`, `What somebody with a link is shown in ${label.en}`),
      shownText(pair.before, from),
      shownText(pair.after, to),
    );

const shownText = (service: ServiceManifest, names: readonly string[] | undefined): Text =>
  names === undefined
    ? words('hanya yang dipublikasikan', 'only what is published')
    : listed(names.map((name) => service.fields[name]?.label ?? alike(name)));
