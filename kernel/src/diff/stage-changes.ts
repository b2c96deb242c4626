/**
 * Changes of the stages: whose turn it is, how long, where it leads, what an action asks, what an end gives.
 *
 * Must never: say that time running out leads somewhere without saying when that grants.
 */
import type { Text } from '../fields.ts';
import {
  ASKER,
  type ActionData,
  type AutomaticStage,
  type By,
  type EndStage,
  type Objection,
  type OpenStage,
  type Outcome,
  type ServiceManifest,
  type Stage,
} from '../manifest.ts';
import { alike, dateText, durationText, listed, NOTHING, quoted, words } from '../words/plain-words.ts';
import { deedText } from '../words/deed-words.ts';
import { unitText } from '../words/expression-words.ts';
import { labelOf } from '../views-actions.ts';
import {
  became,
  byName,
  byWord,
  change,
  type Change,
  type Pair,
  type Said,
  type Say,
  type Sentences,
} from './change.ts';
import { datedChanges } from './dated-changes.ts';
import { listOf } from '../expressions-of.ts';
import { shownChanges } from './shown-changes.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, Text>> = {
  granted: words('dikabulkan', 'granted'),
  refused: words('ditolak', 'refused'),
  withdrawn: words('dicabut', 'withdrawn'),
  lapsed: words('gugur', 'lapsed'),
  moved: words('dialihkan', 'moved'),
};

/** Who has a turn, as people say it. */
export function byText(service: ServiceManifest, by: By): Text {
  switch (by.kind) {
    case 'unit': {
      const unit = unitText(service, by.unit);
      const position = by.position === null ? null : service.units[by.unit]?.positions[by.position];
      const who = position === null ? unit : (position ?? alike(`${by.unit}.${by.position}`));
      const place = by.at === null ? undefined : service.fields[by.at]?.label;
      return by.at === null
        ? who
        : words(`${who.id} menurut “${place?.id ?? by.at}”`, `${who.en} by “${place?.en ?? by.at}”`);
    }
    case 'units':
      return listed(by.units.map((unit) => unitText(service, unit)));
    case 'dated':
      return listed(
        listOf(by.values).map(({ value, since, basis }) => {
          const [unit, day] = [unitText(service, value), dateText(since)];
          return words(`${unit.id} (sejak ${day.id}, ${basis})`, `${unit.en} (since ${day.en}, ${basis})`);
        }),
        words('lalu', 'then'),
      );
    case 'routing':
      return words(`unit menurut aturan “${by.name}”`, `the unit by the rule “${by.name}”`);
    case 'team':
      return words(`unit-unit menurut aturan “${by.name}”`, `the units by the rule “${by.name}”`);
    case 'applicant':
      return words('pemohon', 'the applicant');
    case 'contact': {
      const label = service.fields[by.field]?.label;
      return words(`orang pada “${label?.id ?? by.field}”`, `the person of “${label?.en ?? by.field}”`);
    }
    default:
      return alike(JSON.stringify(by));
  }
}
/** “Diterbitkan”; the way back to whoever asked has no stage of its own. */
export function stageText(service: ServiceManifest, name: string | undefined): Text {
  if (name === undefined) return NOTHING;
  return name === ASKER ? words('kembali ke yang meminta', 'back to whoever asked') : quoted(labelOf(service, name));
}
/** Where silence leads: a grant is named as loudly as an approval. */
export function lateText(service: ServiceManifest, name: string | undefined): Text {
  if (name === undefined) return words('menunggu, atasannya diberi tahu', 'it waits, and the head is told');
  const [to, stage] = [stageText(service, name), service.stages[name]];
  return stage !== undefined && 'ends' in stage && stage.ends === 'granted'
    ? words(`${to.id}: DIANGGAP DIKABULKAN`, `${to.en}: DEEMED GRANTED`)
    : to;
}

export function stagesChanges(
  pair: Pair,
  from: ServiceManifest['stages'],
  to: ServiceManifest['stages'],
  at: string,
): Said {
  return byName(from, to, at, {
    added: (stage, where, name) => {
      const [label, what] = [stageText(pair.after, name), stageKind(pair.after, stage)];
      return change('stages', where, `Tahap baru ${label.id}: ${what.id}`, `New stage ${label.en}: ${what.en}`);
    },
    removed: (_, where, name) => {
      const label = stageText(pair.before, name);
      return change('stages', where, `Tahap ${label.id} tidak ada lagi`, `The stage ${label.en} is gone`);
    },
    changed: (a, b, where, name) => stageChanges(pair, stageText(pair.after, name), a, b, where),
  });
}
function stageKind(service: ServiceManifest, stage: Stage): Text {
  if ('ends' in stage) {
    const outcome = OUTCOME_WORDS[stage.ends] ?? alike(stage.ends);
    return words(`akhir, ${outcome.id}`, `an end, ${outcome.en}`);
  }
  if ('asks' in stage) return words('keputusan sistem', 'a decision of the system');
  const [who, terms] = [byText(service, stage.by), listOf(stage.within).map(({ value }) => durationText(value))];
  const term = terms.at(-1) ?? NOTHING;
  const late = lateText(service, stage.late);
  return stage.late === undefined
    ? words(`giliran ${who.id}, ${term.id}`, `a turn of ${who.en}, ${term.en}`)
    : words(
        `giliran ${who.id}, ${term.id}; bila lewat: ${late.id}`,
        `a turn of ${who.en}, ${term.en}; when time is up: ${late.en}`,
      );
}
function stageChanges(pair: Pair, label: Text, a: Stage, b: Stage, at: string): Said {
  if ('ends' in a && 'ends' in b) return byWord(endSentences(pair, label), a, b, at);
  if ('asks' in a && 'asks' in b) return byWord(automaticSentences(pair, label), a, b, at);
  if ('by' in a && 'by' in b) return byWord(turnSentences(pair, label), a, b, at);
  const [was, is] = [stageKind(pair.before, a), stageKind(pair.after, b)];
  return became('stages', at, words(`Tahap ${label.id}`, `Stage ${label.en}`), was, is);
}

function turnSentences(pair: Pair, label: Text): Sentences<OpenStage> {
  const { before, after } = pair;
  return {
    by: (from, to, at) =>
      became(
        'actors',
        at,
        words(`Giliran ${label.id}`, `The turn ${label.en}`),
        byText(before, from),
        byText(after, to),
      ),
    within: (from, to, at) =>
      datedChanges(
        { group: 'promise', what: words(`Batas ${label.id}`, `The time for ${label.en}`), show: durationText },
        from,
        to,
        at,
      ),
    from: (from, to, at) =>
      became(
        'promise',
        at,
        words(`Batas ${label.id} dihitung dari`, `The time for ${label.en} counts from`),
        startText(before, from),
        startText(after, to),
      ),
    otherThan: (from, to, at) =>
      became(
        'actors',
        at,
        words(`${label.id} tidak boleh oleh petugas tahap`, `${label.en} may not be done by the officer of the stage`),
        stageText(before, from),
        stageText(after, to),
      ),
    late: (from, to, at) =>
      became(
        'promise',
        at,
        words(`Yang terjadi bila waktu ${label.id} habis`, `What happens when the time of ${label.en} is up`),
        lateText(before, from),
        lateText(after, to),
      ),
    withdraw: (from, to, at) =>
      became(
        'stages',
        at,
        words(
          `Yang terjadi bila pemohon mencabut saat ${label.id}`,
          `What happens if the applicant withdraws during ${label.en}`,
        ),
        stageText(before, from),
        stageText(after, to),
      ),
    shows: shownChanges(pair, label),
    next: (from, to, at) => actionsChanges(pair, label, from, to, at),
  };
}
const startText = (service: ServiceManifest, name: string | undefined): Text =>
  name === undefined
    ? words('mulainya giliran', 'the beginning of the turn')
    : quoted(service.fields[name]?.label ?? alike(name));

function automaticSentences({ before, after }: Pair, label: Text): Sentences<AutomaticStage> {
  const way =
    (id: string, en: string): Say<string> =>
    (from, to, at) =>
      became(
        'stages',
        at,
        words(`${label.id}: ${id}`, `${label.en}: ${en}`),
        stageText(before, from),
        stageText(after, to),
      );
  return {
    asks: (from, to, at) =>
      became(
        'stages',
        at,
        words(`${label.id} memutus menurut`, `${label.en} decides by`),
        alike(`“${from}”`),
        alike(`“${to}”`),
      ),
    yes: way('bila ya, lanjut ke', 'if yes, on to'),
    no: way('bila tidak, lanjut ke', 'if no, on to'),
  };
}

function actionsChanges(
  pair: Pair,
  stage: Text,
  from: OpenStage['next'],
  to: OpenStage['next'],
  at: string,
): readonly Change[] {
  return byName(from, to, at, {
    added: (action, where, name) => {
      const [label, way] = [stageText(pair.after, name), wayText(pair.after, action)];
      return change(
        'stages',
        where,
        `${stage.id}: tindakan baru ${label.id}, ${way.id}`,
        `${stage.en}: new action ${label.en}, ${way.en}`,
      );
    },
    removed: (_, where, name) => {
      const label = stageText(pair.before, name);
      return change(
        'stages',
        where,
        `${stage.id}: tindakan ${label.id} tidak ada lagi`,
        `${stage.en}: the action ${label.en} is gone`,
      );
    },
    changed: (a, b, where, name) => byWord(actionSentences(pair, stage, stageText(pair.after, name)), a, b, where),
  });
}
function wayText(service: ServiceManifest, { to, all, ifAny }: ActionData): Text {
  const goal = stageText(service, to ?? all ?? ifAny);
  if (all !== undefined) return words(`lanjut ke ${goal.id} setelah semua`, `on to ${goal.en} when all have`);
  if (ifAny !== undefined)
    return words(`lanjut ke ${goal.id} bila ada yang memilihnya`, `on to ${goal.en} if any chose it`);
  return words(`lanjut ke ${goal.id}`, `on to ${goal.en}`);
}
function actionSentences({ before, after }: Pair, stage: Text, action: Text): Sentences<ActionData> {
  const what = (id: string, en: string) =>
    words(`${stage.id}, ${action.id}: ${id}`, `${stage.en}, ${action.en}: ${en}`);
  const way =
    (id: string, en: string): Say<string | undefined> =>
    (from, to, at) =>
      became('stages', at, what(id, en), stageText(before, from), stageText(after, to));
  return {
    to: way('lanjut ke', 'on to'),
    all: way('setelah semua, lanjut ke', 'when all have, on to'),
    ifAny: way('bila ada yang memilih, lanjut ke', 'if any chose it, on to'),
    with: (from, to, at) =>
      became('stages', at, what('yang diserahkan', 'what is handed in'), handedText(from), handedText(to)),
    because: (from, to, at) =>
      became(
        'reasons',
        at,
        what('alasan yang boleh dipakai', 'the reasons that may be given'),
        reasonsText(before, from),
        reasonsText(after, to),
      ),
    carries: (from, to, at) =>
      became('stages', at, what('yang dijalankan sistem', 'what the system carries out'), deedText(from), deedText(to)),
  };
}
const HANDED: Readonly<Record<string, Text>> = {
  answers: words('perbaikan jawaban', 'corrected answers'),
  fee: words('pembayaran', 'the fee'),
  part: words('pembayaran sebagian', 'a part of the fee'),
};
const handedText = (handed: readonly string[] | undefined): Text =>
  listed(
    (handed ?? []).map((what) => HANDED[what] ?? words(`formulir atau jadwal “${what}”`, `form or slot “${what}”`)),
  );
const reasonsText = (service: ServiceManifest, names: readonly string[] | undefined): Text =>
  listed(
    (names ?? []).map((name) => quoted(service.reasons[name]?.says ?? service.rules[name]?.otherwise ?? alike(name))),
  );

function endSentences(pair: Pair, label: Text): Sentences<EndStage> {
  const { before, after } = pair;
  const products = (service: ServiceManifest, names: readonly string[] | undefined) =>
    listed((names ?? []).map((name) => quoted(service.documents[name]?.title ?? alike(name))));
  return {
    ends: (from, to, at) =>
      became(
        'stages',
        at,
        words(`Akhir ${label.id}`, `The end ${label.en}`),
        OUTCOME_WORDS[from] ?? alike(from),
        OUTCOME_WORDS[to] ?? alike(to),
      ),
    issues: (from, to, at) =>
      became(
        'documents',
        at,
        words(`${label.id} menerbitkan`, `${label.en} issues`),
        products(before, from),
        products(after, to),
      ),
    objection: (from, to, at) => objectionChanges(pair, label, from, to, at),
    starts: (from, to, at) =>
      became(
        'stages',
        at,
        words(`${label.id} memulai urusan`, `${label.en} begins a matter of`),
        startsText(from),
        startsText(to),
      ),
    refunds: (_, to, at) =>
      to === true
        ? change('fee', at, `${label.id}: biaya kini dikembalikan`, `${label.en}: the fee now goes back`)
        : change('fee', at, `${label.id}: biaya tidak dikembalikan`, `${label.en}: the fee does not go back`),
  };
}
const startsText = (starts: EndStage['starts']): Text =>
  listed(
    (starts ?? []).map(({ service, in: where }) =>
      where === null ? alike(service) : words(`${service} di ${where}`, `${service} in ${where}`),
    ),
  );

function objectionChanges(
  pair: Pair,
  label: Text,
  from: Objection | undefined,
  to: Objection | undefined,
  at: string,
): readonly Change[] {
  if (from === undefined && to !== undefined) {
    const [goal, term] = [
      stageText(pair.after, to.to),
      durationText((listOf(to.within).at(-1) ?? { value: { clock: 'everyDay', count: 0 } as const }).value),
    ];
    return change(
      'stages',
      at,
      `Setelah ${label.id} kini boleh berkeberatan dalam ${term.id}; dibaca di ${goal.id}`,
      `After ${label.en} one may now object within ${term.en}; read at ${goal.en}`,
    );
  }
  if (from === undefined || to === undefined)
    return change(
      'stages',
      at,
      `Setelah ${label.id} tidak boleh lagi berkeberatan`,
      `After ${label.en} one may no longer object`,
    );
  return byWord(objectionSentences(pair, label), from, to, at);
}
function objectionSentences({ before, after }: Pair, label: Text): Sentences<Objection> {
  const term = (id: string, en: string) => ({
    group: 'promise' as const,
    what: words(`${id} ${label.id}`, `${en} ${label.en}`),
    show: durationText,
  });
  return {
    within: (from, to, at) =>
      datedChanges(term('Waktu berkeberatan setelah', 'The time to object after'), from, to, at),
    to: (from, to, at) =>
      became(
        'actors',
        at,
        words(`Keberatan atas ${label.id} dibaca di`, `An objection to ${label.en} is read at`),
        stageText(before, from),
        stageText(after, to),
      ),
    with: (from, to, at) =>
      became(
        'stages',
        at,
        words(`Formulir keberatan atas ${label.id}`, `The form of an objection to ${label.en}`),
        from === undefined ? NOTHING : alike(`“${from}”`),
        to === undefined ? NOTHING : alike(`“${to}”`),
      ),
    promises: (from, to, at) =>
      datedChanges(term('Janji atas keberatan terhadap', 'The promise for an objection to'), from, to, at),
  };
}
