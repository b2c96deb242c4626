/**
 * The receipt of a case: number, secret link with its QR, the promise, and what happens next; on the screen and on paper.
 *
 * Must never: show the secret to a device that did not send the case, or to that one after a day.
 */
import { durationText, evaluate, inForce, localTime, type DateText, type Stage, type Text } from '@balai/kernel';
import type { CaseSummary, WholeCase } from '@balai/store';
import { renderReceipt, renderSlip } from '../../documents/index.ts';
import type { Bound } from '../bound.ts';
import { actorsText, mainRoad, stageOf } from '../catalogue/service-words.ts';
import { caseSecret } from '../drafts/submit-draft.ts';
import type { FileBytes, ReceiptView } from '../platform-types.ts';
import { qrPath } from '../qr-path.ts';
import { statusSentence } from '../texts/status-texts.ts';
import { inBoth, text } from '../texts/text.ts';
import { watermarkIn } from '../texts/watermark.ts';
import { emergencyRoom } from './emergency-room.ts';
import { officeBehind } from './office-behind.ts';
import { cardOf, openCase, statusContext, type OpenCase } from './open-case.ts';
import { casePromise } from './public-case.ts';

const DAY_MS = 86_400_000;
type End = Extract<Stage, { readonly ends: unknown }>;

/** The link with the secret; null unless this device sent the case within the last day. */
async function secretLink(bound: Bound, summary: CaseSummary): Promise<string | null> {
  const { store } = bound.deps;
  const { device } = bound.context;
  if (device === null || bound.now - summary.filedAt > DAY_MS) return null;
  const drafts = await store.drafts.many(bound.regionId, await store.devices.drafts(bound.regionId, device));
  const draft = drafts.find(({ submittedCaseId }) => submittedCaseId === summary.caseId);
  return draft === undefined ? null : `${bound.deps.addressOf(bound.regionId)}/k/${caseSecret(bound, draft.id)}`;
}

export async function receiptView(bound: Bound, whole: WholeCase): Promise<ReceiptView | null> {
  const open = await openCase(bound, whole, 'resident');
  if (open === null) return null;
  const { summary } = whole;
  const link = await secretLink(bound, summary);
  const { state } = open.loaded;
  const room = emergencyRoom(bound, open.manifest, state.ending);
  return {
    number: summary.number,
    service: cardOf(bound, open.manifest),
    secretLink: link,
    qr: link === null ? null : qrPath(link),
    pdfPath: `/urusan/${summary.number}/tanda-terima.pdf`,
    slipPath: bound.context.officer === null ? null : `/urusan/${summary.number}/struk.pdf`,
    unit: room ?? unitOf(open),
    isEmergency: room !== null,
    promise: casePromise(open),
    ended: state.status === 'ended',
    next: nextText(open),
    steps: stepsAhead(open),
    remembered:
      bound.context.device !== null &&
      (await bound.deps.store.devices.remembered(bound.regionId, bound.context.device)),
  };
}

function unitOf(open: OpenCase): Text {
  const { loaded, naming, bound } = open;
  const turn = loaded.state.turns[0];
  if (turn === undefined) return bound.region.name;
  return turn.party.kind === 'contact' ? officeBehind(open, turn) : naming.party(turn.party);
}

/** What comes now, in one or two sentences. */
function nextText(open: OpenCase): Text {
  const { loaded, naming } = open;
  const { state } = loaded;
  if (state.status === 'ended') return statusSentence(state, statusContext(open));
  const turn = state.turns[0];
  if (turn === undefined) return text('Urusan Anda tercatat.', 'Your matter is on record.');
  const unit = naming.party(turn.party);
  // Inside a sentence "Hari ini" and "Today" are written small; names of days keep their capital in both languages.
  const near = open.bound.formats.near(turn.dueAt, open.bound.now);
  const due = inBoth((language) =>
    near[language].replace(/^(?:Kemarin|Hari ini|Besok|Yesterday|Today|Tomorrow)/u, (word) => word.toLowerCase()),
  );
  return inBoth((language) =>
    language === 'id'
      ? `Sekarang giliran ${unit.id}, paling lambat ${due.id}.`
      : `It is the turn of ${unit.en} now, at the latest ${due.en}.`,
  );
}

/** The receipt as a PDF, on a sheet or on a counter's roll of 80 mm; null when this device may not have the secret link any more. */
export async function receiptPdf(
  bound: Bound,
  whole: WholeCase,
  language: 'id' | 'en',
  on: 'sheet' | 'roll',
): Promise<FileBytes | null> {
  const { summary } = whole;
  const [open, link] = await Promise.all([openCase(bound, whole, 'resident'), secretLink(bound, summary)]);
  if (open === null || link === null) return null;
  const { state } = open.loaded;
  const received = localTime(bound.calendar, summary.filedAt);
  const due = state.promised?.dueAt ?? state.turns[0]?.dueAt ?? null;
  const promise = casePromise(open);
  const drawn = await (on === 'roll' ? renderSlip : renderReceipt)({
    city: bound.region.name[language],
    service: open.manifest.title[language],
    caseNumber: summary.number,
    receivedOn: bound.formats.dateOf(summary.filedAt),
    receivedTime: received.slice(11, 16),
    ...(due === null || promise === null
      ? {}
      : {
          promise: {
            on: bound.formats.dateOf(due),
            time: localTime(bound.calendar, due).slice(11, 16),
            because: promise.explanation[language],
          },
        }),
    unit: unitOf(open)[language],
    steps: stepsAhead(open).map(({ label, detail }) => ({
      title: label[language],
      ...(detail === null ? {} : { detail: detail[language] }),
    })),
    secretUrl: link,
    ...watermarkIn(bound.region.kind),
    language,
    createdAt: bound.now,
  });
  return drawn.ok
    ? {
        bytes: drawn.value,
        mediaType: 'application/pdf',
        fileName: `${language === 'id' ? 'tanda-terima' : 'receipt'}-${summary.number}.pdf`,
        inline: false,
        immutable: false,
      }
    : null;
}

/** The usual way from the turn of now to an end; nothing when the case has ended. */
function stepsAhead({ bound, manifest, naming, loaded }: OpenCase): ReceiptView['steps'] {
  const now = loaded.state.turns[0];
  if (now === undefined) return [];
  const { answers, facts } = loaded.state;
  const isMet = (condition: string) => evaluate(manifest.conditions[condition] ?? false, answers, facts) === true;
  return mainRoad(manifest, now.stage, isMet)
    .flatMap((name): ReceiptView['steps'] => {
      const stage = stageOf(manifest, name);
      if (stage === undefined || 'asks' in stage) return [];
      if ('ends' in stage) return [{ label: naming.stage(name), detail: objectionText(stage.objection, bound.today) }];
      const within = inForce(stage.within, loaded.state.on);
      const who = name === now.stage ? naming.party(now.party) : actorsText(manifest, stage.by, naming, bound.today);
      return [
        {
          label: naming.stage(name),
          detail: within === undefined ? who : withinText(who, durationText(within.value)),
        },
      ];
    })
    .slice(0, 6);
}

const withinText = (who: Text, within: Text): Text =>
  inBoth((language) => `${who[language]} · ${language === 'id' ? `paling lama ${within.id}` : `within ${within.en}`}`);

function objectionText(objection: End['objection'], on: DateText): Text | null {
  const within = objection === undefined ? undefined : inForce(objection.within, on);
  if (within === undefined) return null;
  const long = durationText(within.value);
  return text(
    `Belum puas? Ada ${long.id} untuk mengajukan keberatan.`,
    `Not satisfied? You have ${long.en} to object.`,
  );
}
