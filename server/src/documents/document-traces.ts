/**
 * Finds which of our documents a PDF claims to be: by the name in its properties, or the verification link on its page.
 *
 * Must never: prove anything. A trace only says where to look; and it inflates no more than a set amount, as the file
 * comes from a stranger.
 */
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';

const PROPERTY = /\/BalaiDocument\s*(?:\(([A-Za-z0-9-]{4,64})\)|<([0-9A-Fa-f]{8,260})>)/gu;
const LINK = /\/URI\s*\(([^()\s]{8,300})\)/gu;
const STREAM = /\bstream\r?\n/u;
const ONE_STREAM = 4 * 1024 * 1024;
const ALL_STREAMS = 32 * 1024 * 1024;

/**
 * The identifiers that a file names, the likeliest first; at most eight.
 *
 * `idInUrl` reads an identifier out of one of our verification addresses, and answers `null` for any other.
 */
export async function documentTraces(pdf: Buffer, idInUrl: (url: string) => string | null): Promise<readonly string[]> {
  const plain = pdf.toString('latin1');
  const traces = new Set(tracesIn(plain, idInUrl));
  // Tools that save anew often pack properties and links into compressed objects.
  if (traces.size === 0) {
    for await (const text of inflated(pdf, plain)) for (const trace of tracesIn(text, idInUrl)) traces.add(trace);
  }
  return [...traces].slice(0, 8);
}

function tracesIn(text: string, idInUrl: (url: string) => string | null): readonly string[] {
  const properties = [...text.matchAll(PROPERTY)].map(([, literal, hex]) => literal ?? fromHex(hex ?? ''));
  const links = [...text.matchAll(LINK)].map(([, url = '']) => idInUrl(url));
  return [...properties, ...links]
    .filter((id) => id !== null && /^[A-Za-z0-9-]{4,64}$/u.test(id))
    .filter((id) => id !== null);
}

/** Hexadecimal strings of a PDF are one byte a character, or UTF-16 after a mark. */
function fromHex(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  return bytes[0] === 0xfe && bytes[1] === 0xff
    ? bytes.subarray(2).swap16().toString('utf16le')
    : bytes.toString('latin1');
}

/** From each stream on to the next behind its end, so that the work grows with the file and no faster. */
async function* inflated(pdf: Buffer, plain: string): AsyncGenerator<string> {
  const streams = new RegExp(STREAM, 'gu');
  let left = ALL_STREAMS;
  for (let match = streams.exec(plain); match !== null && left > 0; match = streams.exec(plain)) {
    const start = match.index + match[0].length;
    const end = plain.indexOf('endstream', start);
    if (end < 0) return;
    streams.lastIndex = end;
    // A stream of zlib begins with 0x78; images and fonts of other filters are passed by.
    if (pdf[start] !== 0x78) continue;
    const bytes = await promisify<Buffer, object, Buffer>(inflate)(pdf.subarray(start, end), {
      maxOutputLength: ONE_STREAM,
    }).catch(() => null);
    left -= bytes?.length ?? 64 * 1024;
    if (bytes !== null) yield bytes.toString('latin1');
  }
}
