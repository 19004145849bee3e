/** What to try next when a server does not answer a device as a DM server does. */
import type { Silence } from '../../answer';
import type { Message } from '../../conversation';

/** Nobody answered. @param text of the operator, where it was the one that failed */
export function afterSilence(silence: Silence | undefined, text: string, url: string): readonly string[] {
  if (!silence) return ['the operator of the profile could not make the server ready: look at its own log'];
  if (silence.how === 'timeout')
    return [
      `something takes the connection and says nothing: is it http where https is meant, or the other way round? curl -v ${url}`,
      'a slow server: times: { answer: 30000 } in the profile',
    ];
  const rows: readonly (readonly [RegExp, readonly string[]])[] = [
    [/ECONNREFUSED/, ['nobody listens there: is the server running, is the port right?', `curl -v ${url}`]],
    [/ENOTFOUND|EAI_AGAIN/, ['no such host name: look at url in the profile, or use the address']],
    [/EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/, ['no way to that address: network, VPN, firewall?']],
    [
      /certificate|CERT_|self.signed/i,
      [
        'the certificate is not trusted here: NODE_EXTRA_CA_CERTS=ca.pem assay doctor ... trusts an authority of your own',
      ],
    ],
    [/EPROTO|wrong version number|SSL|TLS/i, ['TLS fails: does the port speak https? Try http:// in url']],
    [
      /ECONNRESET|socket hang up|EPIPE/,
      [
        'the server breaks the connection at our first message: look at its log',
        'try the other encoding alone: encodings: [wbxml]',
      ],
    ],
  ];
  return rows.find(([pattern]) => pattern.test(text))?.[1] ?? [`curl -v ${url}`];
}

/** It answered the first call, and not this one. */
export const afterLoss: readonly string[] = [
  'it answers a device without credentials and not one with them: its log says why',
  'a slow server: times: { answer: 30000 } in the profile',
];

/** Something answered that is no SyncML. */
export function afterHttp(message: Message, url: string): readonly string[] {
  const { status = 0, headers } = message.http;
  const header = (name: string): string | undefined => headers.find(([key]) => key === name)?.[1];
  const body = Buffer.from(message.bytes.subarray(0, 4096)).toString('latin1');
  const isPage = /text\/html/i.test(header('content-type') ?? '') || /<html|<!doctype html/i.test(body);
  const path = new URL(url).pathname;
  const byStatus: Readonly<Record<number, readonly string[]>> = {
    400: ['the server finds package 1 bad: try the other encoding or another version; its log says why'],
    401: [
      `HTTP itself asks for a password (${header('www-authenticate') ?? 'no www-authenticate'}): DM has its credentials in SyncHdr, so something stands before the server; call it behind that`,
    ],
    403: ['HTTP forbids it: does the server let only known addresses or devices in?'],
    404: [`nothing is at the path ${path}: where do devices call? Look for the DM address in the server's manual`],
    405: [`POST is not allowed at ${path}: it is hardly the address that devices call`],
    406: ['the server has no answer in the encoding that we accept: try the other one'],
    411: ['the server or a proxy before it wants a length it did not see: call it without the proxy'],
    413: ['package 1 is too long for it: a limit of a proxy before it?'],
    415: ['the server does not take our media type: it wants the other encoding, or another version'],
    500: ['the server stumbled over package 1: its log says over what'],
    501: ['POST is not implemented there: it is hardly the address that devices call'],
    502: ['a proxy stands before the server and does not reach it'],
    503: ['the server is not ready: wait, then again'],
    504: ['a proxy stands before the server and does not reach it'],
  };
  const moved = header('location');
  const steps =
    status >= 300 && status < 400 && moved !== undefined
      ? [`it has moved: url: ${moved} in the profile, if that is the address for devices`]
      : (byStatus[status] ?? []);
  const page = isPage ? [`a page for people is at ${path}: devices call another path`] : [];
  const empty =
    status === 200 && message.bytes.length === 0 ? ['an empty body: its log says why it had no answer'] : [];
  const found = [...steps, ...(status === 404 ? [] : page), ...empty];
  return found.length > 0 ? found : [`what answers there is no DM server, or not at this path: curl -v ${url}`];
}

/** The server answered in SyncML and does not let the device in. @param code Status of the header */
export function afterRefusal(code: string | undefined): readonly string[] {
  const steps: Readonly<Record<string, readonly string[]>> = {
    '401': [
      'the credentials are not right for it: client.name, client.secret and client.device in the profile, as the account in the server has them',
    ],
    '403': ['this device may not: is its account enabled?'],
    '404': ['it does not know the device: client.device in the profile must be the identifier in its account'],
    '407': ['it asks for credentials again and again: does it know this device and user?'],
    '503': ['it is busy: wait, then again'],
    '505': ['another version: versions in the profile'],
    '513': ['another version: versions in the profile'],
  };
  return (code && steps[code]) || ['its log says why it does not go on'];
}
