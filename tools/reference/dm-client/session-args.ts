/** What whoever operates the device says about a session: from the command line and from JSON lines alike. */
import { fromBase64 } from '../../dm/digest';
import { type DmVersion, isDmVersion } from '../../dm/versions';
import { type AuthType, authTypes } from '../shared/auth';
import type { Encoding } from './codec';
import { UsageError } from './config';
import type { Account, Credential } from './objects/dmacc';
import { readTlsFiles, type TlsParts } from './tls';

export interface SessionArgs {
  readonly account: Account;
  readonly encoding: Encoding;
  readonly version: DmVersion;
  readonly notifiedId?: number;
  readonly alert?: string;
  /** Files in PEM: authority to trust, certificate to show, and its key. */
  readonly tls: TlsParts;
}

type Raw = Readonly<Record<string, unknown>>;

const names = [
  'url',
  'encoding',
  'version',
  'user',
  'secret',
  'nonce',
  'auth',
  'serverid',
  'serversecret',
  'servernonce',
  'serverauth',
  'sessionid',
  'alert',
  'ca',
  'certificate',
  'key',
];

/**
 * Reads the arguments of a session; names in any case.
 * `sessionId` is what a notification carried (a number, or hex digits); `alert` 1200 or 1201.
 * @throws UsageError for a name or value that means nothing
 */
export function readSessionArgs(raw: Raw): SessionArgs {
  const args = new Map(Object.entries(raw).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of args.keys()) if (!names.includes(name)) throw new UsageError(`no such argument: ${name}`);
  const text = (name: string, usual: string): string => {
    const value = args.get(name);
    return value === undefined || value === null ? usual : String(value);
  };
  const url = text('url', '');
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`url: ${JSON.stringify(url)} is no http address`);
  const serverId = text('serverid', 'org.example.assay');
  const notifiedId = sessionIdOf(args.get('sessionid'));
  const alert = text('alert', '');
  return {
    account: {
      serverId,
      url,
      client: credential(text, ['auth', 'user', 'secret', 'nonce'], ''),
      server: credential(text, ['serverauth', 'serverid', 'serversecret', 'servernonce'], serverId),
    },
    encoding: oneOf('encoding', text('encoding', 'xml'), ['xml', 'wbxml']),
    version: versionOf(text('version', '1.2')),
    tls: readTlsFiles({ ca: text('ca', ''), certificate: text('certificate', ''), key: text('key', '') }),
    ...(notifiedId !== undefined && { notifiedId }),
    ...(alert !== '' && { alert: oneOf('alert', alert, ['1200', '1201']) }),
  };
}

function credential(
  text: (name: string, usual: string) => string,
  [auth, user, secret, nonce]: readonly [string, string, string, string],
  usualUser: string,
): Credential {
  const octets = fromBase64(text(nonce, ''));
  if (!octets) throw new UsageError(`${nonce}: no base64`);
  const type: AuthType = oneOf(auth, text(auth, 'none').toLowerCase(), authTypes);
  return { auth: type, user: text(user, usualUser), secret: text(secret, ''), nonce: octets };
}

function versionOf(text: string): DmVersion {
  if (!isDmVersion(text)) throw new UsageError(`version: ${text} is none of 1.1.2, 1.2, 1.3`);
  return text;
}

function sessionIdOf(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  const number =
    typeof value === 'number'
      ? value
      : /^[0-9A-Fa-f]{1,4}$/.test(String(value))
        ? Number.parseInt(String(value), 16)
        : 0;
  if (!Number.isInteger(number) || number < 1 || number > 0xffff) throw new UsageError(`sessionId: ${String(value)}`);
  return number;
}

function oneOf<T extends string>(name: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (!found) throw new UsageError(`${name}: ${text} is none of ${allowed.join(', ')}`);
  return found;
}
