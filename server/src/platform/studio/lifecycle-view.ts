/**
 * The lifecycle of a service as it stands: each stage with open turns, real times and where it leads; and why cases come back.
 *
 * Must never: give a time that no turn took, or a count of which a case could be told.
 */
import {
  dateAfter,
  durationText,
  inForce,
  lifecycleOf,
  lifecycleSvg,
  type Calendar,
  type Duration,
  type Outcome,
  type ServiceManifest,
  type Stage,
  type Text,
} from '@balai/kernel';
import { tenthsOfWorkingDays, type Lifecycle, type PublishedService, type TurnTime } from '@balai/store';
import { namingFor, type Bound } from '../bound.ts';
import { actorsText, mainRoad, stageOf, targetOf, unitsOf } from '../catalogue/service-words.ts';
import { shareOf, sumsOf } from '../city/figures.ts';
import type { LifecycleView, ReturnsView, StageView, Tone } from '../platform-types.ts';
import { formatNumber } from '../texts/formats.ts';
import type { Naming } from '../texts/naming.ts';
import { inBoth, text } from '../texts/text.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
/** How far back times and reasons are read. */
const SINCE_DAYS = 90;

export async function lifecycleView(bound: Bound, service: PublishedService): Promise<LifecycleView> {
  const { store } = bound.deps;
  const { regionId, now, today } = bound;
  const { serviceId, manifest } = service;
  const since = now - SINCE_DAYS * DAY;
  const own = { serviceIds: [serviceId] };
  const [lived, open, month, week] = await Promise.all([
    store.studio.lifecycle(regionId, serviceId, since, now),
    store.figures.openNow(regionId, now),
    store.figures.rows(regionId, { from: dateAfter(today, -27), to: today, ...own }),
    store.figures.rows(regionId, { from: dateAfter(today, -6), to: today, ...own }),
  ]);
  const naming = namingFor(bound, manifest);
  const cases = open.filter((row) => row.serviceId === serviceId);
  const stages = stagesInOrder(manifest).map((name) => stageView(bound, manifest, naming, name, lived));
  return {
    drawing: drawingOf(bound, manifest, stages),
    stages,
    open: cases.reduce((sum, row) => sum + row.open, 0),
    late: cases.reduce((sum, row) => sum + row.late, 0),
    onTime: shareOf(sumsOf(month)),
    closed: sumsOf(week).closed,
    cases: lived.cases,
    since,
    returns: returnsView(manifest, naming, lived),
  };
}

function drawingOf({ context, today }: Bound, manifest: ServiceManifest, stages: readonly StageView[]): string {
  const { language } = context;
  const [open, late, cases] = language === 'id' ? ['terbuka', 'lewat', 'kasus'] : ['open', 'past due', 'cases'];
  const notes = stages.map(({ name, kind, open: count, late: past, times, ended }): [string, readonly string[]] => {
    if (kind === 'end') return [name, [`${ended} ${cases}`]];
    if (kind === 'system') return [name, []];
    return [name, [`${count} ${open}, ${past} ${late}`, ...(times === null ? [] : [times.median[language]])]];
  });
  return lifecycleSvg(lifecycleOf(manifest, today), { language, id: 'daur', notes: Object.fromEntries(notes) });
}

/** The main road first, then what lies beside it; ends last. */
function stagesInOrder(manifest: ServiceManifest): readonly string[] {
  const all = [...new Set([...mainRoad(manifest), ...Object.keys(manifest.stages)])];
  const isEnd = (name: string): boolean => 'ends' in (stageOf(manifest, name) ?? {});
  return [...all.filter((name) => !isEnd(name)), ...all.filter(isEnd)];
}

const TONES: Readonly<Record<Outcome, Tone>> = {
  granted: 'ok',
  refused: 'late',
  withdrawn: 'neutral',
  lapsed: 'soon',
  moved: 'info',
};
const SYSTEM = text('Sistem, seketika', 'The system, at once');

function stageView(bound: Bound, manifest: ServiceManifest, naming: Naming, name: string, lived: Lifecycle): StageView {
  const stage = stageOf(manifest, name) as Stage;
  const counts = lived.stages.find((one) => one.stage === name);
  const empty = { within: null, basis: '', waits: false, open: 0, late: 0, times: null, leads: [], ended: 0 };
  const label = naming.stage(name);
  if ('ends' in stage) {
    const ended = lived.endings.filter((one) => one.stage === name).reduce((sum, { count }) => sum + count, 0);
    return { ...empty, name, label, kind: 'end', who: OUTCOMES[stage.ends], tone: TONES[stage.ends], ended };
  }
  if ('asks' in stage) {
    const leads = (['yes', 'no'] as const).map((answer) => ({
      label: ANSWERS[answer],
      to: naming.stage(stage[answer]),
      loud: false,
    }));
    return { ...empty, name, label, kind: 'system', who: SYSTEM, tone: 'neutral', leads };
  }
  const within = inForce(stage.within, bound.today);
  const actions = Object.entries(stage.next).map(([action, data]) => ({
    label: naming.action(action),
    to: targetOf(data) === 'asker' ? ASKER_TEXT : naming.stage(targetOf(data)),
    loud: false,
  }));
  const silence = stage.late === undefined ? [] : [{ label: SILENCE, to: naming.stage(stage.late), loud: true }];
  const own = lived.times.filter((one) => one.stage === name);
  return {
    ...empty,
    name,
    label,
    kind: 'turn',
    who:
      stage.by.kind === 'applicant'
        ? naming.party({ kind: 'applicant' })
        : actorsText(manifest, stage.by, naming, bound.today),
    within: within === undefined ? null : durationText(within.value),
    basis: within?.basis ?? '',
    waits: isWaiting(manifest, stage, bound),
    open: counts?.open ?? 0,
    late: counts?.late ?? 0,
    times: within === undefined ? null : timesOf(own, within.value, bound.calendar),
    leads: [...actions, ...silence],
    tone: (counts?.late ?? 0) > 0 ? 'late' : 'neutral',
  };
}

const ANSWERS = { yes: text('ya', 'yes'), no: text('tidak, atau belum diketahui', 'no, or not known yet') } as const;
const SILENCE = text('waktu habis', 'time runs out');
const ASKER_TEXT = text('yang meminta perbaikan', 'whoever asked for it');
export const OUTCOMES: Readonly<Record<Outcome, Text>> = {
  granted: text('Dikabulkan atau selesai', 'Granted or done'),
  refused: text('Ditolak', 'Refused'),
  withdrawn: text('Ditarik', 'Withdrawn'),
  lapsed: text('Gugur', 'Lapsed'),
  moved: text('Dialihkan', 'Moved on'),
};

function isWaiting(manifest: ServiceManifest, stage: Extract<Stage, { by: unknown }>, bound: Bound): boolean {
  if (stage.by.kind === 'applicant' || stage.by.kind === 'contact') return true;
  const units = unitsOf(manifest, stage.by, bound.today);
  return units.length > 0 && units.every((unit) => manifest.units[unit]?.reached !== 'console');
}

/** Median and 90th percentile by nearest rank: times that really occurred, in the unit of the stage's own clock. */
function timesOf(times: readonly TurnTime[], within: Duration, calendar: Calendar): StageView['times'] {
  if (times.length === 0) return null;
  const inDays = within.clock === 'workingDays' || within.clock === 'everyDay' || within.clock === 'months';
  const lengths = times
    .map(({ beganAt, endedAt }) => (inDays ? tenthsOfWorkingDays(calendar, beganAt, endedAt) / 10 : endedAt - beganAt))
    .toSorted((a, b) => a - b);
  const at = (share: number): Text => {
    const value = lengths[Math.max(1, Math.ceil(share * lengths.length)) - 1] ?? 0;
    return inDays ? daysText(value) : elapsedText(value);
  };
  return { count: times.length, median: at(0.5), p90: at(0.9) };
}

function daysText(days: number): Text {
  const shown = formatNumber(days, 1);
  return text(`${shown.id} hari kerja`, `${shown.en} working days`);
}
function elapsedText(ms: number): Text {
  if (ms < 2 * HOUR) {
    const minutes = Math.max(1, Math.round(ms / MINUTE));
    return text(`${minutes} menit`, minutes === 1 ? '1 minute' : `${minutes} minutes`);
  }
  const [value, id, en] = ms < 2 * DAY ? [ms / HOUR, 'jam', 'hours'] : [ms / DAY, 'hari', 'days'];
  return inBoth((language) => `${formatNumber(value, 1)[language]} ${language === 'id' ? id : en}`);
}

function returnsView(manifest: ServiceManifest, naming: Naming, lived: Lifecycle): ReturnsView {
  const rows = lived.actions.flatMap(({ stage, action, reason, count }) => {
    if (reason === null) return [];
    const found = stageOf(manifest, stage);
    const data = found !== undefined && 'by' in found ? found.next[action] : undefined;
    const to = data === undefined ? undefined : stageOf(manifest, targetOf(data));
    const kind =
      to !== undefined && 'ends' in to && to.ends !== 'granted' ? ('refusal' as const) : ('correction' as const);
    const { says, basis } = naming.reason(reason);
    return [{ stage: naming.stage(stage), action: naming.action(action), kind, reason: says, basis, count }];
  });
  return {
    rows: rows.toSorted((a, b) => b.count - a.count),
    objections: lived.objections,
    timeouts: lived.timeouts
      .map(({ stage, count }) => ({ stage: naming.stage(stage), count }))
      .toSorted((a, b) => b.count - a.count),
  };
}
