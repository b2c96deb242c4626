/**
 * What happens when a turn's time is over, in the words of the law that the file states: said before it happens, and what
 * happened once it is over.
 *
 * Must never: threaten; a resident whose silence ends a case reads that they may begin again.
 */
import type { Instant, OpenStage, ServiceManifest, Text, Turn } from '@balai/kernel';
import type { Formats } from './formats.ts';
import type { Naming } from './naming.ts';
import { inBoth } from './text.ts';

/** Whether silence in this stage grants: an office's alone, as a resident's silence grants nothing. */
export function grantsBySilence(manifest: ServiceManifest, stage: string): boolean {
  const open = openStage(manifest, stage);
  if (open?.late === undefined || open.by.kind === 'applicant' || open.by.kind === 'contact') return false;
  return outcomeOf(manifest, open.late) === 'granted';
}
const openStage = ({ stages }: ServiceManifest, name: string): OpenStage | undefined => {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined;
  return stage !== undefined && 'by' in stage ? stage : undefined;
};
const outcomeOf = ({ stages }: ServiceManifest, name: string) => {
  const stage = Object.hasOwn(stages, name) ? stages[name] : undefined;
  return stage !== undefined && 'ends' in stage ? stage.ends : null;
};

/** For a queue: what silence will do with this turn, while it has not; null where it grants nothing. */
export function deemedText(
  manifest: ServiceManifest,
  { stage, dueAt }: Pick<Turn, 'stage' | 'dueAt'>,
  formats: Formats,
  now: Instant,
): Text | null {
  if (dueAt <= now || !grantsBySilence(manifest, stage)) return null;
  const due = formats.dayTime(dueAt);
  return inBoth((language) =>
    language === 'id'
      ? `Dianggap dikabulkan ${due.id} bila tidak diputuskan`
      : `Counts as granted ${due.en} unless decided`,
  );
}

export function lateStageText(
  manifest: ServiceManifest,
  turn: Turn,
  naming: Naming,
  formats: Formats,
  { viewer, now }: { readonly viewer: 'resident' | 'officer'; readonly now: Instant },
): Text {
  const late = openStage(manifest, turn.stage)?.late;
  const due = formats.dayTime(turn.dueAt);
  if (late === undefined && turn.dueAt < now)
    return inBoth((language) =>
      language === 'id'
        ? `Batasnya lewat sejak ${due.id}. Atasan unit ini diberi tahu; urusan tetap berjalan.`
        : `The limit passed on ${due.en}. The head of the unit is told; the matter goes on.`,
    );
  if (late === undefined)
    return inBoth((language) =>
      language === 'id'
        ? `Batasnya ${due.id}. Bila lewat, atasan unit ini diberi tahu dan urusan tetap berjalan.`
        : `The limit is ${due.en}. If it passes, the head of the unit is told and the matter goes on.`,
    );
  const outcome = outcomeOf(manifest, late);
  if (outcome === 'granted')
    return inBoth((language) =>
      language === 'id'
        ? `Tanpa keputusan sampai ${due.id}, permohonan dianggap dikabulkan (${turn.dueBasis}).`
        : `Without a decision by ${due.en}, the request counts as granted (${turn.dueBasis}).`,
    );
  if ((outcome === 'lapsed' || outcome === 'withdrawn') && viewer === 'officer') {
    const who = naming.party(turn.party);
    const asks = naming.party({ kind: 'applicant' });
    return inBoth((language) =>
      language === 'id'
        ? `Ditunggu jawaban ${who.id} sampai ${due.id}. Lewat dari itu urusannya gugur; ${asks.id} boleh mengajukan yang baru.`
        : `Waiting for ${who.en} until ${due.en}. After that the matter lapses; ${asks.en} may begin a new one.`,
    );
  }
  if (outcome === 'lapsed' || outcome === 'withdrawn')
    return inBoth((language) =>
      language === 'id'
        ? `Jawab sampai ${due.id}. Lewat dari itu urusan ini gugur; Anda boleh mengajukan yang baru kapan saja.`
        : `Answer by ${due.en}. After that this matter lapses; you may begin a new one at any time.`,
    );
  const next = naming.stage(late);
  return inBoth((language) =>
    language === 'id'
      ? `Bila lewat ${due.id}, urusan berlanjut ke tahap "${next.id}".`
      : `After ${due.en} the matter goes on to the stage "${next.en}".`,
  );
}
