/**
 * A detached CMS signature as PAdES wants it (ETSI EN 319 142-1, level B-B): made, read and checked.
 *
 * Must never: decide whom to trust. It says whether the bytes are those that were signed, and by which certificate.
 */
import { constants, createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  rsaPss: '1.2.840.113549.1.1.10',
} as const;
/** SHA-1 is absent on purpose: two documents can be made to share one. */
const HASHES: Readonly<Record<string, string>> = {
  [OID.sha256]: 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

export interface CheckedCms {
  /** The bytes are those that were signed, and the signature is that of the certificate's key. */
  readonly intact: boolean;
  readonly certificate: X509Certificate;
}

type Node = forge.asn1.Asn1;

/** Signs the content with an RSA key; the certificate is bound in by its hash, as B-B asks. */
export function signDetached(content: Buffer, key: KeyObject, certificate: Buffer): Buffer {
  const attributes = [
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(sha256(content))),
    attribute(OID.signingCertificateV2, sequence(sequence(sequence(octets(sha256(certificate)))))),
  ].toSorted((a, b) => Buffer.compare(der(a), der(b)));
  const certificateNode = asn1.fromDer(certificate.toString('latin1'));
  const body = children(children(certificateNode)[0]);
  // An X.509 body begins with its version, [0]; then serial number, signature algorithm, issuer.
  const [serial, , issuer] = body[0]?.tagClass === asn1.Class.CONTEXT_SPECIFIC ? body.slice(1) : body;
  if (serial === undefined || issuer === undefined)
    throw new Error('cms: the certificate has no serial number or issuer');
  const signature = sign('sha256', der(set(...attributes)), key);
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    algorithm(OID.sha256),
    context(0, ...attributes),
    algorithm(OID.rsa),
    octets(signature),
  );
  const signedData = sequence(
    integer(1),
    set(algorithm(OID.sha256)),
    sequence(oid(OID.data)),
    context(0, certificateNode),
    set(signerInfo),
  );
  return der(sequence(oid(OID.signedData), context(0, signedData)));
}

/** Reads a CMS (zeros may follow it) and checks it over the content; `null` when it is no signature that we can read. */
export function checkDetached(cms: Buffer, content: Buffer): CheckedCms | null {
  try {
    // The library takes options here, its types only a flag.
    const outer = asn1.fromDer(cms.toString('latin1'), { strict: false, parseAllBytes: false } as unknown as boolean);
    const signedData = children(children(children(outer)[1])[0]);
    const signerInfo = children(children(signedData.at(-1))[0]);
    const certificates = children(signedData.find((node) => isContext(node, 0))).map(
      (node) => new X509Certificate(der(node)),
    );
    return checkSigner(signerInfo, certificates, content);
  } catch {
    // Bytes that only look like a signature: whoever made them, they prove nothing.
    return null;
  }
}

function checkSigner(
  signerInfo: readonly Node[],
  certificates: readonly X509Certificate[],
  content: Buffer,
): CheckedCms | null {
  const [, sid, digest, attributesNode] = signerInfo;
  const serial = hex(children(sid)[1]);
  const certificate = certificates.find((one) => BigInt(`0x${one.serialNumber}`) === BigInt(`0x${serial || '0'}`));
  const hash = HASHES[oidOf(children(digest)[0])];
  if (certificate === undefined || hash === undefined || attributesNode === undefined || !isContext(attributesNode, 0))
    return null;
  const attributes = new Map(
    children(attributesNode).map((node) => [oidOf(children(node)[0]), children(children(node)[1])[0]]),
  );
  const signed = bytes(attributes.get(OID.messageDigest));
  const bound = attributes.get(OID.signingCertificateV2);
  const rest = signerInfo.slice(4);
  const scheme = oidOf(children(rest[0])[0]);
  const key =
    scheme === OID.rsaPss
      ? {
          key: certificate.publicKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
          saltLength: constants.RSA_PSS_SALTLEN_AUTO,
        }
      : certificate.publicKey;
  const digestFits = createHash(hash).update(content).digest().equals(signed);
  const signatureFits = verify(hash, der(set(...children(attributesNode))), key, bytes(rest[1]));
  return { intact: digestFits && signatureFits && (bound === undefined || boundTo(bound, certificate)), certificate };
}

/** Whether a signing-certificate-v2 attribute names this certificate; the hash is SHA-256 unless it says otherwise. */
function boundTo(attributeValue: Node, certificate: X509Certificate): boolean {
  const essCertId = children(children(children(attributeValue)[0])[0]);
  const first = essCertId[0];
  const named = first?.type === asn1.Type.SEQUENCE ? HASHES[oidOf(children(first)[0])] : 'sha256';
  const value = first?.type === asn1.Type.SEQUENCE ? essCertId[1] : first;
  return named !== undefined && createHash(named).update(certificate.raw).digest().equals(bytes(value));
}

const sha256 = (content: Buffer): Buffer => createHash('sha256').update(content).digest();
const der = (node: Node): Buffer => Buffer.from(asn1.toDer(node).getBytes(), 'latin1');
const universal = (type: forge.asn1.Type, constructed: boolean, value: string | Node[]): Node =>
  asn1.create(asn1.Class.UNIVERSAL, type, constructed, value);
const sequence = (...nodes: Node[]): Node => universal(asn1.Type.SEQUENCE, true, nodes);
const set = (...nodes: Node[]): Node => universal(asn1.Type.SET, true, nodes);
const octets = (value: Buffer): Node => universal(asn1.Type.OCTETSTRING, false, value.toString('latin1'));
const integer = (value: number): Node => universal(asn1.Type.INTEGER, false, String.fromCharCode(value));
const oid = (name: string): Node => universal(asn1.Type.OID, false, asn1.oidToDer(name).getBytes());
const algorithm = (name: string): Node => sequence(oid(name), universal(asn1.Type.NULL, false, ''));
const attribute = (name: string, value: Node): Node => sequence(oid(name), set(value));
const context = (tag: number, ...nodes: Node[]): Node =>
  asn1.create(asn1.Class.CONTEXT_SPECIFIC, tag as forge.asn1.Type, true, nodes);

const children = (node: Node | undefined): Node[] => (Array.isArray(node?.value) ? node.value : []);
const bytes = (node: Node | undefined): Buffer =>
  Buffer.from(typeof node?.value === 'string' ? node.value : '', 'latin1');
const hex = (node: Node | undefined): string => bytes(node).toString('hex');
const oidOf = (node: Node | undefined): string => asn1.derToOid(bytes(node).toString('latin1'));
const isContext = (node: Node, tag: number): boolean =>
  node.tagClass === asn1.Class.CONTEXT_SPECIFIC && Number(node.type) === tag;
