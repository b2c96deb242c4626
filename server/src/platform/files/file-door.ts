/**
 * Bytes in and out: uploads recognised, cleaned and staged; files, letters and receipts for those who may see them.
 *
 * Must never: keep what a stranger sent as it was, or open a file because its hash is known.
 */
import { type FileStore, isDiskFull, recognise } from '../../images/index.ts';
import { namingFor, type Bound } from '../bound.ts';
import { heldCase } from '../cases/case-door.ts';
import { openCase } from '../cases/open-case.ts';
import { receiptPdf } from '../cases/receipt-view.ts';
import { uploadOwner } from '../cases/resident-acts.ts';
import { exposureOf } from '../console/answers-view.ts';
import { maySee, type Rights } from '../console/rights.ts';
import { isDraftId, loadDraft } from '../drafts/open-draft.ts';
import type { FileBytes, FilePlatform, UploadRefusal } from '../platform-types.ts';
import { text } from '../texts/text.ts';

const MOST_FILES = 20;
const refused = (type: UploadRefusal['type'], message: UploadRefusal['message']) =>
  ({ ok: false, error: { type, message } }) as const;
const GONE = text(
  'Formulir ini tidak ditemukan di perangkat ini. Buka lagi dari halaman layanan.',
  'This form was not found on this device. Open it again from the page of the service.',
);
const ENOUGH = text(
  `Sudah ada ${MOST_FILES} berkas. Hapus satu lebih dulu.`,
  `There are ${MOST_FILES} files already. Remove one first.`,
);

const NO_ROOM = text(
  'Tempat penyimpanan kami sedang penuh, jadi berkas ini belum tersimpan. Isian Anda yang lain tidak hilang: lanjutkan tanpa berkas bila boleh dikosongkan, atau coba lagi nanti.',
  'Our storage is full, so this file was not kept. Your other answers are not lost: go on without it where it may be left out, or try again later.',
);

export function fileDoor(bound: Bound, rights: Rights | null): FilePlatform {
  return {
    open: (sha256, size) => openFile(bound, rights, sha256, size),
    documentPdf: (documentId) => documentPdf(bound, rights, documentId),
    async receiptPdf(number) {
      const whole = await heldCase(bound, number);
      return whole === null ? null : receiptPdf(bound, whole, bound.context.language);
    },
    stage: (upload) => stage(bound, rights, upload),
  };
}

/** Whose upload it is: a draft of this device, or a case in which this viewer may act. */
async function ownerOf(
  bound: Bound,
  rights: Rights | null,
  { draftId, number }: { readonly draftId?: string; readonly number?: string },
): Promise<string | null> {
  if (draftId !== undefined) {
    const draft = await loadDraft(bound, draftId);
    return draft !== null && draft.submittedCaseId === null ? draft.id : null;
  }
  if (number === undefined) return null;
  const held = await heldCase(bound, number);
  if (held !== null && rights === null) return uploadOwner(bound, held.loaded.caseId);
  const open = rights === null ? null : await openCase(bound, { number }, 'officer');
  if (open !== null && rights !== null && maySee(rights, open)) return uploadOwner(bound, open.loaded.caseId);
  return held === null ? null : uploadOwner(bound, held.loaded.caseId);
}

async function stage(
  bound: Bound,
  rights: Rights | null,
  upload: Parameters<FilePlatform['stage']>[0],
): ReturnType<FilePlatform['stage']> {
  const owner = await ownerOf(bound, rights, upload);
  if (owner === null) return refused('notFound', GONE);
  const { store, bytes: kept, images } = bound.deps;
  if ((await store.files.ofOwner(bound.regionId, owner)).length >= MOST_FILES) return refused('tooMany', ENOUGH);
  const sent = Buffer.from(upload.bytes);
  const known = recognise(sent);
  if (!known.ok)
    return refused(known.error.type === 'incompleteFile' ? 'damaged' : 'notRecognised', known.error.message);
  const file = { uploadedAt: bound.now, owner } as const;
  if (!known.value.isImage) {
    const stored = await storedAll(kept, bound.regionId, [sent]);
    if (stored === null) return refused('noRoom', NO_ROOM);
    const [sha256 = ''] = stored;
    await store.files.stage(bound.regionId, {
      ...file,
      sha256,
      mediaType: 'application/pdf',
      bytes: sent.length,
      width: null,
      height: null,
      thumbnailSha256: null,
      perceptual: null,
      mirrored: null,
      taken: { at: null, latitude: null, longitude: null },
    });
    await store.files.scanned(bound.regionId, sha256, owner);
    return { ok: true, value: { sha256, offeredPosition: null } };
  }
  const clean = await images.clean(sent);
  if (!clean.ok) return refused(REFUSALS[clean.error.type] ?? 'damaged', clean.error.message);
  const { value } = clean;
  const stored = await storedAll(kept, bound.regionId, [value.bytes, value.thumbnail]);
  if (stored === null) return refused('noRoom', NO_ROOM);
  const [sha256 = '', thumbnailSha256 = ''] = stored;
  // The resident's own photo keeps no position; it is offered, and used only when they say so. An officer's proof keeps it.
  const byOfficer = owner.startsWith('officer:');
  const position = value.taken.position ?? null;
  await store.files.stage(bound.regionId, {
    ...file,
    sha256,
    mediaType: 'image/jpeg',
    bytes: value.bytes.length,
    width: value.width,
    height: value.height,
    thumbnailSha256,
    perceptual: value.perceptual.plain ? null : value.perceptual.hash,
    mirrored: value.perceptual.plain ? null : value.perceptual.mirrored,
    taken: {
      at: byOfficer ? (value.taken.at ?? null) : null,
      latitude: byOfficer ? (position?.latitude ?? null) : null,
      longitude: byOfficer ? (position?.longitude ?? null) : null,
    },
  });
  await store.files.scanned(bound.regionId, sha256, owner);
  return { ok: true, value: { sha256, offeredPosition: byOfficer ? null : position } };
}
/** The names of all, or null when the disk has no room for one of them. */
async function storedAll(
  kept: FileStore,
  regionId: number,
  files: readonly Uint8Array[],
): Promise<readonly string[] | null> {
  try {
    return await Promise.all(files.map((bytes) => kept.put(bytes, regionId)));
  } catch (error) {
    if (isDiskFull(error)) return null;
    throw error;
  }
}

const REFUSALS: Readonly<Record<string, UploadRefusal['type']>> = {
  tooManyPixels: 'tooManyPixels',
  notAnImage: 'notRecognised',
  busy: 'tooMany',
  incompleteFile: 'damaged',
};

async function openFile(
  bound: Bound,
  rights: Rights | null,
  sha256: string,
  size: 'full' | 'thumbnail',
): Promise<FileBytes | null> {
  if (!/^[0-9a-f]{64}$/u.test(sha256) || !(await mayOpen(bound, rights, sha256))) return null;
  const file = await bound.deps.store.files.one(bound.regionId, sha256);
  if (file === null) return null;
  const isPdf = file.mediaType === 'application/pdf';
  const wanted = size === 'thumbnail' ? file.thumbnailSha256 : file.sha256;
  const bytes = wanted === null ? null : await bound.deps.bytes.get(wanted);
  return bytes === null
    ? null
    : {
        bytes,
        mediaType: file.mediaType,
        fileName: isPdf ? 'berkas.pdf' : 'foto.jpg',
        inline: !isPdf,
        immutable: true,
      };
}

/** Except no case: a file is alike to those of any. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';

/** The uploader, the holder of a case that shows it, an officer who may see it there; everybody, where it is published. */
async function mayOpen(bound: Bound, rights: Rights | null, sha256: string): Promise<boolean> {
  const { store } = bound.deps;
  const { device } = bound.context;
  const cases = await store.files.casesWith(bound.regionId, sha256);
  for (const caseId of cases.slice(0, 20)) {
    if (device !== null && (await store.devices.holdsCase(bound.regionId, device, caseId))) return true;
    if (await isShownTo(bound, rights, caseId, sha256)) return true;
  }
  if (rights !== null) {
    for (const { caseId, sha256: like } of await store.files.alike(bound.regionId, sha256, NO_CASE))
      if (await isShownTo(bound, rights, caseId, like)) return true;
    if ((await store.files.one(bound.regionId, sha256))?.owner.startsWith(`officer:${rights.officer.id}:`) === true)
      return true;
  }
  const file = await store.files.one(bound.regionId, sha256);
  if (file === null) return false;
  if (device !== null && file.owner.startsWith(`device:${device}:`)) return true;
  if (isDraftId(file.owner) && (await loadDraft(bound, file.owner)) !== null) return true;
  return device !== null && isInDraftOf(bound, device, sha256);
}

/** The same picture may have been uploaded by somebody else before: this device gave it too, and sees its own. */
async function isInDraftOf(bound: Bound, device: string, sha256: string): Promise<boolean> {
  const { store } = bound.deps;
  for (const draftId of await store.devices.drafts(bound.regionId, device))
    if ((await store.files.ofOwner(bound.regionId, draftId)).some((file) => file.sha256 === sha256)) return true;
  return false;
}

async function isShownTo(bound: Bound, rights: Rights | null, caseId: string, sha256: string): Promise<boolean> {
  const { store } = bound.deps;
  const [summary, files] = await Promise.all([
    store.cases.summary(bound.regionId, caseId),
    store.files.ofCase(bound.regionId, caseId),
  ]);
  const manifest = summary === null ? null : await store.services.byHash(bound.regionId, summary.manifestHash);
  if (summary === null || manifest === null) return false;
  const naming = namingFor(bound, manifest);
  const fields = files.filter((file) => file.sha256 === sha256).map(({ field }) => naming.question(field));
  if (fields.some((field) => field?.published === true)) return true;
  const open = rights === null ? null : await openCase(bound, { caseId }, 'officer');
  if (rights === null || open === null || !maySee(rights, open)) return false;
  return fields.some((field) => field !== null && !exposureOf(field, rights).masked);
}

async function documentPdf(bound: Bound, rights: Rights | null, documentId: string): Promise<FileBytes | null> {
  const { store } = bound.deps;
  const document = isDraftId(documentId) ? await store.documents.byId(bound.regionId, documentId) : null;
  if (document === null || document.sha256 === null || document.status === 'revoked') return null;
  const { device } = bound.context;
  const holds = device !== null && (await store.devices.holdsCase(bound.regionId, device, document.caseId));
  const open = holds || rights === null ? null : await openCase(bound, { caseId: document.caseId }, 'officer');
  if (!holds && (open === null || rights === null || !maySee(rights, open))) return null;
  const bytes = await bound.deps.bytes.get(document.sha256);
  if (bytes === null) return null;
  if (holds && document.status === 'signed') await store.documents.delivered(bound.regionId, document.id, bound.now);
  return {
    bytes,
    mediaType: 'application/pdf',
    fileName: `${document.number.replaceAll('/', '-')}.pdf`,
    inline: false,
    immutable: true,
  };
}
