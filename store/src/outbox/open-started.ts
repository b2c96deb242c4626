/**
 * Cases that an ended case starts in another service, or in another region: opened once, with the named answers.
 *
 * The values are copied at this moment from the first case, so nothing personal lies in the message. Must never: open a
 * second case for one event, whatever stops in between.
 */
import { FILE_KINDS, type Field, type Instant } from '@balai/kernel';
import type { Executing } from '../case/execute.ts';
import { startedTopic } from '../case/messages.ts';
import { eventRows, foldRows } from '../case/load.ts';
import { languageOf } from '../case/splitting.ts';
import { build, type Database } from '../database/database.ts';
import type { Outbox, StartedOptions } from '../outbox-api.ts';
import type { Store } from '../store-api.ts';
import type { OutboxRow, Region } from '../store-types.ts';

interface Opening extends Executing {
  readonly execute: Store['execute'];
  readonly outbox: Omit<Outbox, 'openStarted'>;
  readonly regions: () => readonly Region[];
}

export async function openStarted(
  on: Opening,
  regionId: number,
  now: Instant,
  { limit = 50, secretHash }: StartedOptions = {},
): Promise<number> {
  let opened = 0;
  for (const row of await on.outbox.claim(regionId, now, { topics: [startedTopic], limit })) {
    const problem = await openOne(on, row, now, secretHash);
    if (problem === null) {
      await on.outbox.delivered([row], now);
      opened += 1;
      // What the other service refuses today it refuses tomorrow: it is given up in sight, and an operator opens it by hand.
    } else await on.outbox.failed(row, now, problem, { hopeless: REFUSED.has(problem) });
  }
  return opened;
}

/** What stays so however often it is asked. */
const REFUSED: ReadonlySet<string> = new Set([
  'refused',
  'unsuitable',
  'noSuchRegion',
  'otherKindOfRegion',
  'keyReused',
]);

/** Null when the case is open; else why not, for those who watch the outbox. */
async function openOne(
  on: Opening,
  { regionId, caseId, body }: OutboxRow,
  now: Instant,
  secretHash: StartedOptions['secretHash'],
): Promise<string | null> {
  const {
    service,
    region: where,
    fields,
    version,
  } = body as {
    readonly service: string;
    readonly region: string | null;
    readonly fields: readonly string[];
    readonly version: number;
  };
  const from = on.region(regionId);
  const target = where === null ? from : on.regions().find(({ slug, code }) => slug === where || code === where);
  if (from === null || target === null || target === undefined) return 'noSuchRegion';
  // What somebody practises opens nothing where people live.
  if (from.kind !== target.kind) return 'otherKindOfRegion';
  const known = await foldRows(await eventRows(on.database, regionId, caseId), regionId, on.calendarOf(from), (hash) =>
    on.manifestOf(regionId, hash),
  );
  if (known === null) return 'noSuchCase';
  // Answers of the same name go along; what the other service does not ask stays behind.
  const asked = on.current(target.id, service)?.manifest.fields ?? {};
  const { answers } = known.folded.state;
  const travels = (name: string) => target.id === regionId || !holdsFile(asked[name]);
  const taken = fields.filter((name) => Object.hasOwn(asked, name) && answers[name] !== undefined && travels(name));
  const causedBy = `${regionId}:${caseId}:${version}`;
  const done = await on.execute({
    regionId: target.id,
    serviceId: service,
    command: {
      type: 'submit',
      actor: { kind: 'system' },
      answers: Object.fromEntries(taken.map((name) => [name, answers[name]])),
      facts: {},
      ...languageOf(known.folded.state),
    },
    channel: 'system',
    now,
    causedBy,
    ...(secretHash === undefined ? {} : { secretHash: secretHash(causedBy) }),
    idempotency: { caller: `case ${regionId}:${caseId}`, key: `${version}:${service}`, requestHash: service },
  });
  if (!done.ok) return done.error.type;
  await link(on.database, { regionId, caseId }, { regionId: target.id, caseId: done.value.caseId }, now);
  return null;
}

const holdsFile = (field: Field<unknown> | undefined): boolean =>
  field !== undefined && (FILE_KINDS.has(field.kind) || Object.values(field.rows ?? {}).some(holdsFile));

interface Ref {
  readonly regionId: number;
  readonly caseId: string;
}
/** Each region keeps its own side of the link. */
async function link(database: Database, from: Ref, to: Ref, now: Instant): Promise<void> {
  for (const [kind, here, there] of [
    ['started', from, to],
    ['startedBy', to, from],
  ] as const) {
    await database.run(
      build
        .insertInto('case_link')
        .values({
          region_id: here.regionId,
          case_id: here.caseId,
          kind,
          other_region_id: there.regionId,
          other_case_id: there.caseId,
          at: now,
        })
        .onConflict((conflict) =>
          conflict.columns(['region_id', 'case_id', 'kind', 'other_region_id', 'other_case_id']).doNothing(),
        ),
    );
  }
}
