// `balai doctor`: looks at everything an installation needs and says what is right, what is wrong, and what to do.
// It only looks: it starts no database, takes no lock and changes nothing but a probe file that it removes again.
import { accessSync, constants, existsSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { binaries, checkOwnServer, holderOf, PostgresUnavailable } from '@balai/store/postgres';
import { wrongClock } from '../clock-finding.ts';
import type { Command } from '../command.ts';
import { type Config, readConfig } from '../config.ts';
import { unguarded } from '../store-trouble.ts';
import { root } from '../root.ts';
import { keptElsewhere, wrongKeys } from '../keys-finding.ts';
import { wrongSecrets } from '../secrets-finding.ts';
import { type Sentence, say } from '../say.ts';
import { troubleOf } from '../trouble.ts';
import { findOnPath } from '../find-on-path.ts';
import { testTools } from '../checks/test-tools.ts';

/** `advice` is no fault: the installation works without, but something is missed. */
type Finding = { readonly state: 'right' | 'advice' | 'wrong'; readonly text: Sentence };

const right = (id: string, en: string): Finding => ({ state: 'right', text: { id, en } });
const advice = (id: string, en: string): Finding => ({ state: 'advice', text: { id, en } });
const wrong = (text: Sentence): Finding => ({ state: 'wrong', text });

export const doctor: Command = {
  summary: {
    id: 'Memeriksa pemasangan dan menyebutkan apa yang benar dan apa yang salah.',
    en: 'Examines the set-up and says what is right and what is wrong.',
  },
  run: async () => {
    const config = readConfig();
    const findings: Finding[] = [nodeVersion()];
    if (!config.ok) findings.push(...config.error.map(wrong));
    else {
      findings.push(mode(config.value), await database(config.value), ...(await clock(config.value)));
      findings.push(folder(config.value), space(config.value), await port(config.value));
      findings.push(...secrets(config.value), ...liveOnly(config.value));
    }
    findings.push(locale(), pages(), ...toolsForTests());
    for (const { state, text } of findings)
      console.log(`  ${{ right: '✓', advice: '!', wrong: '✗' }[state]} ${say(text)}`);
    return findings.some(({ state }) => state === 'wrong') ? 1 : 0;
  },
};

function secrets(config: Config): Finding[] {
  const { isNew, wrong: ofSecrets } = wrongSecrets(config.data);
  if (isNew) return [right('rahasia dibuat saat start pertama', 'secrets are made at the first start')];
  const faults = [...ofSecrets, ...wrongKeys(config.data)].map(wrong);
  const whole = right(
    'rahasia dan kunci surat lengkap dan tertutup',
    'secrets and keys of letters are there, whole, and closed to others',
  );
  // A demo city can be made again; a live one cannot.
  const kept = config.mode === 'live' ? (keptElsewhere(config.data) ?? []) : [];
  return [...(faults.length === 0 ? [whole] : faults), ...kept];
}

function nodeVersion(): Finding {
  const version = process.version;
  if (Number(process.versions.node.split('.')[0]) >= 24) return right(`Node ${version}`, `Node ${version}`);
  return wrong({
    id: `Node ${version} terlalu lama; jalankan lewat npm start, yang membawa Node 24.`,
    en: `Node ${version} is too old; run by npm start, which brings Node 24.`,
  });
}

function mode({ mode: chosen }: Config): Finding {
  if (chosen === 'live') return right('mode live: data warga sungguhan', 'mode live: real matters of residents');
  return right(
    'mode demo: kota contoh, akunnya diketahui umum',
    'mode demo: a synthetic city, its accounts are public',
  );
}

async function database(config: Config): Promise<Finding> {
  try {
    if (config.databaseUrl === undefined) {
      const program = join(binaries(), 'postgres');
      accessSync(program, constants.X_OK);
      return right(`PostgreSQL bawaan: ${program}`, `embedded PostgreSQL: ${program}`);
    }
    const { version, guarded } = await checkOwnServer(config.databaseUrl);
    if (!guarded) return { state: 'advice', text: unguarded };
    return right(
      `server pada DATABASE_URL menjawab: PostgreSQL ${version}`,
      `the server of DATABASE_URL answers: PostgreSQL ${version}`,
    );
  } catch (error) {
    const known = troubleOf(error);
    if (known === undefined || !(error instanceof PostgresUnavailable)) throw error;
    return wrong(known);
  }
}

async function clock(config: Config): Promise<Finding[]> {
  const fault = await wrongClock(config);
  if (fault === undefined) return [];
  if (fault !== null) return [wrong(fault)];
  return [
    right(
      'jam mesin cocok dengan basis data dan peristiwa terakhir',
      'the clock agrees with the database and the newest event',
    ),
  ];
}

function folder(config: Config): Finding {
  const socket = Buffer.byteLength(join(config.data, 'run', '.s.PGSQL.5432'));
  if (config.databaseUrl === undefined && socket > 103) {
    const known = troubleOf(
      new PostgresUnavailable({ type: 'socketPathTooLong', path: config.data, bytes: socket, limit: 103 }),
    );
    if (known !== undefined) return wrong(known);
  }
  const place = nearestExisting(config.data);
  const probe = join(place, `.balai-probe-${process.pid}`);
  try {
    mkdirSync(probe);
    writeFileSync(join(probe, 'x'), 'x');
    return right(`folder data dapat ditulis: ${config.data}`, `the data folder can be written: ${config.data}`);
  } catch (error) {
    const known = troubleOf(error);
    if (known === undefined) throw error;
    return wrong(known);
  } finally {
    rmSync(probe, { recursive: true, force: true });
  }
}

function space(config: Config): Finding {
  const disk = statfsSync(nearestExisting(config.data));
  const gigabytes = (disk.bavail * disk.bsize) / 1e9;
  const shown = gigabytes.toFixed(1);
  if (gigabytes >= 2) return right(`ruang disk ${shown} GB`, `${shown} GB of disk space`);
  const text = {
    id: `hanya ${shown} GB ruang disk di ${config.data}; sediakan sedikitnya 2 GB.`,
    en: `only ${shown} GB of disk space at ${config.data}; make at least 2 GB.`,
  };
  return { state: gigabytes >= 0.5 ? 'advice' : 'wrong', text };
}

async function port(config: Config): Promise<Finding> {
  const holder = holderOf(join(config.data, 'balai.lock'));
  if (holder !== undefined) {
    return right(`Balai sedang berjalan (proses ${holder.pid})`, `Balai is running (process ${holder.pid})`);
  }
  const error = await new Promise<Error | undefined>((done) => {
    const probe = createServer();
    probe.once('error', done);
    probe.listen({ host: config.host, port: config.port, exclusive: true }, () => probe.close(() => done(undefined)));
  });
  if (error === undefined) return right(`porta ${config.port} bebas`, `port ${config.port} is free`);
  const known = troubleOf(error);
  if (known === undefined) throw error;
  return wrong(known);
}

function liveOnly(config: Config): Finding[] {
  if (config.mode !== 'live') return [];
  const findings: Finding[] = [];
  if (config.publicUrl === undefined) {
    findings.push(
      advice(
        'BALAI_URL belum diisi: kode pada surat menunjuk ke mesin ini saja. Isi dengan alamat kota, misalnya https://balai.kota.go.id.',
        'BALAI_URL is not set: the codes on letters lead to this machine only. Set it to the city’s address, such as https://balai.kota.go.id.',
      ),
    );
  }
  if (config.databaseUrl === undefined) {
    findings.push(
      advice(
        'mode live dengan PostgreSQL bawaan: cocok untuk percobaan saja. Pakai DATABASE_URL dengan server cadangan, atau jalankan balai backup setiap hari dan coba pulihkan dengan balai restore --verify.',
        'live mode on the embedded PostgreSQL: fit for a pilot only. Use DATABASE_URL with a standby, or run balai backup daily and try the copy by balai restore --verify.',
      ),
    );
  }
  if (config.messages?.telephone == null)
    findings.push(
      advice(
        'BALAI_SMS_URL belum diisi: warga tidak mendapat kabar lewat telepon, hanya di halaman urusannya.',
        'BALAI_SMS_URL is not set: residents get no news by telephone, only on the pages of their matters.',
      ),
    );
  if (config.paymentSecret === undefined)
    findings.push(
      advice(
        'BALAI_PAYMENT_SECRET belum diisi: kabar pembayaran dari bank tidak diterima, dan layanan berbiaya tidak dapat dibayar.',
        'BALAI_PAYMENT_SECRET is not set: no payment is heard of, and services with a fee cannot be paid.',
      ),
    );
  if (config.messages?.mail == null)
    findings.push(
      advice(
        'BALAI_MAIL_URL belum diisi: instansi luar tidak dapat dimintai jawaban lewat surel.',
        'BALAI_MAIL_URL is not set: bodies outside cannot be asked by mail.',
      ),
    );
  else if (config.messages.replies === undefined)
    findings.push(
      advice(
        'BALAI_MAIL_REPLY belum diisi: balasan atas surel kota tidak sampai ke urusannya.',
        'BALAI_MAIL_REPLY is not set: answers to mails of the city do not reach their matter.',
      ),
    );
  if (!/^(127\.|localhost$|::1$)/.test(config.host)) {
    findings.push(
      advice(
        `HOST ${config.host} menerima sambungan dari luar tanpa enkripsi: taruh di belakang proksi HTTPS.`,
        `HOST ${config.host} takes connections from outside without encryption: put it behind an HTTPS proxy.`,
      ),
    );
  }
  return findings;
}

function locale(): Finding {
  const full = new Intl.DateTimeFormat('id', { month: 'long', timeZone: 'Asia/Jakarta' }).format(0) === 'Januari';
  if (full) return right('bahasa dan zona waktu Indonesia tersedia', 'Indonesian language and time zones are there');
  return wrong({
    id: 'Node ini tanpa data bahasa Indonesia (ICU); jalankan lewat npm start.',
    en: 'this Node lacks the data of the Indonesian language (ICU); run by npm start.',
  });
}

function pages(): Finding {
  if (existsSync(join(root, 'web', 'build', 'handler.js')))
    return right('halaman sudah dibangun', 'the pages are built');
  return advice(
    'halaman belum dibangun; npm start akan membangunnya',
    'the pages are not built yet; npm start builds them',
  );
}

function toolsForTests(): Finding[] {
  return testTools.map(({ program, pack }) => {
    const path = findOnPath(program);
    if (path !== undefined) return right(`untuk npm test: ${path}`, `for npm test: ${path}`);
    return advice(
      `untuk npm test: pasang ${pack} (apt-get install ${pack})`,
      `for npm test: install ${pack} (apt-get install ${pack})`,
    );
  });
}

function nearestExisting(path: string): string {
  let place = path;
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place);
  return place;
}
