/**
 * The same action on several cases that an officer has chosen: each as it was seen, each with its own outcome in words.
 *
 * Must never: act on a case that has changed since it was shown, or let one that is refused stop another.
 */
import type { Text } from '@balai/kernel';
import type { Bound } from '../bound.ts';
import { openCase, type OpenCase } from '../cases/open-case.ts';
import { whoOf } from '../cases/timeline.ts';
import type { BulkOutcome, ConsolePlatform, ConsoleRefusal } from '../platform-types.ts';
import { joinedSentences } from '../texts/refusal-texts.ts';
import { inBoth, text } from '../texts/text.ts';
import { actIn } from './acts.ts';
import { isRefusal } from './seen-case.ts';
import type { Rights } from './rights.ts';
import { workableCase } from './workable-case.ts';

type Given = Parameters<ConsolePlatform['actOnMany']>[0];
type Chosen = Given['cases'][number];
const MOST = 100;

export async function actOnMany(bound: Bound, rights: Rights, given: Given): Promise<readonly BulkOutcome[]> {
  const chosen = new Map(given.cases.map((one) => [one.number, one]));
  const outcomes: BulkOutcome[] = [];
  for (const one of [...chosen.values()].slice(0, MOST)) outcomes.push(await actOnOne(bound, rights, given, one));
  return outcomes;
}

async function actOnOne(bound: Bound, rights: Rights, given: Given, chosen: Chosen): Promise<BulkOutcome> {
  const { number, turn, seenVersion } = chosen;
  const open = await workableCase(bound, rights, number);
  if (isRefusal(open)) return { number, ...closedDoor(open) };
  const result = await actIn(open, rights, {
    turn,
    action: given.action,
    key: `${given.key} ${number}`,
    seenVersion,
    raw: {},
    because: given.because,
    confirms: [],
    note: '',
  });
  if (result.ok) return { number, outcome: 'done', message: result.value.message };
  const { error } = result;
  if (error.type === 'changedMeanwhile') return { number, ...(await changed(bound, chosen)) };
  if (error.type !== 'refused') return { number, ...closedDoor(error) };
  const mayNot = error.error.type === 'notYourTurn' || error.error.type === 'sameOfficer';
  const outcome = open.loaded.state.status === 'ended' ? 'ended' : mayNot ? 'notAllowed' : 'refused';
  return { number, outcome, message: joinedSentences(error.sentences) };
}

type Outcome = Omit<BulkOutcome, 'number'>;

const closedDoor = (refusal: ConsoleRefusal): Outcome =>
  refusal.type === 'notAllowed'
    ? { outcome: 'notAllowed', message: refusal.message }
    : {
        outcome: 'notFound',
        message: text('Kasus ini tidak ditemukan. Periksa nomornya.', 'There is no such case. Check the number.'),
      };

/** By whom, and where the case stands now: enough to decide whether to open it. */
async function changed(bound: Bound, { number, seenVersion }: Chosen): Promise<Outcome> {
  const open = await openCase(bound, { number }, 'officer');
  if (open === null) return closedDoor({ type: 'notFound' });
  const who = await changedBy(open, seenVersion);
  const { state } = open.loaded;
  const ended = state.status === 'ended' && state.ending !== null;
  const stage = ended
    ? open.naming.stage(state.ending.stage)
    : state.turns[0] && open.naming.stage(state.turns[0].stage);
  const now = inBoth((language) =>
    stage === undefined || stage.id === '' ? '' : ` ${language === 'id' ? 'Sekarang' : 'Now'}: ${stage[language]}.`,
  );
  return ended
    ? {
        outcome: 'ended',
        message: text(
          `Sudah ditutup sejak Anda melihatnya, oleh ${who.id}.${now.id}`,
          `Closed since you saw it, by ${who.en}.${now.en}`,
        ),
      }
    : {
        outcome: 'changed',
        message: text(
          `Berubah sejak Anda melihatnya, oleh ${who.id}.${now.id} Tidak ada yang dikirim untuk kasus ini.`,
          `Changed since you saw it, by ${who.en}.${now.en} Nothing was sent for this case.`,
        ),
      };
}

/** The last person; the platform itself where nobody else did anything. */
async function changedBy(open: OpenCase, seenVersion: number): Promise<Text> {
  const since = open.events.filter(({ version }) => version > seenVersion);
  const last = since.findLast(({ actor }) => actor.kind !== 'system') ?? since.at(-1);
  if (last === undefined) return text('sistem', 'the system');
  const { actor } = last;
  const { bound } = open;
  const officer = actor.kind === 'officer' ? await bound.deps.store.officers.one(bound.regionId, actor.officer) : null;
  const names = new Map(officer === null ? [] : [[officer.id, officer.name]]);
  return actor.kind === 'system'
    ? text('sistem', 'the system')
    : (whoOf(open, last, names) ?? text('sistem', 'the system'));
}
