/**
 * The operators' page: health, timers, messages, registers, backups and processes, each with what to do where it is not well.
 *
 * Must never: be shown without an operator's right, or say anything about a case or a person.
 */
import type { Instant, Text } from '@balai/kernel';
import type { Operating, Readiness } from '@balai/store';
import type { Bound } from '../bound.ts';
import type { Installation, OperatingRow, OperatingState, OperationsView } from '../operations-types.ts';
import type { SimulatorMode } from '../platform-types.ts';
import { formatNumber } from '../texts/formats.ts';
import { asIs, inBoth, text } from '../texts/text.ts';
import { backupRows } from './operations-backup.ts';
import { erasureRows } from './operations-erasure.ts';
import { isOperator, type Rights } from './rights.ts';
import { simulators } from './simulators.ts';

const GB = 1_000_000_000;
const MINUTE = 60_000;

/** Null: not an operator today. */
export async function operationsView(bound: Bound, rights: Rights): Promise<OperationsView | null> {
  if (!isOperator(bound, rights)) return null;
  const { store, installation = null } = bound.deps;
  // A database that is away must not take away the page that says so.
  const [ready, found] = await Promise.all([
    store.ready(bound.now).catch(() => null),
    store.operations.look(bound.regionId, bound.now).catch(() => null),
  ]);
  const sections = [
    { id: 'kesehatan', title: text('Kesehatan', 'Health'), rows: await health(bound, ready, found, installation) },
    { id: 'pengatur-waktu', title: text('Pengatur waktu', 'Timers'), rows: found === null ? [] : timers(bound, found) },
    { id: 'pesan', title: text('Pesan keluar', 'Outgoing messages'), rows: found === null ? [] : outbox(bound, found) },
    { id: 'register', title: text('Register dan gerbang', 'Registers and gateways'), rows: registries(bound) },
    { id: 'cadangan', title: text('Cadangan', 'Backups'), rows: await backupRows(bound, installation) },
    { id: 'penghapusan', title: text('Penghapusan data', 'Erasure of data'), rows: await erasureRows(bound, rights) },
    { id: 'proses', title: text('Proses', 'Processes'), rows: processes(bound, found, installation) },
  ].filter(({ rows }) => rows.length > 0);
  const states = sections.flatMap(({ rows }) => rows.map(({ state }) => state));
  const worst = states.includes('late') ? 'late' : states.includes('soon') ? 'soon' : 'ok';
  return { at: bound.now, worst, sections };
}

const row = (
  id: string,
  label: Text,
  value: Text,
  state: OperatingState = null,
  advice: Text | null = null,
): OperatingRow => ({ id, label, value, state, advice });
const count = (value: number): Text => formatNumber(value);
const size = (bytes: number): Text =>
  inBoth((language) =>
    bytes >= GB ? `${formatNumber(bytes / GB, 1)[language]} GB` : `${formatNumber(bytes / 1_000_000, 1)[language]} MB`,
  );
const when = ({ formats, now }: Bound, at: Instant | null): Text =>
  at === null ? text('belum ada', 'none yet') : formats.near(at, now);

async function health(
  { deps }: Bound,
  ready: Readiness | null,
  found: Operating | null,
  installation: Installation | null,
): Promise<readonly OperatingRow[]> {
  const label = text('Basis data', 'Database');
  if (found === null)
    return [
      row(
        'database',
        label,
        text('tidak menjawab', 'does not answer'),
        'late',
        text('Jalankan balai doctor di mesin ini.', 'Run balai doctor on this machine.'),
      ),
      ...(await disk(installation)),
    ];
  const { database } = found;
  const isTight = database.connections > database.mostConnections * 0.8;
  return [
    row(
      'database',
      label,
      text(`PostgreSQL ${database.version}, menjawab`, `PostgreSQL ${database.version}, answers`),
      'ok',
    ),
    row('size', text('Isi basis data', 'Size of the database'), size(database.bytes)),
    row(
      'connections',
      text('Sambungan', 'Connections'),
      text(
        `${database.connections} dari ${database.mostConnections}`,
        `${database.connections} of ${database.mostConnections}`,
      ),
      isTight ? 'soon' : 'ok',
      isTight
        ? text('Naikkan max_connections atau pakai PgBouncer.', 'Raise max_connections, or use PgBouncer.')
        : null,
    ),
    standby(found),
    ...agreement(ready),
    guard(deps.store.guarded),
    ...(await disk(installation)),
  ];
}

/** Whether server and database have the same time and the same schema. */
function agreement(ready: Readiness | null): readonly OperatingRow[] {
  const clock = Math.abs(ready?.clockOffMs ?? 0);
  return [
    row(
      'clock',
      text('Selisih jam', 'Clock difference'),
      inBoth((language) => `${formatNumber(clock)[language]} ms`),
      clock <= 1_000 ? 'ok' : 'late',
      clock <= 1_000
        ? null
        : text(
            'Perbaiki jam mesin (NTP); sampai itu server menyatakan belum siap.',
            'Mend the clock (NTP); until then the server says that it is not ready.',
          ),
    ),
    row(
      'schema',
      text('Skema', 'Schema'),
      text(`${ready?.migrations ?? 0} migrasi`, `${ready?.migrations ?? 0} migrations`),
      ready?.ok === true || clock > 1_000 ? 'ok' : 'late',
    ),
  ];
}

const guard = (isGuarded: boolean): OperatingRow =>
  row(
    'guard',
    text('Catatan peristiwa dikunci', 'Event log locked'),
    isGuarded ? text('ya, oleh basis data', 'yes, by the database') : text('hanya oleh program', 'by the program only'),
    isGuarded ? 'ok' : 'soon',
    isGuarded
      ? null
      : text('Jalankan store/roles.sql sekali sebagai administrator.', 'Run store/roles.sql once as an administrator.'),
  );

function standby({ database: { standbys, synchronous } }: Operating): OperatingRow {
  const label = text('Server siaga', 'Standby servers');
  if (standbys === 0) return row('standby', label, text('tidak ada', 'none'));
  return row(
    'standby',
    label,
    synchronous
      ? text(`${standbys}, sinkron`, `${standbys}, synchronous`)
      : text(`${standbys}, tidak sinkron`, `${standbys}, not synchronous`),
    synchronous ? 'ok' : 'soon',
    synchronous
      ? null
      : text(
          'Tanpa salinan sinkron, yang terakhir ditulis dapat hilang saat server utama mati.',
          'Without a synchronous copy the last writes can be lost when the leader dies.',
        ),
  );
}

async function disk(installation: Installation | null): Promise<readonly OperatingRow[]> {
  const found = await installation?.disk().catch(() => null);
  if (found === null || found === undefined) return [];
  const state = found.free < GB / 2 ? 'late' : found.free < 2 * GB ? 'soon' : 'ok';
  const advice =
    state === 'ok'
      ? null
      : text('Kosongkan ruang: di bawah 64 MB foto ditolak.', 'Free some space: below 64 MB photos are refused.');
  const value = inBoth((language) => `${size(found.free)[language]} / ${size(found.total)[language]}`);
  return [row('disk', text('Ruang disk kosong', 'Free disk space'), value, state, advice)];
}

function timers(bound: Bound, { timers: found }: Operating): readonly OperatingRow[] {
  const stuck = found.overdue > 0;
  return [
    row('timers-waiting', text('Menunggu', 'Waiting'), count(found.waiting)),
    row('timers-next', text('Berikutnya', 'Next'), when(bound, found.nextDueAt)),
    row(
      'timers-overdue',
      text('Terlambat lebih dari satu menit', 'Overdue for more than a minute'),
      count(found.overdue),
      stuck ? 'late' : 'ok',
      stuck
        ? inBoth((language) =>
            language === 'id'
              ? `Tertua sejak ${when(bound, found.oldestDueAt).id}. Apakah ada proses dengan peran jobs atau all?`
              : `The oldest since ${when(bound, found.oldestDueAt).en}. Is there a process with the role jobs or all?`,
          )
        : null,
    ),
    row('timers-last', text('Terakhir berjalan (24 jam)', 'Fired last (24 hours)'), when(bound, found.lastFiredAt)),
  ];
}

function outbox(bound: Bound, { outbox: found }: Operating): readonly OperatingRow[] {
  const isStuck = found.oldestAt !== null && found.oldestAt < bound.now - 10 * MINUTE;
  return [
    row(
      'outbox-waiting',
      text('Menunggu', 'Waiting'),
      count(found.waiting),
      isStuck ? 'soon' : 'ok',
      isStuck
        ? text('Yang tertua sudah lebih dari sepuluh menit.', 'The oldest waits for more than ten minutes.')
        : null,
    ),
    row('outbox-oldest', text('Tertua', 'Oldest'), when(bound, found.oldestAt)),
    row(
      'outbox-failing',
      text('Gagal, akan dicoba lagi', 'Failing, will be tried again'),
      count(found.failing),
      found.failing > 0 ? 'soon' : 'ok',
    ),
    ...(found.failing > 0
      ? [row('outbox-next', text('Percobaan berikutnya', 'Next try'), when(bound, found.nextAt))]
      : []),
    row(
      'outbox-given-up',
      text('Ditinggalkan setelah 12 percobaan', 'Given up after 12 tries'),
      count(found.givenUp),
      found.givenUp > 0 ? 'late' : 'ok',
      found.givenUp > 0
        ? text(
            'Lihat di Pesan keluar, lalu perbaiki gerbangnya.',
            'Look at them in Outgoing messages, and mend the gateway.',
          )
        : null,
    ),
    row(
      'outbox-nobody',
      text('Tanpa penerima (7 hari)', 'No recipient (7 days)'),
      count(found.unaddressed),
      found.unaddressed > 0 ? 'late' : 'ok',
      found.unaddressed > 0
        ? text(
            'Pengingat untuk kantor yang tidak punya petugas atau pimpinan. Lihat di Pesan keluar, lalu lengkapi penugasan dan alamat surelnya.',
            'Reminders for offices without an officer or a head. Look at them in Outgoing messages, and complete appointments and mail addresses.',
          )
        : null,
    ),
    row('outbox-last', text('Terakhir terkirim', 'Delivered last'), when(bound, found.lastDeliveredAt)),
  ];
}

const MODES: Readonly<Record<SimulatorMode, readonly [Text, OperatingState]>> = {
  ok: [text('menjawab', 'answers'), 'ok'],
  slow: [text('lambat', 'slow'), 'soon'],
  wrong: [text('salah jawab', 'answers wrongly'), 'soon'],
  down: [text('mati', 'down'), 'late'],
  refuses: [text('menolak', 'refuses'), 'late'],
  loses: [text('menerima lalu hilang', 'accepts and loses'), 'soon'],
};

function registries(bound: Bound): readonly OperatingRow[] {
  const known = simulators(bound).map(({ id, label, mode }) => row(`register-${id}`, label, ...MODES[mode]));
  const gateway = text('Gerbang SMS dan surel', 'Gateway for SMS and email');
  if (bound.region.kind === 'demo')
    return [
      ...known,
      row('gateway', gateway, text('peragaan, tidak ada yang terkirim', 'demonstration, nothing is sent')),
    ];
  return [
    ...known,
    row(
      'registries',
      text('Register', 'Registers'),
      text('tidak ada yang tersambung', 'none is connected'),
      null,
      text(
        'Fakta yang ditanyakan tetap "belum diketahui"; tidak ada permohonan yang ditolak karenanya.',
        'Facts that are asked for stay unknown; no request is refused because of it.',
      ),
    ),
    row(
      'gateway',
      gateway,
      text('tidak ada', 'none'),
      null,
      text('Kabar hanya ada di halaman urusan.', 'News stands on the page of the matter alone.'),
    ),
  ];
}

function processes(bound: Bound, found: Operating | null, installation: Installation | null): readonly OperatingRow[] {
  const others = (found?.processes ?? []).map(({ name, connections }): OperatingRow => {
    const [, role = '', host = '', pid = ''] = name.split('/');
    const isThis = name === installation?.name;
    return row(
      `process-${host}-${pid}`,
      asIs(`${host}, ${pid}${isThis ? ' *' : ''}`),
      text(`peran ${role}, ${connections} sambungan`, `role ${role}, ${connections} connections`),
      'ok',
    );
  });
  if (installation === null) return others;
  const last = installation.lastRoundAt();
  const isStuck = installation.role !== 'web' && (last ?? installation.startedAt) < bound.now - MINUTE;
  const rounds = row(
    'round',
    text('Putaran pekerjaan terakhir di sini (*)', 'Last round of the jobs here (*)'),
    installation.role === 'web'
      ? text('proses ini hanya melayani halaman', 'this process serves pages only')
      : when(bound, last),
    isStuck ? 'late' : 'ok',
    isStuck
      ? text(
          'Tidak ada putaran selama satu menit: lihat catatan proses ini.',
          'No round for a minute: look at the log of this process.',
        )
      : null,
  );
  return [
    ...others,
    row('started', text('Berjalan sejak (*)', 'Running since (*)'), when(bound, installation.startedAt)),
    rounds,
  ];
}
