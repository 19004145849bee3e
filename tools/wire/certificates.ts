/** Certificates made at run time: an authority that a product is told to trust, and server certificates with one fault each. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

/** In PEM. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** What the product is told to trust. */
  readonly ca: KeyAndCertificate;
  readonly good: KeyAndCertificate;
  /** Signed by an authority that nobody was told of. */
  readonly untrusted: KeyAndCertificate;
  /** Ran out a day ago. */
  readonly expired: KeyAndCertificate;
  /** For another host. */
  readonly wrongName: KeyAndCertificate;
  /** For the product to show, where the server asks. */
  readonly client: KeyAndCertificate;
}

/** Products of 2007 know nothing else, and their suites want such a key in the certificate. */
const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};
const day = 24 * 60 * 60 * 1000;

interface Issuer {
  readonly keys: webcrypto.CryptoKeyPair;
  readonly certificate: X509Certificate;
}

/**
 * @param host name or address by which the product calls the tester
 * @param kept authority of an earlier time
 * @param now milliseconds of the wall clock: certificates are good a day before and a year after
 */
export async function makeCertificates(host: string, now: number, kept?: KeyAndCertificate): Promise<Certificates> {
  const [authority, own, device] = await Promise.all([
    kept ? readAuthority(kept) : newKeys().then((keys) => root('Assay test authority', keys, now)),
    newKeys(),
    newKeys(),
  ]);
  // Whoever is not trusted may have any key; to make one takes long.
  const stranger = await root('Somebody else', own, now);
  const usual = { from: now - day, to: now + 365 * day };
  const server = (issuer: Issuer, name: string, times = usual): Promise<KeyAndCertificate> =>
    issue(issuer, own, name, ExtendedKeyUsage.serverAuth, times);
  return {
    ca: await pem(authority.keys, authority.certificate),
    good: await server(authority, host),
    untrusted: await server(stranger, host),
    expired: await server(authority, host, { from: now - 30 * day, to: now - day }),
    wrongName: await server(authority, 'another.example'),
    client: await issue(authority, device, 'assay-device', ExtendedKeyUsage.clientAuth, usual),
  };
}

async function root(name: string, keys: webcrypto.CryptoKeyPair, now: number): Promise<Issuer> {
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: `CN=${name}`,
    notBefore: new Date(now - 60 * day),
    notAfter: new Date(now + 3650 * day),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { keys, certificate };
}

async function readAuthority({ key, cert }: KeyAndCertificate): Promise<Issuer> {
  const certificate = new X509Certificate(cert);
  const [octets] = PemConverter.decode(key);
  if (!octets) throw new TypeError('no key in PEM');
  // An authority of another kind that a product knows already stays what it is.
  const kind = { ...certificate.publicKey.algorithm, hash: 'SHA-256' };
  const privateKey = await webcrypto.subtle.importKey('pkcs8', octets, kind, true, ['sign']);
  const publicKey = await certificate.publicKey.export(kind, ['verify']);
  return { keys: { privateKey, publicKey }, certificate };
}

async function issue(
  issuer: Issuer,
  keys: webcrypto.CryptoKeyPair,
  name: string,
  usage: ExtendedKeyUsage,
  times: { from: number; to: number },
): Promise<KeyAndCertificate> {
  const extensions: Extension[] = [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
    new ExtendedKeyUsageExtension([usage]),
    new SubjectAlternativeNameExtension([{ type: isIP(name) ? 'ip' : 'dns', value: name }]),
    await AuthorityKeyIdentifierExtension.create(issuer.keys.publicKey),
  ];
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${name}`,
    issuer: issuer.certificate.subject,
    notBefore: new Date(times.from),
    notAfter: new Date(times.to),
    publicKey: keys.publicKey,
    signingKey: issuer.keys.privateKey,
    signingAlgorithm: { ...issuer.keys.privateKey.algorithm, hash: 'SHA-256' },
    extensions,
  });
  return pem(keys, certificate);
}

async function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as webcrypto.CryptoKeyPair;
}

async function pem(keys: webcrypto.CryptoKeyPair, certificate: X509Certificate): Promise<KeyAndCertificate> {
  const key = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { key: PemConverter.encode(key, 'PRIVATE KEY'), cert: certificate.toString('pem') };
}

/** Positive, 16 octets. */
function serial(): string {
  const octets = webcrypto.getRandomValues(new Uint8Array(16));
  octets[0] = (octets[0]! & 0x7f) | 0x40;
  return Buffer.from(octets).toString('hex');
}
