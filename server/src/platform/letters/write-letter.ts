/**
 * The letter of a decided case as an unsigned PDF: its text filled with the case's own answers, facts, number and dates.
 *
 * Must never: read anything but the case, its manifest and the document's record: the same letter comes out again.
 */
import { err, type Instant, type Result, type Text } from '@balai/kernel';
import type { DocumentRecord, LoadedCase } from '@balai/store';
import {
  fillLetter,
  letterValues,
  renderLetter,
  type LetterSigner,
  type LetterValue,
  type LetterValues,
} from '../../documents/index.ts';
import { cityNames } from '../city-data.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { allQuestions } from '../texts/naming.ts';
import { watermarkIn } from '../texts/watermark.ts';

/** Where anybody can verify a document; printed in its QR. */
export const verifyPath = (documentId: string): string => `/periksa-surat?d=${encodeURIComponent(documentId)}`;

export async function writeLetter(
  deps: PlatformDeps,
  regionId: number,
  document: DocumentRecord,
  signer: LetterSigner,
  now: Instant,
): Promise<Result<Buffer, { readonly message: Text }>> {
  const loaded = await deps.store.cases.load(regionId, document.caseId);
  const letter = loaded?.manifest.documents[document.letter];
  if (loaded === null || letter === undefined || !('body' in letter) || loaded.state.erased)
    return err({ message: NOTHING_TO_WRITE });
  const city = deps.cityOf(regionId);
  const names = cityNames(city);
  const regionName = (slug: string) => deps.store.regions.bySlug(slug)?.name.id;
  const body = fillLetter(letter.body, valuesOf(loaded, document, { area: names.area, region: regionName }), {
    issuedOn: document.issuedOn,
    language: 'id',
  });
  if (!body.ok) return body;
  const region = deps.store.regions.byId(regionId);
  const unit = loaded.manifest.units[document.unit];
  const district =
    document.area !== null && unit?.per === 'kelurahan'
      ? city.districts.find(({ villages }) => villages.some(({ code }) => code === document.area))
      : undefined;
  const door = deps.signerOf(regionId);
  return renderLetter({
    documentId: document.id,
    institution: city.institution,
    ...(district === undefined ? {} : { parent: `Kecamatan ${district.name}` }),
    unit: names.unit(document.unit, document.area).id,
    letterhead: city.letterhead,
    title: letter.title.id,
    number: document.number,
    place: region?.name.id.replace(/^(Kota|Kabupaten) /u, '') ?? '',
    issuedOn: document.issuedOn,
    ...(document.validUntil === null ? {} : { validUntil: document.validUntil }),
    body: body.value,
    signer,
    certification: { certified: door.certified, label: door.label },
    verifyUrl: `${deps.addressOf(regionId)}${verifyPath(document.id)}`,
    ...watermarkIn(region?.kind),
    language: 'id',
    createdAt: now,
  });
}

const NOTHING_TO_WRITE: Text = {
  id: 'Isi surat ini tidak tersedia lagi.',
  en: 'The content of this letter is no longer available.',
};

function valuesOf(
  { manifest, state }: LoadedCase,
  document: DocumentRecord,
  called: { readonly area: (code: string) => string; readonly region: (slug: string) => string | undefined },
): LetterValues {
  const nameOf = (kind: string, code: string): string | undefined =>
    kind === 'area' ? called.area(code) : kind === 'region' ? called.region(code) : undefined;
  const known = Object.fromEntries(
    Object.entries(state.facts).flatMap(([name, fact]) => (fact.state === 'known' ? [[name, fact.value]] : [])),
  );
  const facts = letterValues(manifest.facts, known, { language: 'id', nameOf });
  const date = (on: DocumentRecord['issuedOn'] | null): LetterValue => (on === null ? undefined : { kind: 'date', on });
  return {
    ...letterValues(allQuestions(manifest), state.answers, { language: 'id', nameOf }),
    fact: { kind: 'group', parts: facts },
    nomor: document.number,
    tanggal: date(document.issuedOn),
    berlakuSampai: date(document.validUntil),
  };
}
