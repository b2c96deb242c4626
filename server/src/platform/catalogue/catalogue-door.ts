/**
 * The portal's catalogue: home, search, the page of a service.
 *
 * Must never: list a service that nobody can begin now.
 */
import { err } from '@balai/kernel';
import type { PublishedService } from '@balai/store';
import { namingFor, serviceOf, type Bound } from '../bound.ts';
import { casesOfDevice } from '../cases/case-card.ts';
import { weekFigures } from '../city/week-figures.ts';
import { nextQuestion, questionsOf, type DraftState } from '../drafts/draft-state.ts';
import type { HomeView, PortalPlatform, ServiceCard } from '../platform-types.ts';
import { findServices } from './find-services.ts';
import { checkRules, ruleQuestions } from './rule-check.ts';
import { serviceCard, serviceView } from './service-view.ts';

type CatalogueDoor = Pick<PortalPlatform, 'home' | 'services' | 'service' | 'ruleCheck' | 'checkRules'>;

export function catalogueDoor(bound: Bound): CatalogueDoor {
  const all = (): readonly PublishedService[] => bound.deps.store.services.current(bound.regionId);
  return {
    home: () => home(bound, all()),
    async services(query) {
      const services = all();
      if (query.trim() === '') return inOrder(services).map((service) => serviceCard(service, bound.today));
      return findServices(bound, services, query);
    },
    async service(id) {
      const service = serviceOf(bound, id);
      return service === null
        ? null
        : serviceView(service, namingFor(bound, service.manifest), {
            ...bound,
            complaints: bound.city.complaints,
          });
    },
    async ruleCheck(id) {
      const service = serviceOf(bound, id);
      const questions = service === null ? [] : ruleQuestions(service.manifest, bound.today);
      if (service === null || questions.length === 0) return null;
      return {
        service: serviceCard(service, bound.today),
        questions: questions.map(([name, field]) => ({ name, field })),
      };
    },
    async checkRules(id, raw) {
      const service = serviceOf(bound, id);
      return service === null ? err({ type: 'notFound' }) : checkRules(bound, service.manifest, raw);
    },
  };
}

/** By category, popular ones first. */
const inOrder = (services: readonly PublishedService[]): readonly PublishedService[] =>
  services.toSorted(
    (a, b) =>
      a.manifest.category.localeCompare(b.manifest.category) ||
      Number(b.catalogue.popular) - Number(a.catalogue.popular) ||
      a.manifest.title.id.localeCompare(b.manifest.title.id),
  );

async function home(bound: Bound, services: readonly PublishedService[]): Promise<HomeView> {
  const [myCases, drafts, { filedBy, ...week }] = await Promise.all([
    remembered(bound),
    draftsOf(bound),
    weekFigures(bound),
  ]);
  const cards = services.map((service) => serviceCard(service, bound.today));
  const counted = new Map<string, { label: ServiceCard['categoryLabel']; count: number }>();
  for (const { category, categoryLabel } of cards)
    counted.set(category, { label: categoryLabel, count: (counted.get(category)?.count ?? 0) + 1 });
  const often = oftenSought(services, filedBy);
  return {
    popular: often.slice(0, 6).map((service) => serviceCard(service, bound.today)),
    categories: [...counted].map(([id, { label, count }]) => ({ id, label, count })),
    examples: often
      .flatMap(({ serviceId, catalogue, manifest }) =>
        saidOften(catalogue.alsoCalled).map((said) => ({ query: { id: said, en: manifest.title.en }, serviceId })),
      )
      .slice(0, 4),
    myCases,
    drafts,
    week,
    serviceCount: services.length,
  };
}

/** What the catalogue calls popular, that of which most came in this week first; where it calls nothing so, all. */
function oftenSought(
  services: readonly PublishedService[],
  filedBy: ReadonlyMap<string, number>,
): readonly PublishedService[] {
  const popular = services.filter(({ catalogue }) => catalogue.popular);
  return (popular.length > 0 ? popular : services).toSorted(
    (a, b) =>
      (filedBy.get(b.serviceId) ?? 0) - (filedBy.get(a.serviceId) ?? 0) ||
      a.manifest.title.id.localeCompare(b.manifest.title.id),
  );
}

/** The first words that somebody says, where there are any in place of an abbreviation. */
const saidOften = (alsoCalled: readonly string[]): readonly string[] =>
  [alsoCalled.find((said) => said.includes(' ')) ?? alsoCalled[0] ?? ''].filter((said) => said !== '');

/** On a shared phone nothing is listed unless its owner chose so (P4). */
async function remembered(bound: Bound): Promise<HomeView['myCases']> {
  const { device } = bound.context;
  if (device === null || !(await bound.deps.store.devices.remembered(bound.regionId, device))) return [];
  // More than the page shows: of the newest ones it takes first what waits for the resident.
  return casesOfDevice(bound, 6);
}

function progressOf(bound: Bound, state: DraftState): Pick<HomeView['drafts'][number], 'done' | 'questions'> {
  const names = questionsOf(bound, state).map(([name]) => name);
  return { done: names.filter((name) => Object.hasOwn(state.answers, name)).length, questions: names.length };
}

async function draftsOf(bound: Bound): Promise<HomeView['drafts']> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (device === null) return [];
  const drafts = await store.drafts.many(bound.regionId, await store.devices.drafts(bound.regionId, device));
  const open = drafts.filter(
    ({ submittedCaseId, answers, typed }) =>
      submittedCaseId === null && Object.keys(answers).length + Object.keys(typed).length > 0,
  );
  return open
    .toSorted((a, b) => b.savedAt - a.savedAt)
    .slice(0, 5)
    .flatMap((draft) => {
      const service = serviceOf(bound, draft.serviceId);
      if (service === null) return [];
      const state: DraftState = { draft, service, manifest: service.manifest, answers: draft.answers };
      return [
        {
          draftId: draft.id,
          service: service.manifest.title,
          savedAt: draft.savedAt,
          next: nextQuestion(bound, state),
          ...progressOf(bound, state),
        },
      ];
    });
}
