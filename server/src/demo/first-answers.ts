/**
 * The answers of a new request: those of an example with other people, places and days, and with drawn files.
 *
 * Must never: give answers that the kernel would refuse, as long as any example is let in.
 */
import { decide, newCase, type Fact, type Facts, type Field, type Fields, type ServiceManifest } from '@balai/kernel';
import { areaIn } from '../platform/kernel-views.ts';
import { pick, type Random } from './demo-ingredients.ts';
import { filesOf } from './fill-form.ts';
import { AS_SHOWN, type Living, type Script } from './demo-scripts.ts';
import { senderOf } from './demo-senders.ts';
import { askFacts, draftOf, type Plan, type Town } from './demo-town.ts';
import { ofSomebodyKnown } from './set-right.ts';
import { varied } from './vary-answers.ts';
import { varyingOf, wordsOf } from './varying.ts';

type Values = Readonly<Record<string, unknown>>;

/** People are looked for until the registries say of one what they say in the example. */
const MOST_PEOPLE = 10;
/** Twelve years, in days. */
const OLDER = 12 * 365;
/** How many leave a telephone where they may. */
const WITH_PHONE = 0.45;

export async function firstAnswers(town: Town, living: Living, plan: Plan, random: Random): Promise<Values> {
  const manifest = town.bound.deps.store.services.one(town.regionId, plan.service)?.manifest ?? living.service.manifest;
  const wanted = living.scripts.find(({ name }) => name === plan.like);
  const others = living.scripts.filter((script) => script !== wanted);
  let answers: Values | null = null;
  for (const script of wanted === undefined ? others : [wanted, ...others]) {
    answers = await likeIn(town, living, plan, manifest, script);
    if (answers !== null) break;
  }
  if (answers === null)
    throw new Error(`demo: no example of ${plan.service} can be sent on ${new Date(plan.filedAt).toISOString()}`);
  const theirs = ofSomebodyKnown(town, living, plan, withPhone(town, manifest, answers, random));
  return filesOf(town, living, manifest.fields, theirs, {
    plan,
    at: plan.filedAt,
    owner: draftOf(plan),
    proofs: null,
    where: null,
  });
}

/** Null: the kernel refuses this example today, whoever sends it. */
async function likeIn(
  town: Town,
  living: Living,
  plan: Plan,
  manifest: ServiceManifest,
  script: Script,
): Promise<Values | null> {
  let accepted: Values | null = null;
  for (let tries = 0; tries < MOST_PEOPLE; tries += 1) {
    const varying = varyingOf(town, plan, {
      from: script.on,
      to: plan.filedAt,
      random: town.randomOf(plan.key, 'who', tries),
      like: areaIn(manifest, script.given),
      older: plan.fate === AS_SHOWN || tries > MOST_PEOPLE / 2 ? 0 : OLDER,
      // The last try types what the example typed.
      words: tries === MOST_PEOPLE - 1 ? {} : wordsOf(living),
    });
    const answers = varied(varying, manifest.fields, script.given);
    const facts = await askFacts(town, manifest, { answers, area: areaIn(manifest, answers) }, plan.filedAt);
    const { actor } = senderOf(town, plan, manifest);
    const world = { now: plan.filedAt, calendar: town.calendar };
    const decision = decide(manifest, newCase, { type: 'submit', actor, answers, facts }, world);
    if (!decision.ok) continue;
    if (saysTheSame(script, facts)) return answers;
    accepted ??= answers;
  }
  return accepted;
}

const saysTheSame = ({ facts: wanted }: Script, facts: Facts): boolean =>
  Object.entries(wanted).every(([name, value]) => {
    const fact: Fact | undefined = facts[name];
    return fact === undefined || (fact.state === 'known' && JSON.stringify(fact.value) === JSON.stringify(value));
  });

/** Where the platform may tell them what happens. */
function withPhone(town: Town, { fields, askedIf }: ServiceManifest, answers: Values, random: Random): Values {
  const open = Object.entries(fields as Fields).filter(
    ([name, field]: readonly [string, Field<unknown>]) =>
      field.notify === true && field.kind === 'phone' && !Object.hasOwn(answers, name) && !Object.hasOwn(askedIf, name),
  );
  if (open.length === 0 || random() > WITH_PHONE) return answers;
  const [name] = pick(random, open);
  return { ...answers, [name]: town.people.residentOf(random, '2026-01-01').phone };
}
