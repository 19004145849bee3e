/** TLS of the server: its certificate, and which clients it lets in (DM_Security 5.5.1.1). */
import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureVersion } from 'node:tls';
import { UsageError } from './accounts';

/**
 * In PEM. With `ca` clients are asked for a certificate of that authority. Without one they get through the handshake only where it is
 * `optional`, to show in the protocol who they are (DM_Security 5.3).
 */
export interface ServerTls {
  readonly key: string;
  readonly cert: string;
  readonly ca?: string;
  readonly optional?: boolean;
  /** As node:tls names them; left out: what OpenSSL holds to be safe. */
  readonly maxVersion?: SecureVersion;
  readonly ciphers?: string;
}

/**
 * Key and certificate go together; without either, no TLS.
 * @throws UsageError where one is missing, a file cannot be read or holds no PEM of its kind
 */
export function readServerTls(files: {
  readonly key: string | undefined;
  readonly certificate: string | undefined;
  readonly clientCa: string | undefined;
}): ServerTls | undefined {
  const { key, certificate, clientCa } = files;
  if (key === undefined && certificate === undefined && clientCa === undefined) return undefined;
  if (key === undefined || certificate === undefined) throw new UsageError('TLS needs a key and a certificate');
  const tls = {
    key: textOf(key),
    cert: textOf(certificate),
    ...(clientCa !== undefined && { ca: textOf(clientCa) }),
  };
  try {
    createSecureContext(tls);
  } catch (error) {
    throw new UsageError(`TLS: ${(error as Error).message}`);
  }
  return tls;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file}: cannot be read`);
  }
}
