/**
 * Letters that have their number: written, signed or sealed, kept byte for byte.
 *
 * A letter of the system is sealed at once; a letter of a person waits for the office-holder of the day of signing (P7).
 * Must never: number anything (the store did), or render a letter twice. A signer that is away leaves it waiting (P6).
 */
import { err, ok, type Instant, type Result, type Text } from '@balai/kernel';
import type { DocumentRecord } from '@balai/store';
import type { LetterSigner } from '../../documents/index.ts';
import { cityNames, type CityData } from '../city-data.ts';
import type { PlatformDeps } from '../platform-deps.ts';
import { writeLetter } from './write-letter.ts';

/** Who signs: taken from the appointments of the day of signing. */
export interface Holder {
  readonly officer: string;
  readonly name: string;
  readonly position: string;
  readonly kind: 'definitif' | 'Plt' | 'Plh' | 'delegasi';
}
export interface Waits {
  readonly type: 'signerUnavailable' | 'cannotBeWritten';
  readonly message: Text;
}

/** How each appointment stands before the position on paper; a delegate signs as the acting holder of the day. */
const WRITTEN = { definitif: 'definitif', Plt: 'Plt.', Plh: 'Plh.', delegasi: 'Plh.' } as const;

/** Seals what an ending of the system has issued. Whatever goes wrong leaves the letter waiting for the job. */
export async function issueLetters(deps: PlatformDeps, regionId: number, caseId: string, now: Instant): Promise<void> {
  for (const document of await deps.store.documents.ofCase(regionId, caseId)) {
    if (isWaiting(document) && document.signedAs === 'seal') await sealOrWait(deps, regionId, document, now);
  }
}

/** For the job: everything under the seal of the institution that still waits. Returns how many were sealed. */
export async function sealWaiting(deps: PlatformDeps, regionId: number, now: Instant): Promise<number> {
  let sealed = 0;
  for (const document of await deps.store.documents.toSeal(regionId))
    if (await sealOrWait(deps, regionId, document, now)) sealed += 1;
  return sealed;
}

const isWaiting = ({ status }: DocumentRecord): boolean => status === 'numbered' || status === 'signing';

async function sealOrWait(
  deps: PlatformDeps,
  regionId: number,
  document: DocumentRecord,
  now: Instant,
): Promise<boolean> {
  const done = await signLetter(deps, regionId, document, null, now);
  if (!done.ok) deps.onTrouble('seal', done.error.type);
  return done.ok;
}

/** Writes, signs and keeps one letter. `holder` null: under the seal. */
export async function signLetter(
  deps: PlatformDeps,
  regionId: number,
  document: DocumentRecord,
  holder: Holder | null,
  now: Instant,
): Promise<Result<DocumentRecord, Waits>> {
  const { store } = deps;
  await store.documents.signing(regionId, document.id, holder?.officer ?? null, now);
  const city = deps.cityOf(regionId);
  const signer: LetterSigner =
    holder === null
      ? { kind: 'seal', institution: city.institution }
      : {
          kind: 'person',
          name: holder.name,
          position: onPaper(city, document, holder),
          appointment: WRITTEN[holder.kind],
        };
  const letter = await writeLetter(deps, regionId, document, signer, now);
  if (!letter.ok) return err({ type: 'cannotBeWritten', message: letter.error.message });
  const door = deps.signerOf(regionId);
  const place = deps.store.regions.byId(regionId)?.name.id ?? '';
  const signed = await door.sign(letter.value, {
    signer: holder?.name ?? city.institution,
    reason: `${document.title.id} ${document.number}`,
    place,
  });
  if (!signed.ok) return err({ type: 'signerUnavailable', message: signed.error.message });
  const sha256 = await deps.bytes.put(signed.value.pdf, regionId);
  const kept = await store.documents.signed(
    regionId,
    document.id,
    { sha256, signer: holder, certified: door.certified },
    now,
  );
  if (kept.ok) {
    await tellOwner(deps, regionId, document, now);
    return ok(kept.value);
  }
  const current = await store.documents.byId(regionId, document.id);
  // Somebody else signed it in the same moment: their copy is the letter.
  return current !== null && current.sha256 !== null ? ok(current) : err({ type: 'cannotBeWritten', message: GONE });
}
/** `Lurah Sukarasa`: what people call the position, never its code. */
function onPaper(city: CityData, { unit, area }: DocumentRecord, { position }: Holder): string {
  const known = city.units[unit];
  const title = known?.positions[position]?.id ?? position;
  return area === null || (known?.per ?? null) === null ? title : `${title} ${cityNames(city).village(area)}`;
}
/** The resident hears that the letter can be downloaded. */
async function tellOwner(
  deps: PlatformDeps,
  regionId: number,
  { id, caseId }: DocumentRecord,
  now: Instant,
): Promise<void> {
  const summary = await deps.store.cases.summary(regionId, caseId);
  if (summary === null) return;
  const body = { number: summary.number, serviceId: summary.serviceId };
  // The request and the job may sign in the same moment: the owner hears it once.
  await deps.store.outbox.add(regionId, caseId, 'document.signed', body, now, { at: summary.filedAt, name: id });
}

const GONE: Text = {
  id: 'Surat ini sudah tidak menunggu tanda tangan.',
  en: 'This letter no longer waits for a signature.',
};
