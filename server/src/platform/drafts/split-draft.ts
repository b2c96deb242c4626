/**
 * The draft in which an officer fills in a part that they split off: from which case it is, and which answers come along unseen.
 *
 * The draft names the questions whose answers come along, never their values: those are read from the case when it is sent.
 * Must never: hold an answer that the officer may not see in the case.
 */
import { receivedAt, type ServiceManifest, type SplitFrom, type Text } from '@balai/kernel';
import type { Draft, LoadedCase, StoredFile } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { Answers } from '../kernel-views.ts';

/** A note of the platform beside the questions; a question's name never begins with a star. */
export const SPLIT = '*split';

export interface SplitNote {
  readonly caseId: string;
  readonly number: string;
  /** By question of this form: the question of the first case whose answer comes along, unseen. */
  readonly sealed: Readonly<Record<string, string>>;
  /** Photos and files of the first case that the officer chose. */
  readonly files: readonly string[];
}

/** Null for a draft that somebody began by itself. */
export const splitOf = (draft: Draft): SplitNote | null => (draft.typed[SPLIT] as SplitNote | undefined) ?? null;

/** The files that may stand in this draft: its own uploads, and those that come along from the case that is split. */
export async function filesOfDraft({ deps, regionId }: Bound, draft: Draft): Promise<readonly StoredFile[]> {
  const { files } = deps.store;
  const own = await files.ofOwner(regionId, draft.id);
  const from = splitOf(draft);
  if (from === null || from.files.length === 0) return own;
  const theirs = await files.ofCase(regionId, from.caseId);
  return [...own, ...theirs.filter(({ sha256 }) => from.files.includes(sha256))];
}

/** The answers that come along sealed, as the case has them now. */
export const sealedAnswers = ({ state }: Pick<LoadedCase, 'state'>, { sealed }: SplitNote): Answers =>
  Object.fromEntries(
    Object.entries(sealed).flatMap(([name, from]) =>
      Object.hasOwn(state.answers, from) ? [[name, state.answers[from]]] : [],
    ),
  );

export interface Part {
  readonly number: string;
  /** Of the first case, as it is now. */
  readonly version: number;
  /** What comes along unseen, by its label. */
  readonly carried: readonly Text[];
  readonly sealed: Answers;
  readonly splitFrom: SplitFrom;
}
/** What this draft is a part of, as that stands now; null for a draft by itself. */
export async function partOf(bound: Bound, draft: Draft, manifest: ServiceManifest): Promise<Part | null> {
  const from = splitOf(draft);
  const whole = from === null ? null : await bound.deps.store.cases.whole(bound.regionId, { caseId: from.caseId });
  if (from === null || whole === null) return null;
  const { loaded, events } = whole;
  return {
    number: loaded.number,
    version: loaded.version,
    carried: Object.keys(from.sealed).flatMap((name) => manifest.fields[name]?.label ?? []),
    sealed: sealedAnswers(loaded, from),
    splitFrom: {
      number: loaded.number,
      service: loaded.serviceId,
      receivedAt: receivedAt(
        events.map(({ event }) => event),
        bound.calendar,
      ),
    },
  };
}
