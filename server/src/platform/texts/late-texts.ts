/**
 * What happens when a turn's time is over, in the words of the law that the file states: said before it happens, and what
 * happened once it is over.
 *
 * Must never: threaten; a resident whose silence ends a case reads that they may begin again.
 */
import type { Instant, ServiceManifest, Text, Turn } from '@balai/kernel';
import type { Formats } from './formats.ts';
import type { Naming } from './naming.ts';
import { inBoth } from './text.ts';

export function lateStageText(
  manifest: ServiceManifest,
  turn: Turn,
  naming: Naming,
  formats: Formats,
  { viewer, now }: { readonly viewer: 'resident' | 'officer'; readonly now: Instant },
): Text {
  const stage = Object.hasOwn(manifest.stages, turn.stage) ? manifest.stages[turn.stage] : undefined;
  const late = stage !== undefined && 'by' in stage ? stage.late : undefined;
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
  const target = Object.hasOwn(manifest.stages, late) ? manifest.stages[late] : undefined;
  const outcome = target !== undefined && 'ends' in target ? target.ends : null;
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
