/** What a server shows in the TLS handshake, as plain fields that patterns speak about (DM_Security 5.3, 5.5.1.1). */
import { randomBytes } from 'node:crypto';
import { request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { type Agreed, helloTo, type Suites, speaksSsl2, suites, type Version, versions } from './hello';

/** What the tester's device trusts, and shows where it is asked; PEM. */
export interface DeviceTls {
  readonly ca?: string;
  readonly certificate?: string;
  readonly key?: string;
}

/** What the case offers; without `suites` and `version` a whole request is made, with all that our TLS has. */
export interface HandshakeOrder {
  readonly version?: Version | 'ssl-2.0';
  readonly suites?: Suites | 'known';
  /** `none`: the device has none to show. */
  readonly certificate?: 'own' | 'none';
}

export type Told = Readonly<Record<string, string>>;

const timeoutMs = 5000;

/**
 * Fields: `agreed` (yes, no), `version`, `suite`, `certificate-asked` (yes, no, unknown), `trusted` (yes, no, unknown), `answered`
 * (of a whole request), `fault`.
 */
export async function tryHandshake(url: string, tls: DeviceTls, order: HandshakeOrder): Promise<Told> {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const line = { host, port: Number(port || '443'), random: (count: number) => randomBytes(count), timeoutMs };
  if (order.version === 'ssl-2.0') return { agreed: (await speaksSsl2(line)) ? 'yes' : 'no' };
  if (order.version === undefined && order.suites === undefined) return wholeRequest(url, tls, order);
  const version = order.version ?? 'tls-1.2';
  const offered = order.suites === undefined || order.suites === 'known' ? known : suites[order.suites];
  const agreed = await helloTo({ ...line, version, suites: offered });
  if (agreed) return fieldsOf(agreed);
  // A server of today may speak nothing that answers in the clear.
  const newer = version === 'tls-1.2' && offered === known ? await wholeRequest(url, tls, order) : undefined;
  return newer?.version === 'tls-1.3' ? newer : { agreed: 'no' };
}

const known: readonly number[] = [...suites.today, ...suites.text];

function fieldsOf({ version, suite, certificate, certificateAsked }: Agreed): Told {
  const yes = (one: boolean): string => (one ? 'yes' : 'no');
  return {
    agreed: 'yes',
    version,
    suite,
    certificate: yes(certificate),
    'certificate-asked': yes(certificateAsked),
  };
}

/** An empty POST: any answer of HTTP shows that server and device took each other. */
function wholeRequest(url: string, { ca, certificate, key }: DeviceTls, order: HandshakeOrder): Promise<Told> {
  const shown = order.certificate !== 'none' && { cert: certificate, key };
  return new Promise((resolve) => {
    const line = request(url, {
      method: 'POST',
      ca,
      ...shown,
      rejectUnauthorized: false,
      agent: false,
      timeout: timeoutMs,
    });
    let seen: Record<string, string> = { agreed: 'no', answered: 'no' };
    line.on('socket', (socket) => {
      const tls = socket as TLSSocket;
      tls.once('secureConnect', () => {
        const version = tls
          .getProtocol()
          ?.replace(/^(TLS|SSL)v(\d)(?:\.(\d))?$/, (_all, name, major, minor = '0') => `${name}-${major}.${minor}`);
        const trusted: Told = tls.authorized
          ? { trusted: 'yes' }
          : { trusted: 'no', fault: String(tls.authorizationError) };
        seen = {
          ...seen,
          agreed: 'yes',
          version: version?.toLowerCase() ?? '',
          ...trusted,
          'certificate-asked': 'unknown',
        };
      });
    });
    line.on('response', (response) => {
      response.resume();
      resolve({ ...seen, answered: 'yes' });
    });
    line.on('timeout', () => line.destroy());
    line.on('error', (error) => resolve({ ...seen, fault: seen.fault ?? error.message }));
    line.end();
  });
}

/** @throws RangeError for what no case can ask */
export function handshakeOrder(args: Readonly<Record<string, unknown>>): HandshakeOrder {
  const { version, suites: offered, certificate } = args;
  const fits = (value: unknown, names: readonly string[]): boolean =>
    value === undefined || names.includes(String(value));
  if (!fits(version, [...Object.keys(versions), 'ssl-2.0'])) throw new RangeError(`no version of TLS: ${version}`);
  if (!fits(offered, [...Object.keys(suites), 'known'])) throw new RangeError(`no suites: ${offered}`);
  if (!fits(certificate, ['own', 'none'])) throw new RangeError(`no certificate: ${certificate}`);
  return args as HandshakeOrder;
}
