/**
 * Finds services by what somebody types: a name as it is called, or a whole sentence in their own words.
 *
 * A word or two is looked up among the names; a sentence is compared with what was learned. Either way each service says
 * why it was found. Must never: hide a service because another fits better; the catalogue stays a click away.
 */
import type { PublishedService } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import type { CityData } from '../city-data.ts';
import type { ServiceCard } from '../platform-types.ts';
import { wordsOf } from './normalise.ts';
import { searchServices, type Searchable } from './search-services.ts';
import { serviceCard } from './service-view.ts';
import { unitInCharge } from './service-words.ts';
import { isUnsure, learnToSuggest, type Suggest } from './suggest-service.ts';
import { CATEGORIES } from './words.ts';

/** From so many words that count on, what is typed is a sentence rather than a name. */
const A_SENTENCE = 3;

/** What a service is called besides its title, in the words that people search with. */
const searchable = (bound: Bound, { manifest, catalogue }: PublishedService): Searchable => ({
  id: manifest.id,
  title: manifest.title,
  alsoCalled: catalogue.alsoCalled,
  popular: catalogue.popular,
  related: [CATEGORIES[manifest.category].label, unitInCharge(manifest, namingFor(bound, manifest), bound.today)],
});

interface Learned {
  /** From which publications; others are learned anew. */
  readonly services: readonly PublishedService[];
  readonly suggest: Suggest;
}
const learnedOf = new WeakMap<CityData, Learned>();

/** Learned once for what is published now. */
function suggesting(city: CityData, services: readonly PublishedService[]): Suggest {
  const known = learnedOf.get(city);
  if (known?.services.length === services.length && services.every((one, at) => one === known.services[at]))
    return known.suggest;
  const suggest = learnToSuggest(
    services.map(({ manifest: { id, title }, catalogue }) => ({
      id,
      names: [title.id, title.en, ...catalogue.alsoCalled],
      sentences: city.sentences?.[id] ?? [],
    })),
  );
  learnedOf.set(city, { services, suggest });
  return suggest;
}

/** Best first. An empty query finds nothing. */
export function findServices(
  bound: Bound,
  services: readonly PublishedService[],
  query: string,
): readonly ServiceCard[] {
  const found = new Map<string, ServiceCard>();
  const byId = new Map(services.map((service) => [service.serviceId, service]));
  const add = (id: string, why: Pick<ServiceCard, 'matched' | 'because' | 'unsure'>): void => {
    const service = byId.get(id);
    if (service !== undefined && !found.has(id)) found.set(id, { ...serviceCard(service, bound.today), ...why });
  };
  const named = searchServices(
    query,
    services.map((service) => searchable(bound, service)),
  );
  const meant = suggesting(bound.city, services)(query);
  const addNamed = (): void => named.forEach(({ id, matched }) => add(id, { matched }));
  const guess = isUnsure(meant) ? { unsure: true } : {};
  const addMeant = (): void => meant.forEach(({ id, because }) => add(id, { because, ...guess }));
  if (wordsOf(query).length >= A_SENTENCE) {
    addMeant();
    addNamed();
  } else {
    addNamed();
    addMeant();
  }
  return [...found.values()];
}
