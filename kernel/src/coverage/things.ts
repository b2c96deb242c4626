/**
 * What an example can exercise, each with a key, where it stands in the manifest, and what an author reads about it.
 *
 * Must never: look at a case; whoever counts and whoever watches name a thing by the same function.
 */
import type { Text } from '../fields.ts';
import { writtenAs } from '../written-as.ts';
import type { Branch } from './branches.ts';

export interface ToExercise {
  /** One in a service: `action diperiksa.setuju`. */
  readonly key: string;
  /** A path of the manifest, as a finding has it: `stages.diperiksa.next.setuju`. */
  readonly at: string;
  readonly says: Text;
}

const thing = (key: string, at: string, id: string, en: string): ToExercise => ({ key, at, says: { id, en } });
const same = (key: string, at: string, id: string): ToExercise => thing(key, at, id, key);

export const stageReached = (stage: string) => same(`stage ${stage}`, `stages.${stage}`, `tahap ${stage}`);
export const actionTaken = (stage: string, action: string) =>
  same(`action ${stage}.${action}`, `stages.${stage}.next.${action}`, `tindakan ${stage}.${action}`);
export const reasonGiven = (stage: string, action: string, reason: string) =>
  same(
    `reason ${stage}.${action}: ${reason}`,
    `stages.${stage}.next.${action}.because`,
    `alasan ${stage}.${action}: ${reason}`,
  );
/** Of an automatic stage; `unknown` where a registry may be silent. */
export const conditionAnswered = (stage: string, condition: string, answer: 'yes' | 'no' | 'unknown') =>
  thing(
    `condition ${condition}: ${answer}${answer === 'unknown' ? '' : ` in ${stage}`}`,
    answer === 'yes' ? `stages.${stage}.yes` : `stages.${stage}.no`,
    `syarat ${condition} ${ANSWERS[answer].id} (${stage})`,
    `condition ${condition} ${ANSWERS[answer].en} (${stage})`,
  );
const ANSWERS = {
  yes: { id: 'terpenuhi', en: 'holds' },
  no: { id: 'tidak terpenuhi', en: 'does not hold' },
  unknown: { id: 'belum diketahui, karena data rujukan diam', en: 'is not known, because a registry is silent' },
} as const;

export const ruleMet = (rule: string, state: 'met' | 'not met' | 'open') =>
  thing(
    `rule ${rule}: ${state}`,
    `rules.${rule}`,
    `aturan ${rule}: ${{ met: 'terpenuhi', 'not met': 'tidak terpenuhi', open: 'belum diketahui, karena data rujukan diam' }[state]}`,
    `rule ${rule}: ${state === 'open' ? 'not known, because a registry is silent' : state}`,
  );
export const unitRouted = (part: 'routing' | 'team', name: string, unit: string) =>
  same(
    `${part} ${name}: ${unit}`,
    `${part === 'routing' ? 'routing' : 'teams'}.${name}`,
    `${part === 'routing' ? 'unit' : 'tim'} ${name}: ${unit}`,
  );
/** `leads`: the clock leads on; otherwise the unit and its head are told, once, and the case waits. */
export const timeRanOut = (stage: string, leads: boolean) =>
  thing(
    `time runs out in ${stage}`,
    leads ? `stages.${stage}.late` : `stages.${stage}.within`,
    leads ? `waktu ${stage} habis` : `waktu ${stage} habis: atasan diberi tahu, kasus menunggu`,
    leads ? `time runs out in ${stage}` : `time runs out in ${stage}: its head is told, and the case waits`,
  );
export const objectedTo = (stage: string) =>
  same(`objection to ${stage}`, `stages.${stage}.objection`, `keberatan atas ${stage}`);
export const withdrawnIn = (stage: string) =>
  same(`withdrawal in ${stage}`, `stages.${stage}.withdraw`, `pemohon membatalkan di ${stage}`);
export const productIssued = (stage: string, product: string) =>
  same(`product ${product} of ${stage}`, `stages.${stage}.issues`, `hasil ${product} dari ${stage}`);
export const serviceStarted = (stage: string, service: string) =>
  same(`${stage} starts ${service}`, `stages.${stage}.starts`, `${stage} memulai ${service}`);
export const refunded = (stage: string) =>
  same(`refund in ${stage}`, `stages.${stage}.refunds`, `uang kembali di ${stage}`);
export const asked = (at: string, isAsked: boolean) =>
  thing(
    `${at}: ${isAsked ? 'asked' : 'not asked'}`,
    at,
    `${at.slice(at.lastIndexOf('.') + 1)} ${isAsked ? 'ditanyakan' : 'tidak ditanyakan'}`,
    `${at.slice(at.lastIndexOf('.') + 1)} is ${isAsked ? 'asked' : 'not asked'}`,
  );
/** One line of a value of the law. `at`: of the list; `line`: its place in it. */
export const lineInForce = (at: string, line: number, since: string) =>
  thing(`${at}.${line}`, `${at}.${line}`, `${at} menurut aturan sejak ${since}`, `${at} by the law since ${since}`);

/** A part of an expression. `at`: where the whole stands. */
export function branchTaken(at: string, { path, side, of }: Branch): ToExercise {
  const written = writtenAs(of);
  return thing(
    `${at} ${path}:${side}`,
    at,
    `${at}: ${sentenceOf(of, side, written, 'id')}`,
    `${at}: ${sentenceOf(of, side, written, 'en')}`,
  );
}

function sentenceOf(of: Branch['of'], side: string, written: string, language: 'id' | 'en'): string {
  const [operator, first] = (typeof of === 'object' ? of : ['']) as readonly [string, Branch['of']];
  if (operator === 'choose') return `${writtenAs(first)}: ${side}`;
  if (operator === 'otherwise') {
    const unknown = language === 'id' ? 'belum diketahui' : 'is not known';
    const known = language === 'id' ? 'diketahui' : 'is known';
    return `${writtenAs(first)} ${side === 'known' ? known : unknown}`;
  }
  if (operator === 'least' || operator === 'most') {
    const limited = language === 'id' ? 'batas berlaku' : 'the limit applies';
    const free = language === 'id' ? 'batas tidak tercapai' : 'the limit is not reached';
    return `${written}: ${side === 'limited' ? limited : free}`;
  }
  const decides = language === 'id' ? 'menentukan' : 'decides';
  const answer = { yes: { id: 'ya', en: 'yes' }, no: { id: 'tidak', en: 'no' } }[side]?.[language] ?? side;
  return `${written}: ${answer}, ${decides}`;
}
