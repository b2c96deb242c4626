/**
 * Signs with a key of the city's own, made at first use and kept as a PKCS#12 file that only the server can read.
 *
 * Must never: be taken for a certified signature. Its certificate says "tidak tersertifikasi" in its very name, and a
 * practice or demo region has a key of its own that says what it is.
 */
import { createPrivateKey, generateKeyPair, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ok } from '@balai/kernel';
import forge from 'node-forge';
import type { Signer } from './signer.ts';

export interface LocalSignerOptions {
  /** Where keys lie; made with mode 0700 when absent. */
  readonly folder: string;
  readonly region: { readonly id: number; readonly name: string; readonly kind: 'live' | 'practice' | 'demo' };
  /** Milliseconds since 1970: the region's clock. */
  readonly now: () => number;
  /** Protects the file beyond its mode; empty by default. */
  readonly passphrase?: string;
}

export interface LocalSigner extends Signer {
  /** SHA-256 of the certificate, hexadecimal: by it verification knows a signature of ours. */
  readonly fingerprint: string;
}

interface LocalKey {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
}

const YEARS = 10;
const KIND_NAME = { live: undefined, practice: 'Latihan', demo: 'Demo' } as const;
const LABEL = { id: 'Kunci lokal, tidak tersertifikasi', en: 'Local key, not certified' } as const;

/**
 * Opens the region's key, making it first when there is none or when its certificate has run out.
 *
 * @throws when the folder cannot be written or the file cannot be read with this passphrase.
 */
export async function openLocalSigner(options: LocalSignerOptions): Promise<LocalSigner> {
  const { key, certificate } = await keyOf(options);
  return {
    certified: false,
    label: LABEL,
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    async sign(pdf, info) {
      const signedAt = Math.floor(options.now() / 1000) * 1000;
      const { signPdf } = await import('./sign-pdf.ts');
      const signed = await signPdf(pdf, info, { key, certificate: certificate.raw }, new Date(signedAt));
      return ok({ pdf: signed, serial: certificate.serialNumber.toLowerCase(), signedAt });
    },
  };
}

async function keyOf(options: LocalSignerOptions): Promise<LocalKey> {
  const { folder, region, passphrase = '' } = options;
  const file = join(folder, `region-${region.id}-${region.kind}.p12`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const kept = await readKey(file, passphrase);
  if (kept !== null && kept.certificate.validToDate.getTime() > options.now()) return kept;
  if (kept !== null) await rename(file, `${file}.until-${kept.certificate.validToDate.toISOString().slice(0, 10)}`);
  await writeNew(file, await makeKey(options));
  // Two processes may have made one at the same moment: the file that was linked first is the key of both.
  const made = await readKey(file, passphrase);
  if (made === null) throw new Error(`local signer: ${file} vanished while it was made`);
  return made;
}

async function readKey(file: string, passphrase: string): Promise<LocalKey | null> {
  const bytes = await readFile(file).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null;
    throw problem;
  });
  if (bytes === null) return null;
  const p12 = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('latin1')), passphrase);
  const key = p12.getBags({ bagType: forge.pki.oids['pkcs8ShroudedKeyBag'] ?? '' })[
    forge.pki.oids['pkcs8ShroudedKeyBag'] ?? ''
  ]?.[0]?.key;
  const certificate = p12.getBags({ bagType: forge.pki.oids['certBag'] ?? '' })[forge.pki.oids['certBag'] ?? '']?.[0]
    ?.cert;
  if (key === undefined || key === null || certificate === undefined)
    throw new Error(`local signer: ${file} holds no key and certificate`);
  return {
    key: createPrivateKey(forge.pki.privateKeyToPem(key)),
    certificate: new X509Certificate(forge.pki.certificateToPem(certificate)),
  };
}

/** Never over an existing key: written beside it, made durable, then linked. */
async function writeNew(file: string, bytes: Buffer): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(beside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await link(beside, file).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code !== 'EEXIST') throw problem;
  });
  await rm(beside);
}

async function makeKey(options: LocalSignerOptions): Promise<Buffer> {
  const pair = await promisify(generateKeyPair)('rsa', {
    modulusLength: 3072,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const key = forge.pki.privateKeyFromPem(pair.privateKey);
  const certificate = certificateOf(options, pair.publicKey);
  certificate.sign(key, forge.md.sha256.create());
  const p12 = forge.pkcs12.toPkcs12Asn1(key, certificate, options.passphrase ?? '', {
    algorithm: 'aes256',
    friendlyName: `region-${options.region.id}`,
  });
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'latin1');
}

function certificateOf({ region, now }: LocalSignerOptions, publicKey: string): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
  // Positive, as X.509 wants it: the first bit is off and the number is not zero.
  certificate.serialNumber = `4${randomBytes(16).toString('hex').slice(1)}`;
  certificate.validity.notBefore = new Date(now() - 300_000);
  certificate.validity.notAfter = new Date(now());
  certificate.validity.notAfter.setUTCFullYear(certificate.validity.notAfter.getUTCFullYear() + YEARS);
  const kind = KIND_NAME[region.kind];
  const names = {
    commonName: 'Balai (kunci lokal, tidak tersertifikasi)',
    organizationName: region.name,
    ...(kind === undefined ? {} : { organizationalUnitName: kind }),
    countryName: 'ID',
  };
  const subject = Object.entries(names).map(([name, value]) => ({
    name,
    value,
    valueTagClass: (name === 'countryName'
      ? forge.asn1.Type.PRINTABLESTRING
      : forge.asn1.Type.UTF8) as unknown as forge.asn1.Class,
  }));
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  return certificate;
}
