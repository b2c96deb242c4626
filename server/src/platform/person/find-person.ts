/**
 * All that a region holds of the person whom a request is about, by the NIK that the request asks for.
 *
 * A case is theirs when its own form names that NIK; or their telephone, and nobody's NIK: a family shares telephones. Where they are
 * only named in somebody else's case, that case is counted and never opened (UU 27/2022 Pasal 33 huruf b).
 * Must never: look for a name, or be asked outside a case whose service carries such a deed.
 */
import type { Case, Deed, Fields, ServiceManifest } from '@balai/kernel';
import type { LoadedCase } from '@balai/store';
import type { PlatformDeps } from '../platform-deps.ts';

export interface Person {
  /** Newest first; never the request itself. */
  readonly own: readonly LoadedCase[];
  /** In how many cases of others they are named. */
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

const answered = (fields: Fields, answers: Case['answers'], kind: 'nik' | 'phone'): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const value = field.kind === kind && Object.hasOwn(answers, name) ? answers[name] : undefined;
    return typeof value === 'string' && value !== '' ? [value] : [];
  });

type Held = Pick<LoadedCase, 'manifest' | 'state'>;

/**
 * Whether a telephone alone says that this case is theirs: then that number is not set right either, or the case would be nobody's from
 * that moment on, and the answer to the request could not name it.
 */
export const foundByTelephone = ({ manifest, state }: Held): boolean =>
  answered(manifest.fields, state.answers, 'nik').length === 0;

export async function personOf(
  { store }: Pick<PlatformDeps, 'store'>,
  regionId: number,
  request: Pick<LoadedCase, 'caseId' | 'manifest' | 'state'>,
): Promise<Person> {
  const { fields } = request.manifest;
  const niks = answered(fields, request.state.answers, 'nik');
  const phones = answered(fields, request.state.answers, 'phone');
  const found = (await store.persons.mentioned(regionId, [...niks, ...phones])).filter((id) => id !== request.caseId);
  const loaded = await store.cases.loadAll(regionId, found);
  const isOwn = (one: LoadedCase): boolean => {
    const [kind, theirs] = foundByTelephone(one) ? (['phone', phones] as const) : (['nik', niks] as const);
    return answered(one.manifest.fields, one.state.answers, kind).some((value) => theirs.includes(value));
  };
  const cases = found.flatMap((id) => loaded.get(id) ?? []).filter(({ state }) => !state.erased);
  const own = cases.filter(isOwn);
  return { own, elsewhere: cases.length - own.length };
}
