/**
 * Carries out what an office decided about the data of a person: corrects, restricts, releases, erases; and says what was done.
 *
 * The decision and this order are one commit; doing it again changes nothing. Must never: erase by itself (it orders, and the ordered
 * erasure does it, with its holds), or touch a case that is not the person's own.
 */
import { targetAt, type Deed, type Instant, type Text } from '@balai/kernel';
import { carryingTopic, uuidOf, type ErasureRefusal, type LoadedCase, type OutboxRow } from '@balai/store';
import type { PlatformDeps } from '../platform-deps.ts';
import { listed, text } from '../texts/text.ts';
import { deedsOf, personOf } from './find-person.ts';

type Deps = Pick<PlatformDeps, 'store'>;
/** The right to have wrong data corrected. */
export const BASIS_OF_CORRECTION = 'UU 27/2022 Pasal 6';
const BASIS: Readonly<Record<Deed, string>> = {
  export: 'UU 27/2022 Pasal 7',
  correction: BASIS_OF_CORRECTION,
  restriction: 'UU 27/2022 Pasal 11',
  release: 'UU 27/2022 Pasal 11',
  erasure: 'UU 27/2022 Pasal 8',
};

/** Returns how many were carried out. */
export async function carryOutDeeds(deps: Deps, regionId: number, now: Instant): Promise<number> {
  let done = 0;
  for (const row of await deps.store.outbox.claim(regionId, now, { topics: [carryingTopic] })) {
    const problem = await carryOut(deps, row, now);
    if (problem === null) {
      await deps.store.outbox.delivered([row], now);
      done += 1;
    } else await deps.store.outbox.failed(row, now, problem);
  }
  return done;
}

interface Doing {
  readonly deps: Deps;
  readonly regionId: number;
  readonly request: LoadedCase;
  readonly own: readonly LoadedCase[];
  readonly by: string;
  readonly row: OutboxRow;
  readonly now: Instant;
}

async function carryOut(deps: Deps, row: OutboxRow, now: Instant): Promise<string | null> {
  const { regionId, caseId, body } = row;
  const deed = body['deed'] as Deed;
  const request = await deps.store.cases.load(regionId, caseId);
  if (request === null || request.state.erased) return 'noSuchCase';
  const events = await deps.store.cases.events(regionId, caseId);
  const acted = events.find(({ version }) => version === body['version'])?.event;
  if (acted?.type !== 'acted' || acted.actor.kind !== 'officer') return 'noSuchDecision';
  const person = await personOf(deps, regionId, request);
  // A request like this one is the proof of what was done: it is copied, and otherwise left alone.
  const own = deed === 'export' ? person.own : person.own.filter(({ manifest }) => deedsOf(manifest).length === 0);
  const { elsewhere } = person;
  const told = await DO[deed]({ deps, regionId, request, own, by: acted.actor.officer, row, now });
  await deps.store.talk.say(regionId, {
    id: uuidOf(`deed ${row.id}`),
    caseId,
    from: 'officer',
    officer: acted.actor.officer,
    text: inBothLanguages(told, ...(elsewhere === 0 ? [] : [namedElsewhere(elsewhere)])),
    at: now,
  });
  return null;
}

/** What is said is stored as one text; nobody knows in which language it will be read. */
const inBothLanguages = (...said: readonly Text[]): string =>
  `${said.map(({ id }) => id).join(' ')}\n\n${said.map(({ en }) => en).join(' ')}`;
const namedElsewhere = (count: number): Text =>
  text(
    `NIK atau nomor telepon Anda juga tercantum dalam ${count} urusan orang lain; isinya data mereka dan tidak dibuka (UU 27/2022 Pasal 33).`,
    `Your NIK or telephone number also stands in ${matters(count)} of others; what they hold is their data and is not opened (UU 27/2022 Pasal 33).`,
  );

const numbers = (cases: readonly LoadedCase[]): string => cases.map(({ number }) => number).join(', ');
const numbersOrNone = (cases: readonly LoadedCase[]): Text =>
  cases.length === 0 ? text('tidak ada', 'none') : text(numbers(cases), numbers(cases));
const none = text(
  'Kota ini tidak menyimpan urusan lain atas NIK atau nomor telepon Anda.',
  'This city holds no other matter under your NIK or telephone number.',
);
const matters = (count: number): string => (count === 1 ? '1 matter' : `${count} matters`);

/** By case: what was set right in it for this request, as its own events say. */
async function setRight({ deps, regionId, request, own }: Doing): Promise<ReadonlyMap<string, Text>> {
  const done = new Map<string, Text>();
  for (const { caseId, manifest, state } of own) {
    if (state.rectified === undefined) continue;
    const events = await deps.store.cases.events(regionId, caseId);
    const paths = events.flatMap(({ event }) =>
      event.type === 'rectified' && event.asked === request.number ? event.paths : [],
    );
    const labels = [...new Set(paths)].flatMap(
      (path) => targetAt(manifest.fields, state.answers, path)?.field.label ?? [],
    );
    if (paths.length > 0) done.set(caseId, listed(labels));
  }
  return done;
}

function correctedText(own: readonly LoadedCase[], done: ReadonlyMap<string, Text>, left: readonly LoadedCase[]): Text {
  const right = own.flatMap(({ caseId, number }) => {
    const what = done.get(caseId);
    return what === undefined ? [] : [text(`${number} (${what.id})`, `${number} (${what.en})`)];
  });
  const joined = (language: 'id' | 'en') => right.map((one) => one[language]).join('; ');
  const open = numbersOrNone(left.filter(({ state }) => state.status === 'open'));
  const closed = numbersOrNone(left.filter(({ state }) => state.status === 'ended'));
  const noted = text(
    `Pembetulan dicatat di ${left.length} urusan. Yang masih berjalan: ${open.id}. Yang sudah selesai tetap seperti diputuskan, dengan catatan ini: ${closed.id}.`,
    `The correction is noted in ${matters(left.length)}. Still open: ${open.en}. Ended, which stay as decided, with this note: ${closed.en}.`,
  );
  const mended = text(
    `Sudah dibetulkan: ${joined('id')}. Surat yang sudah terbit tidak ikut berubah.`,
    `Set right: ${joined('en')}. Letters that were issued before do not change.`,
  );
  if (right.length === 0) return noted;
  return left.length === 0 ? mended : text(`${mended.id} ${noted.id}`, `${mended.en} ${noted.en}`);
}

const DO: Readonly<Record<Deed, (doing: Doing) => Promise<Text>>> = {
  export: async ({ own }) =>
    own.length === 0
      ? text(
          `${none.id} Salinannya, yang berisi permintaan ini, dapat diunduh di halaman ini.`,
          `${none.en} The copy, which holds this request, can be downloaded on this page.`,
        )
      : text(
          `Salinan ${own.length} urusan Anda (${numbers(own)}) dapat diunduh di halaman ini selama 30 hari.`,
          `The copy of ${matters(own.length)} of yours (${numbers(own)}) can be downloaded on this page for 30 days.`,
        ),
  async correction(doing) {
    const { deps, regionId, request, own, by, row, now } = doing;
    if (own.length === 0) return none;
    const done = await setRight(doing);
    const left = own.filter(({ caseId }) => !done.has(caseId));
    const wanted = inBothLanguages(
      text(
        `Permintaan pembetulan ${request.number} (${BASIS.correction}) dikabulkan: bacalah yang benar di sana sebelum memakai data urusan ini.`,
        `The request for correction ${request.number} (${BASIS.correction}) was granted: read there what is right before you use the data of this matter.`,
      ),
    );
    for (const { caseId } of left)
      await deps.store.talk.note(regionId, {
        id: uuidOf(`deed ${row.id} ${caseId}`),
        caseId,
        officer: by,
        text: wanted,
        at: now,
      });
    return correctedText(own, done, left);
  },
  async restriction({ deps, regionId, request, own, by, now }) {
    const caseIds = own.map(({ caseId }) => caseId);
    await deps.store.persons.restrict(
      regionId,
      { caseIds, askedIn: request.caseId, basis: BASIS.restriction, by },
      now,
    );
    return own.length === 0
      ? none
      : text(
          `Dibatasi: ${numbers(own)}. Petugas tidak memprosesnya sampai Anda meminta pembatasannya dicabut.`,
          `Restricted: ${numbers(own)}. No officer works on them until you ask for the restriction to be lifted.`,
        );
  },
  async release({ deps, regionId, own, by, now }) {
    const released = await deps.store.persons.release(regionId, { caseIds: own.map(({ caseId }) => caseId), by }, now);
    return released === 0
      ? text('Tidak ada urusan Anda yang sedang dibatasi.', 'No matter of yours is restricted.')
      : text(
          `Pembatasan ${released} urusan dicabut; prosesnya berjalan lagi.`,
          `The restriction of ${matters(released)} is lifted; work on them goes on.`,
        );
  },
  async erasure({ deps, regionId, request, own, by, now }) {
    const goes: LoadedCase[] = [];
    const stays: Text[] = [];
    for (const one of own) {
      const because = `Permintaan ${request.number}`;
      const asked = await deps.store.erasure.request(
        regionId,
        { caseIds: [one.caseId], because, basis: BASIS.erasure, by },
        now,
      );
      if (asked.ok) goes.push(one);
      else {
        const why = WHY[asked.error.type];
        stays.push(text(`${one.number} (${why.id})`, `${one.number} (${why.en})`));
      }
    }
    if (own.length === 0) return none;
    const gone = numbersOrNone(goes);
    const keptId = stays.length === 0 ? '' : ` Tetap disimpan: ${stays.map(({ id }) => id).join('; ')}.`;
    const keptEn = stays.length === 0 ? '' : ` Kept: ${stays.map(({ en }) => en).join('; ')}.`;
    return text(
      `Dihapus sekarang, satu per satu: ${gone.id}.${keptId} Surat kota tetap menjadi arsip sampai waktunya.`,
      `Erased now, one by one: ${gone.en}.${keptEn} Letters of the city stay in its archive until their time.`,
    );
  },
};

const WHY: Readonly<Record<ErasureRefusal['type'], Text>> = {
  caseOpen: text('masih diproses; tarik dulu', 'still open; withdraw it first'),
  caseHeld: text('ditahan karena sengketa atau pemeriksaan', 'held because of a dispute or an inquiry'),
  letterWaits: text('suratnya menunggu tanda tangan', 'its letter waits for a signature'),
  keptForEver: text('menurut undang-undang disimpan selamanya', 'kept for ever by law'),
  noSuchCase: text('sudah tidak ada', 'there no more'),
  listChanged: text('berubah', 'changed meanwhile'),
  nothingToErase: text('sudah kosong', 'empty already'),
  reasonMissing: text('tanpa alasan', 'without a reason'),
};
