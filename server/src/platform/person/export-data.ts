/**
 * The copy of a person's data (UU 27/2022 Pasal 7): what this region holds of them, as JSON for programs, as a page and on paper for people.
 *
 * Made when it is fetched and never kept: a second copy would be one more thing to lose. Must never: be given before an office decided
 * it, after thirty days, or to a device that does not hold the request.
 */
import type { Instant, Text } from '@balai/kernel';
import type { LoadedCase, Message, StoredFile } from '@balai/store';
import { answerParts } from '../answers/answer-parts.ts';
import { showAnswer } from '../answers/show-answer.ts';
import { namingFor, type Bound } from '../bound.ts';
import type { OpenCase } from '../cases/open-case.ts';
import { readerOf } from '../cases/reader.ts';
import { rectifiedNote } from '../cases/rectified-note.ts';
import { filesIn } from '../drafts/answer-question.ts';
import type { CopyKind, FileBytes } from '../platform-types.ts';
import { outsideName } from '../messages/message-view.ts';
import { allQuestions, type Naming } from '../texts/naming.ts';
import { text } from '../texts/text.ts';
import { watermarkIn } from '../texts/watermark.ts';
import { exportPage } from './export-page.ts';
import { exportPaper } from './export-paper.ts';
import { deedsOf, personOf } from './find-person.ts';

const OPEN_FOR = 30 * 86_400_000;

/** Until when the copy may be fetched; null: no office has decided it, or its time is over. */
export function exportUntil({
  manifest,
  events,
  bound,
}: Pick<OpenCase, 'manifest' | 'events' | 'bound'>): Instant | null {
  const exporting = deedsOf(manifest).filter(({ deed }) => deed === 'export');
  if (exporting.length === 0) return null;
  const decided = events.findLast(
    ({ event }) =>
      event.type === 'acted' && exporting.some(({ stage, action }) => event.stage === stage && event.action === action),
  );
  const until = (decided?.event.at ?? -OPEN_FOR) + OPEN_FOR;
  return until > bound.now ? until : null;
}

/** What the city holds of one person, in the words of both languages. */
export interface PersonalCopy {
  readonly city: Text;
  readonly request: string;
  readonly madeAt: Instant;
  /** In how many matters of others they are named. */
  readonly elsewhere: number;
  readonly cases: readonly HeldCase[];
}
interface HeldCase {
  readonly number: string;
  readonly service: Text;
  readonly filedAt: Instant;
  readonly status: Text;
  readonly answers: readonly {
    readonly question: Text;
    readonly answer: Text;
    /** When it was set right because its owner asked; null: it stands as it was given. */
    readonly rectifiedAt: Instant | null;
    /** The same in words, with the day. */
    readonly rectified: Text | null;
    /** Their bytes are opened on the page of the matter; the copy says which they are. */
    readonly files: readonly Pick<StoredFile, 'mediaType' | 'bytes' | 'sha256'>[];
  }[];
  readonly facts: readonly { readonly what: Text; readonly value: Text; readonly source: Text }[];
  readonly letters: readonly { readonly title: Text; readonly number: string; readonly validUntil: string | null }[];
  readonly messages: readonly { readonly from: Text; readonly at: Instant; readonly words: string }[];
  readonly readings: readonly { readonly unit: Text; readonly at: Instant; readonly purpose: string | null }[];
}

const STATUS = { new: text('baru', 'new'), open: text('diproses', 'open'), ended: text('selesai', 'ended') } as const;
const FROM = { resident: text('Anda', 'You'), officer: text('kota', 'the city') } as const;

function messageOf(message: Message, naming: Naming): HeldCase['messages'][number] {
  const { from, at, mail, text: words } = message;
  const who = from === 'outside' ? outsideName(message, naming) : FROM[from];
  return {
    from: mail === undefined ? who : text(`${who.id} (lewat surel)`, `${who.en} (by mail)`),
    at,
    words: (mail?.files.length ?? 0) === 0 ? words : `${words} [${mail?.files.length} PDF/foto]`.trim(),
  };
}

async function heldCase(bound: Bound, loaded: LoadedCase): Promise<HeldCase> {
  const { store } = bound.deps;
  const { caseId, manifest, state } = loaded;
  const naming = namingFor(bound, manifest);
  const [documents, messages, readings, files] = await Promise.all([
    store.documents.ofCase(bound.regionId, caseId),
    store.talk.messages(bound.regionId, caseId),
    store.talk.readings(bound.regionId, caseId),
    store.files.ofCase(bound.regionId, caseId),
  ]);
  return {
    number: loaded.number,
    service: manifest.title,
    filedAt: loaded.filedAt,
    status: STATUS[state.status],
    answers: answersOf(bound, loaded, files),
    facts: Object.entries(manifest.facts).flatMap(([name, field]) => {
      const fact = state.facts[name];
      return fact?.state === 'known'
        ? [
            {
              what: field.label,
              value: showAnswer(field, fact.value, bound.showing),
              source: bound.deps.registriesOf(bound.regionId).nameOf(fact.source),
            },
          ]
        : [];
    }),
    letters: documents.map(({ letter, number, validUntil }) => ({
      title: manifest.documents[letter]?.title ?? text(letter, letter),
      number,
      validUntil,
    })),
    messages: messages.map((message) => messageOf(message, naming)),
    readings: readings.map(({ unit, at, purpose }) => ({
      unit: readerOf({ bound, manifest, naming }, unit),
      at,
      purpose,
    })),
  };
}

/** The parts of a group or a row one by one, each under its own question. */
function answersOf(bound: Bound, { manifest, state }: LoadedCase, files: readonly StoredFile[]): HeldCase['answers'] {
  return Object.entries(allQuestions(manifest)).flatMap(([name, field]) =>
    Object.hasOwn(state.answers, name)
      ? answerParts(name, field, state.answers[name]).map(({ path, field: one, heading, value }) => ({
          question:
            heading === null ? one.label : text(`${heading.id}: ${one.label.id}`, `${heading.en}: ${one.label.en}`),
          answer: showAnswer(one, value, bound.showing),
          rectifiedAt: state.rectified?.[path] ?? null,
          rectified: rectifiedNote(bound, state, path),
          files: filesIn(value).flatMap((sha256) => files.find((file) => file.sha256 === sha256) ?? []),
        }))
      : [],
  );
}

export async function exportFile(open: OpenCase, kind: CopyKind): Promise<FileBytes | null> {
  const { bound, loaded } = open;
  if (exportUntil(open) === null || loaded.state.erased) return null;
  const { own, elsewhere } = await personOf(bound.deps, bound.regionId, loaded);
  const copy: PersonalCopy = {
    city: bound.region.name,
    request: loaded.number,
    madeAt: bound.now,
    elsewhere,
    cases: await Promise.all([loaded, ...own].map((one) => heldCase(bound, one))),
  };
  return {
    bytes: await bytesOf(bound, copy, kind),
    mediaType: MEDIA[kind],
    fileName: `data-pribadi-${loaded.number}.${kind}`,
    inline: false,
    immutable: false,
  };
}

const MEDIA: Readonly<Record<CopyKind, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};
async function bytesOf({ context, showing, region }: Bound, copy: PersonalCopy, kind: CopyKind): Promise<Buffer> {
  const { language } = context;
  switch (kind) {
    case 'json':
      return Buffer.from(forPrograms(copy));
    case 'html':
      return Buffer.from(exportPage(copy, language, showing.formats));
    case 'pdf':
      return exportPaper(copy, language, showing.formats, watermarkIn(region.kind));
  }
}

const iso = (at: Instant): string => new Date(at).toISOString();

/** Its names are Indonesian in every language: a program that reads it is written once. */
function forPrograms({ city, request, madeAt, elsewhere, cases }: PersonalCopy): string {
  const copy = {
    kota: city.id,
    dasar: 'UU 27/2022 Pasal 7',
    permintaan: request,
    dibuat: iso(madeAt),
    disebutDalamUrusanOrangLain: elsewhere,
    urusan: cases.map((one) => ({
      nomor: one.number,
      layanan: one.service.id,
      masuk: iso(one.filedAt),
      status: one.status.id,
      isian: one.answers.map(({ question, answer, rectifiedAt, files }) => ({
        pertanyaan: question.id,
        jawaban: answer.id,
        ...(rectifiedAt === null ? {} : { diperbaiki: iso(rectifiedAt) }),
        ...(files.length === 0
          ? {}
          : { berkas: files.map(({ mediaType, bytes, sha256 }) => ({ jenis: mediaType, bytes, sha256 })) }),
      })),
      dariRegistri: one.facts.map(({ what, value, source }) => ({ data: what.id, nilai: value.id, sumber: source.id })),
      surat: one.letters.map(({ title, number, validUntil }) => ({
        nama: title.id,
        nomor: number,
        berlakuSampai: validUntil,
      })),
      pesan: one.messages.map(({ from, at, words }) => ({ dari: from.id, pada: iso(at), isi: words })),
      dibacaOleh: one.readings.map(({ unit, at, purpose }) => ({ unit: unit.id, pada: iso(at), keperluan: purpose })),
    })),
  };
  return JSON.stringify(copy, null, 2);
}
