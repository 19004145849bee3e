/** TLS of the client: who the server is, judged honestly before a single octet of DM is sent (DM_Security 5.5.1.1). */

import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { connect, type SecureContextOptions, type TLSSocket } from 'node:tls';
import { UsageError } from './config';
import type { DefectName, Defects } from './defects';
import { SessionFailure } from './faults';

/** In PEM. Without `ca` the authorities of the system are trusted. */
export interface TlsParts {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** @throws UsageError where a file cannot be read */
export function readTlsFiles(files: { ca?: string; certificate?: string; key?: string }): TlsParts {
  const read = (file: string | undefined): string | undefined => {
    if (file === undefined || file === '') return undefined;
    try {
      return readFileSync(file, 'utf8');
    } catch {
      throw new UsageError(`${file}: cannot be read`);
    }
  };
  const [ca, cert, key] = [read(files.ca), read(files.certificate), read(files.key)];
  return { ...(ca && { ca }), ...(cert && { cert }), ...(key && { key }) };
}

/** What OpenSSL says, and the defect that does not mind. */
const lenient: readonly (readonly [DefectName, readonly string[]])[] = [
  [
    'accepts-untrusted',
    [
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'SELF_SIGNED_CERT_IN_CHAIN',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
  ],
  ['accepts-expired', ['CERT_HAS_EXPIRED']],
  ['accepts-not-yet-valid', ['CERT_NOT_YET_VALID']],
  ['accepts-wrong-name', ['ERR_TLS_CERT_ALTNAME_INVALID']],
];

type Versions = Pick<SecureContextOptions, 'minVersion' | 'maxVersion'>;

const versions: readonly (readonly [DefectName, Versions])[] = [
  ['tls-1-0-unknown', { minVersion: 'TLSv1.1' }],
  ['tls-1-1-unknown', { minVersion: 'TLSv1.2' }],
  ['tls-1-2-unknown', { maxVersion: 'TLSv1.1' }],
  ['tls-1-3-unknown', { maxVersion: 'TLSv1.2' }],
];

/** Without it OpenSSL takes nothing older than TLS 1.2. */
const weakAllowed = '@SECLEVEL=0';

const suites: readonly (readonly [DefectName, string])[] = [
  ['tls-old-suite-only', 'AES256-SHA'],
  ['tls-aes-128-cbc-sha-unknown', 'DEFAULT:!AES128-SHA'],
  ['tls-no-encryption', 'HIGH:!aNULL:eNULL'],
];

/** From TLS 1.0 of the text to that of today, with every suite that encrypts (DM_Security 5.5.1.1). */
function spoken(defects: Defects): SecureContextOptions {
  const [, ciphers = 'DEFAULT'] = suites.find(([name]) => defects.has(name)) ?? [];
  const [, less] = versions.find(([name]) => defects.has(name)) ?? [];
  return {
    minVersion: 'TLSv1',
    ...less,
    ...(defects.has('tls-old-suite-only') && { maxVersion: 'TLSv1.2' as const }),
    ciphers: `${ciphers}:${weakAllowed}`,
  };
}

/** OpenSSL looks at the clock of the machine; the device has one of its own. */
function faultByClock(socket: TLSSocket, now: Date): string | undefined {
  const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
  if (now < new Date(from)) return 'CERT_NOT_YET_VALID';
  return now > new Date(to) ? 'CERT_HAS_EXPIRED' : undefined;
}

export interface Connecting {
  readonly timeoutMs: number;
  /** By the clock of the device. */
  readonly now?: () => Date;
}

/** A connection to a server that is who it should be. Rejects with SessionFailure. */
export function secureConnection(
  url: URL,
  parts: TlsParts,
  defects: Defects,
  { timeoutMs, now = () => new Date() }: Connecting,
): Promise<TLSSocket> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const { ca } = parts;
  const own = defects.has('client-certificate-withheld') ? {} : { cert: parts.cert, key: parts.key };
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(url.port || 443),
      ca,
      ...spoken(defects),
      ...own,
      rejectUnauthorized: false, // judged below, so that the reason can be told
      ...(isIP(host) ? {} : { servername: host }),
    });
    const failed = (why: string): void => {
      socket.destroy();
      reject(new SessionFailure(`no secure connection: ${why}`));
    };
    socket.setTimeout(timeoutMs, () => failed(`nothing within ${timeoutMs} ms`));
    socket.once('error', (error: NodeJS.ErrnoException) => failed(error.code ?? error.message));
    socket.once('secureConnect', () => {
      const fault = socket.authorized ? faultByClock(socket, now()) : String(socket.authorizationError);
      if (fault !== undefined && !lenient.some(([name, codes]) => codes.includes(fault) && defects.has(name)))
        return failed(`the certificate of the server is no good: ${fault}`);
      socket.setTimeout(0);
      resolve(socket);
    });
  });
}
