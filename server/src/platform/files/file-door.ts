/**
 * Bytes in and out: uploads recognised, cleaned and staged; files, letters and receipts for those who may see them.
 *
 * Must never: keep what a stranger sent as it was, or open a file because its hash is known.
 */
import { isUuid } from '@balai/store';
import { openedLink } from '../asked/asked-view.ts';
import type { Bound } from '../bound.ts';
import { heldCase } from '../cases/case-door.ts';
import { noticePdf } from '../cases/decision-notice.ts';
import { openCase } from '../cases/open-case.ts';
import { receiptPdf } from '../cases/receipt-view.ts';
import { uploadOwner } from '../cases/resident-acts.ts';
import { mayRectify } from '../console/rectify.ts';
import { maySee, type Rights } from '../console/rights.ts';
import { loadDraft } from '../drafts/open-draft.ts';
import { exportFile } from '../person/export-data.ts';
import type { FilePlatform, UploadRefusal } from '../platform-types.ts';
import { text } from '../texts/text.ts';
import { keepUpload } from './keep-upload.ts';
import { leaveForFile, leaveForLetter } from './may-open.ts';

/** A form may ask a paper in each of many rows, and each may be sent again. */
const MOST_FILES = 60;
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

export function fileDoor(bound: Bound, rights: Rights | null): FilePlatform {
  return {
    open: (sha256, size) => openFile(bound, rights, sha256, size),
    documentPdf: (documentId) => documentPdf(bound, rights, documentId),
    async receiptPdf(number, on = 'sheet') {
      const whole = await heldCase(bound, number);
      return whole === null ? null : receiptPdf(bound, whole, bound.context.language, on);
    },
    async noticePdf(number, version) {
      const whole = await heldCase(bound, number);
      return whole === null ? null : noticePdf(bound, whole, version, bound.context.language);
    },
    async personalData(number, kind) {
      const whole = await heldCase(bound, number);
      const open = whole === null ? null : await openCase(bound, whole, 'resident');
      return open === null ? null : exportFile(open, kind);
    },
    stage: (upload) => stage(bound, rights, upload),
  };
}

/** Whose upload it is: a draft of this device, or a case in which this viewer may act. */
async function ownerOf(
  bound: Bound,
  rights: Rights | null,
  { draftId, number, linkId, asked, question }: Parameters<FilePlatform['stage']>[0],
): Promise<string | null> {
  if (asked !== undefined) {
    const which = { asked, number: number ?? '', path: question };
    const open = rights === null ? null : await mayRectify(bound, rights, which);
    return open === null ? null : uploadOwner(bound, open.loaded.caseId);
  }
  if (linkId !== undefined) {
    const opened = await openedLink(bound, linkId);
    return opened?.standing === 'open' ? uploadOwner(bound, opened.link.caseId) : null;
  }
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
  if ((await bound.deps.store.files.ofOwner(bound.regionId, owner)).length >= MOST_FILES)
    return refused('tooMany', ENOUGH);
  // The resident's own photo keeps no position; it is offered, and used only when they say so. An officer's proof keeps it.
  const byOfficer = owner.startsWith('officer:');
  const kept = await keepUpload(bound.deps, {
    regionId: bound.regionId,
    owner,
    bytes: Buffer.from(upload.bytes),
    now: bound.now,
    keepsPlace: byOfficer && upload.asked === undefined,
  });
  if (!kept.ok) return kept;
  const { sha256, position } = kept.value;
  return { ok: true, value: { sha256, offeredPosition: byOfficer ? null : position } };
}

async function openFile(
  bound: Bound,
  rights: Rights | null,
  sha256: string,
  size: 'full' | 'thumbnail',
): ReturnType<FilePlatform['open']> {
  if (!/^[0-9a-f]{64}$/u.test(sha256)) return null;
  const leave = await leaveForFile(bound, rights, sha256);
  if (leave === null) return null;
  if (typeof leave !== 'string') return { type: 'notAllowed', message: leave.closed };
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
        immutable: leave === 'kept',
      };
}

async function documentPdf(
  bound: Bound,
  rights: Rights | null,
  documentId: string,
): ReturnType<FilePlatform['documentPdf']> {
  const { store } = bound.deps;
  const document = isUuid(documentId) ? await store.documents.byId(bound.regionId, documentId) : null;
  if (document === null || document.sha256 === null || document.status === 'revoked') return null;
  const leave = await leaveForLetter(bound, rights, document);
  if (leave === null) return null;
  if (typeof leave !== 'string') return { type: 'notAllowed', message: leave.closed };
  const bytes = await bound.deps.bytes.get(document.sha256);
  if (bytes === null) return null;
  // Only its holder has a letter kept: an officer who reads it has not fetched it.
  if (leave === 'kept' && document.status === 'signed')
    await store.documents.delivered(bound.regionId, document.id, bound.now);
  return {
    bytes,
    mediaType: 'application/pdf',
    fileName: `${document.number.replaceAll('/', '-')}.pdf`,
    inline: false,
    immutable: leave === 'kept',
  };
}
