/**
 * Changes of what a service gives: letters with every line of their words, their signers and validity, files of other systems.
 *
 * Must never: shorten a changed line of a letter; what is signed is read in full before.
 */
import type { Expression } from '../expression.ts';
import type { Duration } from '../clock.ts';
import type { Text } from '../fields.ts';
import type { FileProduct, Letter, Product, ServiceManifest, Signer } from '../manifest.ts';
import { alike, durationText, listed, NOTHING, quoted, words } from '../words/plain-words.ts';
import { expressionText, unitText } from '../words/expression-words.ts';
import { became, byName, byWord, change, type Change, type Pair, type Said, type Sentences } from './change.ts';
import { datedChanges } from './dated-changes.ts';

export function documentChanges(
  pair: Pair,
  from: ServiceManifest['documents'],
  to: ServiceManifest['documents'],
  at: string,
): Said {
  return byName(from, to, at, {
    added: ({ title }, where) => change('documents', where, `Dokumen baru “${title.id}”`, `New document “${title.en}”`),
    removed: ({ title }, where) =>
      change('documents', where, `Dokumen “${title.id}” tidak ada lagi`, `The document “${title.en}” is gone`),
    changed: (a, b, where) => productChanges(pair, a, b, where),
  });
}
function productChanges(pair: Pair, a: Product, b: Product, at: string): readonly Change[] {
  const name = quoted(b.title);
  if ('body' in a && 'body' in b) return byWord(letterSentences(pair, name), a, b, at);
  if ('from' in a && 'from' in b) return byWord(fileSentences(name), a, b, at);
  const kind = (product: Product) =>
    'body' in product
      ? words('surat yang ditulis sistem', 'a letter of the platform')
      : words('berkas dari petugas', 'a file of an officer');
  return became('documents', at, words(`Dokumen ${name.id}`, `The document ${name.en}`), kind(a), kind(b));
}
function fileSentences(name: Text): Sentences<FileProduct> {
  return {
    title: (from, to, at) => titleChange(from, to, at),
    from: (from, to, at) =>
      became(
        'documents',
        at,
        words(`${name.id} diambil dari`, `${name.en} is taken from`),
        alike(`“${from}”`),
        alike(`“${to}”`),
      ),
  };
}
const titleChange = (from: Text, to: Text, at: string) =>
  became('documents', at, words('Judul dokumen', 'The title of the document'), quoted(from), quoted(to));

function letterSentences({ before, after }: Pair, name: Text): Sentences<Letter> {
  return {
    title: (from, to, at) => titleChange(from, to, at),
    classification: (from, to, at) =>
      became(
        'documents',
        at,
        words(`${name.id}: klasifikasi arsip`, `${name.en}: archive classification`),
        alike(from ?? '–'),
        alike(to ?? '–'),
      ),
    body: (from, to, at) => bodyChanges(name, from, to, at),
    signedBy: (from, to, at) =>
      became(
        'actors',
        at,
        words(`${name.id} ditandatangani`, `${name.en} is signed by`),
        signersText(before, from),
        signersText(after, to),
      ),
    validFor: (from, to, at) =>
      datedChanges<Duration | Expression>(
        {
          group: 'documents',
          what: words(`Masa berlaku ${name.id}`, `The validity of ${name.en}`),
          show: (value) => validText(after, value),
        },
        from,
        to,
        at,
      ),
  };
}
const validText = (service: ServiceManifest, value: Duration | Expression): Text =>
  typeof value === 'object' && 'clock' in value ? durationText(value) : expressionText({ service }, value);

/** Line by line, in full: lines that are new and lines that are gone. */
function bodyChanges(name: Text, from: string, to: string, at: string): readonly Change[] {
  const [before, after] = [from.split('\n'), to.split('\n')];
  const lines = (texts: readonly string[], others: readonly string[]) => texts.filter((line) => !others.includes(line));
  const [gone, come] = [lines(before, after), lines(after, before)];
  if (gone.length + come.length === 0)
    return change(
      'documents',
      at,
      `${name.id}: urutan atau ulangan baris isi surat berubah`,
      `${name.en}: lines of the letter stand in another order or number`,
    );
  return [
    ...gone.flatMap((line) =>
      change('documents', at, `${name.id}: baris “${line}” dihapus`, `${name.en}: the line “${line}” is removed`),
    ),
    ...come.flatMap((line) =>
      change('documents', at, `${name.id}: baris baru “${line}”`, `${name.en}: new line “${line}”`),
    ),
  ];
}
function signersText(service: ServiceManifest, signers: readonly Signer[]): Text {
  return signers.length === 0 ? NOTHING : listed(signers.map((signer) => signerText(service, signer)));
}
function signerText(service: ServiceManifest, signer: Signer): Text {
  switch (signer.kind) {
    case 'position':
      return service.units[signer.unit]?.positions[signer.position] ?? alike(`${signer.unit}.${signer.position}`);
    case 'seal': {
      const unit = unitText(service, signer.unit);
      return words(`segel ${unit.id}`, `the seal of ${unit.en}`);
    }
    case 'applicant':
      return words('pemohon', 'the applicant');
    case 'contact': {
      const label = service.fields[signer.field]?.label ?? alike(signer.field);
      return words(`orang pada “${label.id}”`, `the person of “${label.en}”`);
    }
    default:
      return alike(JSON.stringify(signer));
  }
}
