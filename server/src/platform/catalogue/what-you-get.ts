/**
 * What a service gives, read off its definition: a letter, photos as proof, an answer; and what may be said of it.
 *
 * Must never: promise of a result what no stage, form or document of the file holds.
 */
import { durationText, inForce, isDuration, type DateText, type ServiceManifest, type Text } from '@balai/kernel';
import type { ServiceView } from '../platform-types.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, listed, text } from '../texts/text.ts';
import { fileProducts } from '../letters/file-products.ts';
import { deedsOf } from '../person/find-person.ts';
import { mayBeInstant } from './service-words.ts';

type Letter = ServiceManifest['documents'][string];
type Gives = ServiceView['gives'];

/** In one line, for the table of the standard. */
export function productOf(manifest: ServiceManifest, on: DateText): Text {
  const letters = Object.values(manifest.documents);
  if (letters.length > 0)
    return listed(
      letters.map((letter) => {
        const valid = validity(letter, on);
        return inBoth(
          (language) =>
            `${letter.title[language]} (PDF${valid === null ? '' : language === 'id' ? `, berlaku ${valid.id}` : `, valid for ${valid.en}`})`,
        );
      }),
    );
  if (provesByPhotos(manifest))
    return text('Masalah ditangani, dengan foto bukti', 'The problem is dealt with, with photos as proof');
  if (manifest.category === 'emergency')
    return text('Pertolongan di tempat, dan catatan kejadiannya', 'Help on the spot, and a record of what happened');
  if (deedsOf(manifest).length > 0)
    return text(
      'Yang Anda minta dikerjakan, dan dijawab di halaman urusan Anda',
      'What you ask for is carried out, and answered on the page of your matter',
    );
  return Object.values(manifest.stages).some((stage) => 'ends' in stage && stage.ends === 'granted')
    ? text('Urusan selesai dan tercatat', 'The matter is settled and on record')
    : text('Jawaban tertulis', 'An answer in writing');
}

/** For the picture of it and the words beside the picture. */
export function givesOf(manifest: ServiceManifest, naming: Naming, on: DateText): Gives {
  const [letter] = Object.values(manifest.documents);
  if (letter !== undefined) return { kind: 'letter', points: letterPoints(manifest, letter, naming, on) };
  if (provesByPhotos(manifest)) return { kind: 'photos', points: photoPoints(manifest) };
  return { kind: 'answer', points: [] };
}

function letterPoints(manifest: ServiceManifest, letter: Letter, naming: Naming, on: DateText): Gives['points'] {
  const [file] = fileProducts(manifest);
  const handed = file === undefined ? [] : [{ about: 'check' as const, text: fileText(file.title) }];
  if ('from' in letter) return handed;
  const valid = validity(letter, on);
  return [
    ...handed,
    { about: 'signature', text: signedText(manifest, letter, naming) },
    {
      about: 'code',
      text: text(
        'Berkode QR, agar siapa pun dapat memeriksa keasliannya',
        'With a QR code, so that anybody can check that it is genuine',
      ),
    },
    ...(valid === null
      ? []
      : [
          {
            about: 'time' as const,
            text: text(`Berlaku ${valid.id} sejak terbit`, `Valid for ${valid.en} from issue`),
          },
        ]),
  ];
}

const fileText = (title: Text): Text =>
  text(
    `${title.id}: PDF dari petugas, diunduh di halaman urusan Anda`,
    `${title.en}: a PDF from the officer, to download on the page of your matter`,
  );

function signedText(manifest: ServiceManifest, letter: Letter, naming: Naming): Text {
  const signers = 'signedBy' in letter ? letter.signedBy : [];
  const persons = signers.flatMap((signer) =>
    signer.kind === 'position' ? [naming.position(signer.unit, signer.position, null)] : [],
  );
  if (persons.length === 0)
    return text('PDF bernomor dengan segel elektronik', 'A numbered PDF under the electronic seal');
  const who = listed(persons);
  return mayBeInstant(manifest)
    ? text(
        `PDF bernomor: bersegel elektronik bila terbit seketika, selebihnya ditandatangani ${who.id}`,
        `A numbered PDF: under electronic seal when issued at once, otherwise signed by the ${who.en}`,
      )
    : text(`PDF bernomor, ditandatangani ${who.id} secara elektronik`, `A numbered PDF, signed by the ${who.en}`);
}

function photoPoints(manifest: ServiceManifest): Gives['points'] {
  const stages = Object.values(manifest.stages);
  const isChecked = stages.some((stage) => 'by' in stage && stage.otherThan !== undefined);
  const mayObject = stages.some(
    (stage) => 'ends' in stage && stage.ends === 'granted' && stage.objection !== undefined,
  );
  return [
    {
      about: 'photo',
      text: text('Foto di tempat dari petugas yang menangani', 'Photos on the spot by the officers who dealt with it'),
    },
    ...(isChecked
      ? [
          {
            about: 'check' as const,
            text: text(
              'Diperiksa petugas lain sebelum dinyatakan selesai',
              'Checked by another officer before it is called done',
            ),
          },
        ]
      : []),
    ...(mayObject
      ? [
          {
            about: 'objection' as const,
            text: text('Belum beres? Anda dapat berkeberatan', 'Still wrong? You can object'),
          },
        ]
      : []),
  ];
}

const provesByPhotos = ({ forms }: ServiceManifest): boolean =>
  Object.values(forms).some((form) => Object.values(form).some(({ kind }) => kind === 'evidence'));

/** A validity that follows from the answers cannot be said beforehand. */
function validity(letter: Letter, on: DateText): Text | null {
  const valid = 'validFor' in letter && letter.validFor !== undefined ? inForce(letter.validFor, on)?.value : undefined;
  return isDuration(valid) ? durationText(valid) : null;
}
