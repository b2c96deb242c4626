/**
 * All that a region holds of the person whom a request is about, by the NIK that the request asks for.
 *
 * A case is theirs when its own form names that NIK; or their telephone, and nobody's NIK: a family shares telephones. Where they are
 * only named in somebody else's case, that case is counted and never opened (UU 27/2022 Pasal 33 huruf b). A case under another NIK that
 * names them and their telephone may be theirs with a NIK typed wrong: its NIK alone can then be set right (ADR 0093).
 * Must never: look for a name, or be asked outside a case whose service carries such a deed.
 */
import type { Deed, ServiceManifest } from '@balai/kernel';
import type { LoadedCase } from '@balai/store';
import type { PlatformDeps } from '../platform-deps.ts';

export interface Person {
  /** Newest first; never the request itself. */
  readonly own: readonly LoadedCase[];
  /** Named and to be called as this person is, under another NIK: theirs, if that was typed wrong. Not counted as their own. */
  readonly underOtherNik: readonly LoadedCase[];
  /** In how many cases that are not their own they are named. */
  readonly elsewhere: number;
}

/** The deeds that actions of a service carry, by stage and action; empty for nearly every service. */
export function deedsOf(
  manifest: ServiceManifest,
): readonly { readonly stage: string; readonly action: string; readonly deed: Deed }[] {
  return Object.entries(manifest.stages).flatMap(([stage, one]) =>
    'by' in one
      ? Object.entries(one.next).flatMap(([action, { carries }]) =>
          carries === undefined ? [] : [{ stage, action, deed: carries }],
        )
      : [],
  );
}

type Held = Pick<LoadedCase, 'manifest' | 'state'>;
type Asked = 'nik' | 'phone' | 'name';

/** What single questions of this kind hold; parts of groups and rows are about others. */
function answered({ manifest, state: { answers } }: Held, kind: Asked): readonly string[] {
  return Object.entries(manifest.fields).flatMap(([name, field]) => {
    const isAsked = kind === 'name' ? field.limits?.letters === 'name' : field.kind === kind;
    const value = isAsked && Object.hasOwn(answers, name) ? answers[name] : undefined;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });
}
/** The NIKs of a request: of the person who has proved who they are. */
export const niksOf = (request: Held): readonly string[] => answered(request, 'nik');
const spelt = (name: string): string => name.trim().toLowerCase().split(/\s+/u).join(' ');

/**
 * Whether a telephone alone says that this case is theirs: then that number is not set right either, or the case would be nobody's from
 * that moment on, and the answer to the request could not name it.
 */
export const foundByTelephone = (held: Held): boolean => answered(held, 'nik').length === 0;

export async function personOf(
  { store }: Pick<PlatformDeps, 'store'>,
  regionId: number,
  request: Pick<LoadedCase, 'caseId' | 'manifest' | 'state'>,
): Promise<Person> {
  const [niks, phones, names] = (['nik', 'phone', 'name'] as const).map((kind) => answered(request, kind)) as [
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  const found = (await store.persons.mentioned(regionId, [...niks, ...phones])).filter((id) => id !== request.caseId);
  const loaded = await store.cases.loadAll(regionId, found);
  const shares = (one: LoadedCase, kind: Asked, theirs: readonly string[]): boolean =>
    answered(one, kind).some((value) => theirs.includes(value));
  const isOwn = (one: LoadedCase): boolean =>
    foundByTelephone(one) ? shares(one, 'phone', phones) : shares(one, 'nik', niks);
  const isNamed = (one: LoadedCase): boolean =>
    answered(one, 'name').some((name) => names.some((own) => spelt(own) === spelt(name)));
  const cases = found.flatMap((id) => loaded.get(id) ?? []).filter(({ state }) => !state.erased);
  const own = cases.filter(isOwn);
  const others = cases.filter((one) => !own.includes(one));
  return {
    own,
    underOtherNik: others.filter(
      (one) => shares(one, 'phone', phones) && isNamed(one) && deedsOf(one.manifest).length === 0,
    ),
    elsewhere: others.length,
  };
}
