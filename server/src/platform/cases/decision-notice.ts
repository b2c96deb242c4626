/**
 * The letter about a refusal or a return: its reasons with their basis, what to do, until when, and where to object.
 *
 * It says what the page of the case says and adds nothing, so it is drawn anew each time. Must never: be given to anybody but
 * who holds the case.
 */
import type { Text } from '@balai/kernel';
import type { StoredEvent, WholeCase } from '@balai/store';
import { renderNotice } from '../../documents/index.ts';
import type { Bound } from '../bound.ts';
import type { FileBytes } from '../platform-types.ts';
import { lateStageText } from '../texts/late-texts.ts';
import { text } from '../texts/text.ts';
import { watermarkIn } from '../texts/watermark.ts';
import { openCase, type OpenCase } from './open-case.ts';
import { noticeKind } from './notice-kind.ts';
import { find, tell } from './tell-events.ts';
import { whoOf } from './timeline.ts';

/** The letter about what happened at this version; null where nothing was refused or returned then. */
export async function noticePdf(
  bound: Bound,
  whole: WholeCase,
  version: number,
  language: 'id' | 'en',
): Promise<FileBytes | null> {
  const open = await openCase(bound, whole, 'resident');
  const commandId = whole.events.find((stored) => stored.version === version)?.commandId;
  if (open === null || commandId === undefined) return null;
  const group = whole.events.filter((stored) => stored.commandId === commandId);
  const kind = noticeKind(group);
  const acted = find(group, 'acted');
  const first = group[0];
  const said = tell(open, group);
  if (kind === null || acted === undefined || first === undefined || said === null) return null;
  const { number } = whole.summary;
  const drawn = await renderNotice({
    kind,
    institution: bound.city.institution,
    service: open.manifest.title[language],
    caseNumber: number,
    decidedOn: bound.formats.dateOf(first.event.at),
    decidedBy: whoOf(open, first, new Map())?.[language] ?? bound.region.name[language],
    decision: said.title[language],
    reasons: acted.because.map((name) => {
      const { says, basis, about } = open.naming.reason(name);
      return {
        says: says[language],
        basis,
        about: kind === 'returned' ? about.map((path) => open.naming.questionLabel(path)[language]) : [],
      };
    }),
    note: acted.note === undefined || acted.note === '' ? null : acted.note,
    ways: (kind === 'refused' ? waysAfterRefusal(open, group) : waysAfterReturn(open, group)).map(
      (way) => way[language],
    ),
    address: `${bound.deps.addressOf(bound.regionId)}/lacak`,
    ...watermarkIn(bound.region.kind),
    language,
    createdAt: first.event.at,
  });
  return drawn.ok
    ? {
        bytes: drawn.value,
        mediaType: 'application/pdf',
        fileName: `${language === 'id' ? 'pemberitahuan' : 'notice'}-${number}-${version}.pdf`,
        inline: false,
        immutable: false,
      }
    : null;
}

function waysAfterReturn(open: OpenCase, group: readonly StoredEvent[]): readonly Text[] {
  const turn = find(group, 'turnBegan')?.turn;
  const { manifest, naming, bound } = open;
  return [
    text('Perbaiki isian itu di halaman urusan Anda.', 'Correct these answers on the page of your matter.'),
    ...(turn === undefined
      ? []
      : [lateStageText(manifest, turn, naming, bound.formats, { viewer: 'resident', now: turn.beganAt })]),
    text(
      'Nomornya tetap sama dan Anda tidak mengantre dari awal. Isian lain tidak perlu diulang. Waktu kami berhenti dihitung selama giliran Anda.',
      'The number stays the same and you do not queue again. Nothing else has to be repeated. Our time stands still while it is your turn.',
    ),
    text(
      'Tidak dapat mengirimnya sendiri? Datang ke loket mana pun dengan surat ini; petugas mengisinya bersama Anda.',
      'You cannot send it yourself? Come to any counter with this letter; an officer fills it in with you.',
    ),
  ];
}

function waysAfterRefusal(open: OpenCase, group: readonly StoredEvent[]): readonly Text[] {
  const objectBy = find(group, 'ended')?.ending.objectBy ?? null;
  const { complaints } = open.bound.city;
  const again = text(
    'Bila keadaannya berubah, Anda dapat mengajukannya lagi. Pengajuan baru tidak dipersulit oleh penolakan ini.',
    'If things change, you can apply again. A new request is not made harder by this refusal.',
  );
  if (objectBy === null) return [complaints, again];
  const last = open.bound.formats.dayTime(objectBy);
  return [
    text(
      `Tidak setuju? Ajukan keberatan di halaman urusan Anda atau di loket paling lambat ${last.id}. Nomornya tetap sama, dan pejabat lain yang membacanya.`,
      `You disagree? Object on the page of your matter or at a counter by ${last.en} at the latest. The number stays the same, and another official reads it.`,
    ),
    again,
    complaints,
  ];
}
