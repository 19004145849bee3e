/** TLS for one run: certificates kept or made, files for the product, key log, and the addresses in front of the mailboxes. */
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyAndCertificate, makeCertificates } from '../../wire/certificates';
import { AssayError } from '../errors';
import type { TlsProfile } from '../profile';
import { SecureListener, type Shows } from './secure';

export interface SecureLine {
  /** Without trailing slash. */
  base(shows: Shows): string;
  /** Paths of PEM files that the product needs. */
  readonly files: { readonly ca: string; readonly certificate: string; readonly key: string };
  close(): Promise<void>;
}

/**
 * @param now milliseconds of the wall clock
 * @throws AssayError when a port is taken or a folder cannot be written
 */
export async function openTls(
  profile: TlsProfile,
  host: string,
  now: number,
  handle: RequestListener,
): Promise<SecureLine> {
  const { folder = mkdtempSync(join(tmpdir(), 'assay-tls-')), keyLog, name, port } = profile;
  mkdirSync(folder, { recursive: true });
  const at = (file: string): string => join(folder, file);
  const certificates = await makeCertificates(name, now, keptAuthority(at('ca.pem'), at('ca-key.pem')));
  const write = (file: string, text: string): void => writeFileSync(at(file), text, { mode: 0o600 });
  write('ca.pem', certificates.ca.cert);
  write('ca-key.pem', certificates.ca.key);
  write('client.pem', certificates.client.cert);
  write('client-key.pem', certificates.client.key);
  const log = keyLog === undefined ? undefined : (line: Buffer): void => appendFileSync(keyLog, line, { mode: 0o600 });
  const open = { host, port, name, certificates, handle, ...(log && { keyLog: log }) };
  const listener = await SecureListener.open(open).catch((error: Error) => {
    throw new AssayError(`cannot listen for TLS: ${error.message}`, 'set tls.port to 0 for free ports');
  });
  return {
    base: (shows) => listener.base(shows),
    files: { ca: at('ca.pem'), certificate: at('client.pem'), key: at('client-key.pem') },
    close: async () => {
      await listener.close();
      if (profile.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The authority of the last run, that the product knows already. */
function keptAuthority(cert: string, key: string): KeyAndCertificate | undefined {
  if (!existsSync(cert) || !existsSync(key)) return undefined;
  return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
}
