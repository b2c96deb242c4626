/**
 * Whether a file or a letter may be opened by whoever asks, and on whose record: its owner, everybody, an officer who said why.
 *
 * Must never: open a paper to an officer before the log says who opened it and why, or because its hash is known.
 */
import { isUuid, type DocumentRecord } from '@balai/store';
import type { Text } from '@balai/kernel';
import { isShownByLink } from '../asked/asked-view.ts';
import { namingFor, type Bound } from '../bound.ts';
import { openCase, type OpenCase } from '../cases/open-case.ts';
import { nameOfLetter, nameOfMail } from '../cases/reading-words.ts';
import { exposureOf } from '../console/exposure.ts';
import { CREW, HOUR, isMailOpen, isOpenNow, logTogether, openedBy, type Opened } from '../console/opened.ts';
import { askedIn, mayRectify } from '../console/rectify.ts';
import { maySee, type Rights } from '../console/rights.ts';
import { loadDraft } from '../drafts/open-draft.ts';
import { inBoth, text } from '../texts/text.ts';
import { isFormAlone, isPaperIn } from './one-form.ts';
import { casesThatShow } from './replaced-files.ts';

/**
 * `kept`: a browser may keep it. `once`: it was opened for a purpose, and is asked for again. `closed`: with the way out. Null: not
 * theirs, or not there.
 */
export type Leave = 'kept' | 'once' | { readonly closed: Text } | null;

/** A file is alike to those of any case: except none. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';
const MOST_CASES = 20;

export async function leaveForFile(bound: Bound, rights: Rights | null, sha256: string): Promise<Leave> {
  const { store } = bound.deps;
  const { regionId } = bound;
  const [inAnswers, inMails] = await Promise.all([
    store.files.casesWith(regionId, sha256),
    store.talk.casesWithFile(regionId, sha256),
  ]);
  const cases = await casesThatShow(bound, inAnswers.slice(0, MOST_CASES), sha256);
  const mails = inMails.slice(0, MOST_CASES);
  // Where it stood another one stands now: whoever sends it once more has it in a form.
  if (inAnswers.length > 0 && cases.length + mails.length === 0)
    return bound.context.device !== null && (await isInDraftOf(bound, bound.context.device, sha256)) ? 'kept' : null;
  if (await isOwners(bound, sha256, [...cases, ...mails])) return 'kept';
  for (const caseId of cases)
    if ((await isPublished(bound, caseId, sha256)) || (await isShownByLink(bound, caseId, sha256))) return 'kept';
  if (rights === null) return null;
  let closed: Leave = null;
  for (const way of [
    ...cases.map((caseId) => () => throughCase(bound, rights, caseId, sha256)),
    ...cases.map((caseId) => () => throughCorrection(bound, rights, caseId, sha256)),
    ...mails.map((caseId) => () => throughMail(bound, rights, caseId, sha256)),
    () => throughLikeness(bound, rights, sha256),
    () => ownUpload(bound, rights, sha256),
  ]) {
    const leave = await way();
    if (leave === 'kept' || leave === 'once') return leave;
    closed ??= leave;
  }
  return closed;
}

/** The uploader, and the holder of a case that shows it. */
async function isOwners(bound: Bound, sha256: string, cases: readonly string[]): Promise<boolean> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (device !== null)
    for (const caseId of cases) if (await store.devices.holdsCase(bound.regionId, device, caseId)) return true;
  const file = await store.files.one(bound.regionId, sha256);
  if (file === null) return false;
  if (device !== null && file.owner.startsWith(`device:${device}:`)) return true;
  if (isUuid(file.owner) && (await loadDraft(bound, file.owner)) !== null) return true;
  return device !== null && isInDraftOf(bound, device, sha256);
}

/** The same picture may have been uploaded by somebody else before: this device gave it too, and sees its own. */
async function isInDraftOf(bound: Bound, device: string, sha256: string): Promise<boolean> {
  const { store } = bound.deps;
  for (const draftId of await store.devices.drafts(bound.regionId, device))
    if ((await store.files.ofOwner(bound.regionId, draftId)).some((file) => file.sha256 === sha256)) return true;
  return false;
}

async function isPublished(bound: Bound, caseId: string, sha256: string): Promise<boolean> {
  const { store } = bound.deps;
  const [summary, files] = await Promise.all([
    store.cases.summary(bound.regionId, caseId),
    store.files.ofCase(bound.regionId, caseId),
  ]);
  const manifest = summary === null ? null : await store.services.byHash(bound.regionId, summary.manifestHash);
  if (manifest === null) return false;
  const naming = namingFor(bound, manifest);
  return files.some((file) => file.sha256 === sha256 && naming.question(file.field)?.published === true);
}

/** What an officer has just handed in for a form that is not sent yet. */
async function ownUpload(bound: Bound, rights: Rights, sha256: string): Promise<Leave> {
  const file = await bound.deps.store.files.one(bound.regionId, sha256);
  const own = file?.state !== 'attached' && file?.owner.startsWith(`officer:${rights.officer.id}:`) === true;
  return own ? 'kept' : null;
}

/** A case that this officer may see, with what they opened in it. */
async function seen(bound: Bound, rights: Rights, caseId: string): Promise<{ open: OpenCase; opened: Opened } | null> {
  const open = await openCase(bound, { caseId }, 'officer');
  if (open === null || !maySee(rights, open)) return null;
  const readings = await bound.deps.store.talk.readings(bound.regionId, caseId);
  return { open, opened: openedBy(readings, rights.officer.id, bound.now) };
}

async function throughCase(bound: Bound, rights: Rights, caseId: string, sha256: string): Promise<Leave> {
  const found = await seen(bound, rights, caseId);
  if (found === null) return null;
  const { open, opened } = found;
  let closed: Leave = null;
  for (const { field: path } of open.files.filter((file) => file.sha256 === sha256)) {
    const field = open.naming.question(path);
    if (field === null) continue;
    const { masked, mayReveal } = exposureOf(field, rights, open.manifest);
    if (!masked) return 'kept';
    if (!mayReveal || rights.fieldOnly) closed ??= { closed: rights.fieldOnly ? CREW : ofOthers };
    else if (isOpenNow(field, path, opened)) return restingOr(open, 'once');
    else if (field.sensitive === undefined) return underPurpose(open, rights, opened, path.split('.')[0] ?? path);
    else closed = { closed: wayOut(open) };
  }
  return closed;
}

/** The photo or paper that an officer is about to have set right: they chose it a moment ago, and its owner can read that they did. */
async function throughCorrection(bound: Bound, rights: Rights, caseId: string, sha256: string): Promise<Leave> {
  const open = await openCase(bound, { caseId }, 'officer');
  if (open === null) return null;
  const paths = open.files.filter((file) => file.sha256 === sha256).map(({ field }) => field);
  const readings = await bound.deps.store.talk.readings(bound.regionId, caseId);
  for (const { officer, what, purpose, at } of readings) {
    if (officer !== rights.officer.id || at < bound.now - HOUR || what === null || !paths.includes(what)) continue;
    const asked = askedIn(purpose ?? '');
    const which = { asked, number: open.loaded.number, path: what };
    if (asked !== '' && (await mayRectify(bound, rights, which)) !== null) return 'once';
  }
  return null;
}

async function throughMail(bound: Bound, rights: Rights, caseId: string, sha256: string): Promise<Leave> {
  const found = await seen(bound, rights, caseId);
  const file = found === null ? null : await bound.deps.store.files.one(bound.regionId, sha256);
  if (found === null || file === null) return null;
  const { open, opened } = found;
  if (rights.fieldOnly) return { closed: CREW };
  if (!isMailOpen(open, rights, file.mediaType, opened)) return underPurpose(open, rights, opened, nameOfMail);
  return opened.together.has(nameOfMail) ? restingOr(open, 'once') : 'kept';
}

/** A photo that came by mail into a case that this officer sees is compared as well. */
async function throughLikeMail(bound: Bound, rights: Rights, like: string): Promise<Leave> {
  let closed: Leave = null;
  for (const caseId of (await bound.deps.store.talk.casesWithFile(bound.regionId, like)).slice(0, MOST_CASES)) {
    const leave = await throughMail(bound, rights, caseId, like);
    if (leave === 'kept' || leave === 'once') return leave;
    closed ??= leave;
  }
  return closed;
}

/** The page of that case compares papers as the same paper, and never as the same form. */
async function isPaper(bound: Bound, caseId: string, sha256: string): Promise<boolean> {
  const open = await openCase(bound, { caseId }, 'officer');
  return open !== null && isPaperIn(open, sha256);
}

/** Beside a photo that this officer sees, the one in another case that it is like; the owner of that one reads it too. */
async function throughLikeness(bound: Bound, rights: Rights, sha256: string): Promise<Leave> {
  const { store } = bound.deps;
  for (const alike of await store.files.alike(bound.regionId, sha256, NO_CASE)) {
    const { caseId, sha256: like } = alike;
    if (isFormAlone(alike) && (await isPaper(bound, caseId, like))) continue;
    const leave = (await throughCase(bound, rights, caseId, like)) ?? (await throughLikeMail(bound, rights, like));
    if (leave === 'kept') return leave;
    if (leave !== 'once') continue;
    const { last } = (await seen(bound, rights, caseId))?.opened ?? { last: null };
    for (const other of await store.files.casesWith(bound.regionId, sha256)) {
      const open = other === caseId ? null : await openCase(bound, { caseId: other }, 'officer');
      const fields = open?.files.filter((file) => file.sha256 === sha256).map(({ field }) => field.split('.')[0] ?? '');
      if (open !== null && fields !== undefined) await logTogether(open, rights, fields, last?.purpose ?? '');
    }
    return leave;
  }
  return null;
}

/** What came after a purpose was given falls under it, and is written down before it is shown; without one the door is closed. */
async function underPurpose(open: OpenCase, rights: Rights, { last }: Opened, name: string): Promise<Leave> {
  if (last === null) return { closed: wayOut(open) };
  const leave = restingOr(open, 'once');
  if (leave === 'once') await logTogether(open, rights, [name], last.purpose);
  return leave;
}

export async function leaveForLetter(bound: Bound, rights: Rights | null, document: DocumentRecord): Promise<Leave> {
  const { device } = bound.context;
  if (device !== null && (await bound.deps.store.devices.holdsCase(bound.regionId, device, document.caseId)))
    return 'kept';
  const found = rights === null ? null : await seen(bound, rights, document.caseId);
  if (rights === null || found === null) return null;
  if (rights.fieldOnly) return { closed: CREW };
  const { open, opened } = found;
  const name = nameOfLetter(document.id);
  return opened.together.has(name) ? restingOr(open, 'once') : underPurpose(open, rights, opened, name);
}

/** A matter that rests is worked on by nobody, whatever was opened before. */
const restingOr = ({ restingSince }: OpenCase, leave: Leave): Leave =>
  restingSince === null
    ? leave
    : {
        closed: text(
          'Urusan ini dibatasi atas permintaan pemilik datanya; berkas dan suratnya tidak dibuka sampai pembatasannya dicabut.',
          'This matter is restricted because the person it is about asked for it; its papers are not opened until that is lifted.',
        ),
      };

const ofOthers = text(
  'Berkas ini tertutup untuk unit atau jabatan Anda.',
  'This file is closed to your unit or position.',
);
const wayOut = ({ loaded: { number } }: OpenCase): Text =>
  inBoth((language) =>
    language === 'id'
      ? `Berkas dan surat terbuka setelah Anda menulis keperluannya: buka kasus ${number} di konsol, lalu "Buka data dan berkas".`
      : `Papers and letters open once you say what for: open case ${number} in the console, then "Open data and papers".`,
  );
