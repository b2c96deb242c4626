/**
 * Personal values as they lie in columns: sealed, or plain where there is no key; and what each is bound to.
 *
 * Must never: leave the salt of a commitment beside a sealed payload: with it a short payload can be guessed.
 */
import type { Seal } from './seal.ts';

/** The key of a row of `reading` in its region. */
export interface ReadingKey {
  readonly case_id: string;
  readonly officer: string;
  readonly what: string;
  readonly hour: number;
  readonly shown: number;
}

/** What a sealed value is bound to, besides its region and key. */
export const boundTo = {
  event: (caseId: string, version: number) => `event ${caseId} ${version}`,
  message: (id: string) => `message ${id}`,
  note: (id: string) => `note ${id}`,
  draft: (id: string) => `draft ${id}`,
  remark: (caseId: string) => `remark ${caseId}`,
  reach: (id: string) => `reach ${id}`,
  push: (id: string) => `push ${id}`,
  told: (id: string) => `told ${id}`,
  template: (id: string) => `template ${id}`,
  purpose: (key: ReadingKey) => `purpose ${[key.case_id, key.officer, key.what, key.hour, key.shown].join(' ')}`,
};

export interface Column {
  readonly text: string;
  readonly keyId: string | null;
}

export function closeText(seal: Seal, regionId: number, what: string, text: string): Column {
  const sealed = seal.close(regionId, what, Buffer.from(text));
  return sealed === null ? { text, keyId: null } : { text: sealed.bytes.toString('base64'), keyId: sealed.keyId };
}

export const openText = (seal: Seal, regionId: number, what: string, { text, keyId }: Column): string =>
  keyId === null ? text : openBytes(seal, regionId, keyId, what, text).toString();

function openBytes(seal: Seal, regionId: number, keyId: string, what: string, text: string): Buffer {
  const plain = seal.open(regionId, keyId, what, Buffer.from(text, 'base64'));
  if (plain === null) throw new Error(`what was sealed for ${what} was changed, or belongs elsewhere`);
  return plain;
}

export interface Payload {
  /** In hex. */
  readonly salt: string;
  readonly sealed: string;
}
const saltBytes = 16;

/** As a row of `event_private`: a sealed one has its salt inside. */
export function closePayload(
  seal: Seal,
  regionId: number,
  caseId: string,
  version: number,
  { salt, sealed }: Payload,
): Payload & { readonly key_id: string | null } {
  const plain = Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(sealed)]);
  const closed = seal.close(regionId, boundTo.event(caseId, version), plain);
  return closed === null
    ? { salt, sealed, key_id: null }
    : { salt: '', sealed: closed.bytes.toString('base64'), key_id: closed.keyId };
}

interface PayloadRow {
  readonly case_id: string;
  readonly version: number;
  readonly salt: string | null;
  readonly sealed: string | null;
  readonly key_id: string | null;
}
/** The same rows with their payloads open. */
export function openPayloads<Row extends PayloadRow>(
  seal: Seal,
  regionId: number,
  rows: readonly Row[],
): readonly Row[] {
  return rows.map((row) => {
    if (row.key_id === null || row.sealed === null) return row;
    const what = boundTo.event(row.case_id, row.version);
    const plain = openBytes(seal, regionId, row.key_id, what, row.sealed);
    return { ...row, salt: plain.toString('hex', 0, saltBytes), sealed: plain.toString('utf8', saltBytes) };
  });
}
