/**
 * Verifies a letter by its number, its id (the QR) or the file itself.
 *
 * Must never: call a letter genuine by its number alone, or show whose letter it is.
 */
import type { Text } from '@balai/kernel';
import { isUuid, type DocumentRecord } from '@balai/store';
import { parseLetterNumber, verifyDocument, type DocumentRecord as OnRecord } from '../../documents/index.ts';
import type { Bound } from '../bound.ts';
import type { PortalPlatform, VerifyView } from '../platform-types.ts';
import { inBoth, text } from '../texts/text.ts';
import { revokedBecause } from './revoked-because.ts';

type Question = Parameters<PortalPlatform['verify']>[0];

export async function verify(bound: Bound, { number, documentId, pdf }: Question): Promise<VerifyView> {
  if (pdf !== undefined && pdf.length > 0) return verifyFile(bound, Buffer.from(pdf));
  const typed = (number ?? documentId ?? '').trim();
  if (typed === '') return NOTHING_ASKED;
  const { documents } = bound.deps.store;
  const found = isUuid(typed)
    ? [await documents.byId(bound.regionId, typed)]
    : await documents.byNumber(bound.regionId, parseLetterNumber(typed) === null ? typed : typed.toUpperCase());
  const records = found.filter((record) => record !== null);
  const [first] = records;
  if (first === undefined) return unknownView(UNKNOWN_NUMBER);
  // One number may stand on letters of several kelurahan: the newest signed one is shown, and the text says so.
  const record = records.toSorted((a, b) => (b.signedAt ?? 0) - (a.signedAt ?? 0))[0] ?? first;
  return byNumber(bound, record, records.length);
}

const NOTHING_ASKED: VerifyView = {
  verdict: 'none',
  headline: text('Periksa keaslian dokumen', 'Verify a document'),
  explanation: text(
    'Ketik nomor surat, pindai kode QR, atau unggah berkas PDF-nya.',
    'Type the number of the letter, scan its QR code, or upload the PDF file.',
  ),
  document: null,
  checks: [],
};
const UNKNOWN_NUMBER = text(
  'Nomor ini belum kami temukan. Belum tentu palsu: mungkin ada huruf atau angka yang tertukar, atau suratnya masih di kertas. Unggah berkasnya, atau tanyakan kepada kelurahan yang tertera.',
  'We have not found this number. It need not be false: a letter or digit may be mistyped, or the letter may still be on paper. Upload the file, or ask the office that it names.',
);
const unknownView = (explanation: Text): VerifyView => ({
  verdict: 'unknown',
  headline: text('Belum kami temukan', 'Not found'),
  explanation,
  document: null,
  checks: [{ ok: null, text: text('Tidak ada dalam catatan kami', 'Not in our records') }],
});

const isSigned = ({ status }: DocumentRecord): boolean => status === 'signed' || status === 'delivered';

/** By number or QR the content cannot be compared: the answer says what is on record, and asks for the file. */
async function byNumber(bound: Bound, record: DocumentRecord, howMany: number): Promise<VerifyView> {
  const document = await aboutDocument(bound, record);
  const several =
    howMany > 1
      ? text(
          ` Nomor ini dipakai ${howMany} unit; cocokkan unit dan tanggalnya.`,
          ` ${howMany} units use this number; compare unit and date.`,
        )
      : text('', '');
  if (record.status === 'revoked' || record.status === 'superseded') {
    const replaced = record.status === 'superseded';
    return {
      verdict: 'withdrawn',
      headline: replaced ? text('Sudah diganti', 'Replaced') : text('Sudah dicabut', 'Withdrawn'),
      explanation: replaced
        ? text(
            'Surat ini pernah sah, tetapi sudah diganti dengan yang lebih baru.',
            'This letter was valid once, but a newer one has replaced it.',
          )
        : text(
            'Surat ini pernah sah, tetapi tidak berlaku lagi.',
            'This letter was valid once, but is no longer in force.',
          ),
      document,
      checks: [{ ok: false, text: text('Tidak berlaku lagi', 'No longer in force') }],
    };
  }
  if (!isSigned(record)) {
    return {
      verdict: 'unknown',
      headline: text('Belum ditandatangani', 'Not signed yet'),
      explanation: text(
        'Nomor ini sudah diberikan, tetapi suratnya belum ditandatangani. Surat yang beredar dengan nomor ini belum sah.',
        'This number has been given, but the letter has not been signed. A letter that carries it is not valid yet.',
      ),
      document,
      checks: [{ ok: false, text: text('Belum ada tanda tangan', 'No signature yet') }],
    };
  }
  const certified = record.certified;
  return {
    verdict: certified ? 'authentic' : 'authenticUncertified',
    headline: certified
      ? text('Nomor ini tercatat', 'This number is on record')
      : text(
          'Nomor ini tercatat, tanda tangan tidak tersertifikasi',
          'This number is on record, the signature is not certified',
        ),
    explanation: inBoth(
      (language) =>
        `${language === 'id' ? 'Surat dengan nomor ini benar kami terbitkan. Untuk memastikan isinya tidak diubah, unggah berkas PDF-nya.' : 'We did issue a letter with this number. To be sure that its content was not changed, upload the PDF file.'}${several[language]}`,
    ),
    document,
    checks: [
      { ok: true, text: text('Nomor ada dalam catatan kami', 'The number is in our records') },
      {
        ok: certified,
        text: certified
          ? text('Tanda tangan bersertifikat', 'The signature is certified')
          : text(
              'Tanda tangan memakai kunci kota, tidak tersertifikasi',
              'Signed with a key of the city, not certified',
            ),
      },
      { ok: null, text: text('Isi berkas belum diperiksa', 'The content of the file has not been checked') },
    ],
  };
}

async function aboutDocument(bound: Bound, record: DocumentRecord): Promise<NonNullable<VerifyView['document']>> {
  const { documents } = bound.deps.store;
  const replacement = record.supersededBy === null ? null : await documents.byId(bound.regionId, record.supersededBy);
  const unit = bound.names.unit(record.unit, record.area);
  const positions = bound.city.units[record.unit]?.positions;
  const title = record.signedAs === 'seal' ? undefined : positions?.[record.signedAs.position];
  const kind = record.signer === null || record.signer.kind === 'definitif' ? '' : `${record.signer.kind}. `;
  const signer =
    record.signer === null
      ? text(`Segel elektronik ${bound.city.institution}`, `Electronic seal, ${bound.city.institution}`)
      : inBoth(
          (language) => `${record.signer?.name ?? ''}, ${kind}${title?.[language] ?? record.signer?.position ?? ''}`,
        );
  return {
    title: record.title,
    number: record.number,
    issuedOn: record.issuedOn,
    validUntil: record.validUntil,
    unit,
    signer,
    sealed: record.signedAs === 'seal',
    signedAt: record.signedAt,
    because: record.revokedBecause === null ? null : revokedBecause(record.revokedBecause),
    replacedBy: replacement?.number ?? null,
  };
}

interface Kept extends OnRecord {
  readonly record: DocumentRecord;
}
const asKept = (record: DocumentRecord | null): Kept | null =>
  record === null || record.sha256 === null
    ? null
    : {
        id: record.id,
        sha256: record.sha256,
        state: record.status === 'revoked' ? 'revoked' : record.status === 'superseded' ? 'superseded' : 'current',
        certified: record.certified,
        signer: record.signer?.name ?? '',
        signedAt: record.signedAt ?? 0,
        record,
      };

async function verifyFile(bound: Bound, pdf: Buffer): Promise<VerifyView> {
  const { documents } = bound.deps.store;
  const address = bound.deps.addressOf(bound.regionId);
  const verdict = await verifyDocument<Kept>(pdf, {
    bySha256: async (sha256) => asKept(await documents.bySha256(bound.regionId, sha256)),
    byId: async (id) => (isUuid(id) ? asKept(await documents.byId(bound.regionId, id)) : null),
    idInUrl: (url) =>
      url.startsWith(`${address}/periksa-surat`) ? (URL.parse(url)?.searchParams.get('d') ?? null) : null,
    isOurKey: (fingerprint) => bound.deps.isOurKey(fingerprint),
  });
  const record = verdict.verdict === 'unknown' ? null : (verdict.record?.record ?? null);
  const { signature } = verdict;
  const unchanged = verdict.unchangedSince !== null;
  return {
    verdict: verdict.verdict === 'superseded' || verdict.verdict === 'revoked' ? 'withdrawn' : verdict.verdict,
    headline: verdict.title,
    explanation: verdict.message,
    document: record === null ? null : await aboutDocument(bound, record),
    checks:
      verdict.verdict === 'unknown'
        ? []
        : [
            {
              ok: unchanged,
              text: unchanged
                ? text('Isi sama dengan saat ditandatangani', 'The content is as it was when signed')
                : text('Isi berbeda dari saat ditandatangani', 'The content differs from when it was signed'),
            },
            {
              ok: signature?.intact ?? false,
              text:
                signature === null
                  ? text(
                      'Tidak ada tanda tangan elektronik di berkas ini',
                      'There is no electronic signature in this file',
                    )
                  : text(
                      'Tanda tangan elektronik dibaca dari berkas',
                      'The electronic signature was read from the file',
                    ),
            },
            {
              ok: record?.certified ?? false,
              text:
                record?.certified === true
                  ? text('Penanda tangan dijamin lembaga sertifikasi', 'The signer is vouched for by a certifier')
                  : text('Penanda tangan hanya dikenal sistem kota', 'The signer is known to the city alone'),
            },
          ],
  };
}
