/**
 * What came out otherwise than an example expects, in sentences for its author.
 *
 * Must never: decide whether the case or the example is right.
 */
import type { Case, CaseError } from './case-types.ts';
import { localTime, type Calendar } from './clock.ts';
import type { Expected } from './examples.ts';
import type { Text } from './fields.ts';
import type { ServiceTypes } from './service-types.ts';

export interface Problem {
  /** Which step of `then`, from 0; null: the filing, or the end of the example. */
  readonly step: number | null;
  readonly says: Text;
}
export type AnyExpected = Expected<ServiceTypes>;

/** What the case has come to after a command. */
export interface CameOut {
  readonly state: Case;
  readonly refused: CaseError | null;
  readonly calendar: Calendar;
}

/** At the end of an example: an end that is not expected must not be either. */
export function problemsAtEnd(expected: AnyExpected, came: CameOut): readonly Text[] {
  const [wanted, ended] = [expected.outcome ?? null, came.state.ending?.outcome ?? null];
  const where = whereIs(came.state);
  return [
    ...(wanted === ended
      ? []
      : [
          {
            id: `diharapkan ${wanted === null ? 'kasus masih terbuka' : `hasil '${wanted}'`}, tetapi kasus ini ${where.id}`,
            en: `expected ${wanted === null ? 'an open case' : `the outcome '${wanted}'`}, but the case is ${where.en}`,
          },
        ]),
    ...differences(expected, came),
  ];
}

/** After one step: only what is named is compared. */
export function problemsAfterStep(expected: AnyExpected, came: CameOut): readonly Text[] {
  return [
    ...(expected.outcome === undefined
      ? []
      : compared({ id: 'hasil', en: 'the outcome' }, expected.outcome, came.state.ending?.outcome)),
    ...differences(expected, came),
  ];
}

function differences(expected: AnyExpected, { state, refused, calendar }: CameOut): readonly Text[] {
  const only = state.turns.length === 1 ? state.turns[0] : undefined;
  const local = (at: number | undefined) => (at === undefined ? undefined : localTime(calendar, at));
  const sorted = (names: readonly string[] | undefined) => names && [...new Set(names)].toSorted();
  const stageOf = (turn: string) => turn.slice(0, turn.indexOf('/'));
  return [
    ...compared({ id: 'penolakan', en: 'a refusal' }, expected.refused, refused?.type),
    ...compared({ id: 'berakhir di', en: 'an end in' }, expected.endsIn, state.ending?.stage),
    ...compared(
      { id: 'giliran di', en: 'turns in' },
      sorted(expected.in),
      sorted(state.turns.map(({ stage }) => stage)),
    ),
    ...compared(
      { id: 'giliran unit', en: 'turns of' },
      expected.units && [...expected.units].toSorted(),
      state.turns.flatMap(({ party }) => (party.kind === 'unit' ? [party.unit] : [])).toSorted(),
    ),
    ...compared({ id: 'tenggat giliran', en: 'the turn due' }, expected.due, local(only?.dueAt)),
    ...compared({ id: 'kepastian tenggat', en: 'firm' }, expected.firm, only?.firm),
    ...compared({ id: 'terlambat di', en: 'late in' }, sorted(expected.late), sorted(state.late.map(stageOf))),
    ...compared({ id: 'tenggat janji', en: 'the promise due' }, expected.promised, local(state.promised?.dueAt)),
    ...compared(
      { id: 'batas keberatan', en: 'the last moment for an objection' },
      expected.objectBy,
      local(state.ending?.objectBy ?? undefined),
    ),
    ...compared(
      { id: 'biaya', en: 'the fee' },
      expected.fee,
      state.turns.find(({ fee }) => fee !== undefined)?.fee?.rupiah,
    ),
    ...compared({ id: 'yang sudah dibayar', en: 'paid' }, expected.paid, state.paid),
    ...compared({ id: 'hasil yang diterima', en: 'the products' }, expected.letters, state.ending?.letters),
  ];
}

function compared(what: Text, wanted: unknown, got: unknown): readonly Text[] {
  const [one, other] = [JSON.stringify(wanted), JSON.stringify(got ?? null)];
  return wanted === undefined || one === other
    ? []
    : [
        {
          id: `diharapkan ${what.id} ${one}, tetapi ternyata ${other}`,
          en: `expected ${what.en} ${one}, but it is ${other}`,
        },
      ];
}

/** Where a case is, after "the case is". */
export function whereIs(state: Case): Text {
  if (state.ending !== null) {
    const { outcome, stage } = state.ending;
    return { id: `berakhir '${outcome}' di '${stage}'`, en: `ended as '${outcome}' in '${stage}'` };
  }
  const turns = state.turns.map(({ id }) => `'${id}'`).join(', ');
  return turns === ''
    ? { id: 'belum dimulai', en: 'not begun' }
    : { id: `terbuka di ${turns}`, en: `open in ${turns}` };
}

export function refusal(error: CaseError): Text {
  const { type, ...more } = error;
  const said = (language: keyof Text) => {
    if (error.type === 'answersRefused')
      return `answersRefused: ${error.errors.map(({ field, message }) => `${field}: ${message[language]}`).join('; ')}`;
    return Object.keys(more).length === 0 ? type : `${type} ${JSON.stringify(more)}`;
  };
  return { id: `ditolak: ${said('id')}`, en: `refused: ${said('en')}` };
}
