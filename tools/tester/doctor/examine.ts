/**
 * What one session tells of a client that nobody knows yet. Only Get is sent, so nothing on the device changes; nothing is a verdict.
 */
import { child, textOf } from '../../wire/tree';
import type { Agreement, Message } from '../conversation';
import { header, headerNode } from '../conversation';
import { type Oddity, oddities } from './odd';
import { Probe, type ProbeOptions, type Reading } from './probe';

export interface Diagnosis {
  readonly product: string;
  readonly address: string;
  readonly reached: boolean;
  /** Why no session came about, or how it was lost. */
  readonly trouble?: string;
  /** What the client says of itself on the wire, in order. */
  readonly wire: Readonly<Record<string, string>>;
  /** Values by URI. */
  readonly values: Readonly<Record<string, string>>;
  /** Why a standard node has no value. */
  readonly unread: Readonly<Record<string, string>>;
  /** Children of the root; absent where it is not listed. */
  readonly root?: readonly string[];
  /** Option of the ICS to what the client answered. */
  readonly options: Readonly<Record<string, boolean>>;
  readonly odd: readonly Oddity[];
}

const standard: readonly string[] = [
  ...['DevId', 'Man', 'Mod', 'DmV', 'Lang'].map((name) => `./DevInfo/${name}`),
  ...['DevTyp', 'OEM', 'FwV', 'SwV', 'HwV', 'LrgObj'].map((name) => `./DevDetail/${name}`),
  ...['MaxDepth', 'MaxTotLen', 'MaxSegLen'].map((name) => `./DevDetail/URI/${name}`),
];

/** Harmless reads that a client without the option refuses with 406. */
const trials: Readonly<Record<string, string>> = {
  title: './DevInfo/Man?prop=Title',
  tstamp: './DevInfo/Man?prop=TStamp',
  verno: './DevInfo/Man?prop=VerNo',
  'size-property': './DevInfo/Man?prop=Size',
  acl: './DevInfo?prop=ACL',
  'struct-list': './DevInfo?list=Struct',
  'struct-data-list': './DevInfo?list=StructData',
};

/** @throws AssayError when the tester cannot listen. */
export async function examine(options: ProbeOptions): Promise<Diagnosis> {
  const probe = await Probe.open({ ...options, key: options.key ?? 'doctor' });
  let refused: string | undefined;
  let readings: readonly Reading[] = [];
  let answers: readonly Reading[] = [];
  try {
    refused = await probe.login();
    if (refused === undefined) {
      readings = await probe.get(['.', ...standard]);
      answers = await probe.get(Object.values(trials));
    }
  } finally {
    await probe.close();
  }
  const { messages, permutation, url, losses } = probe;
  const { profile } = options;
  const [root, ...nodes] = readings;
  const trouble = refused ?? losses[0];
  const agreement: Agreement = {
    version: permutation.version,
    encoding: permutation.encoding,
    url,
    client: { ...profile.client, auth: permutation.clientAuth },
    server: { ...profile.server, auth: permutation.serverAuth },
  };
  const names = root?.status === '200' ? root.data?.split('/').filter((name) => name !== '') : undefined;
  return {
    product: profile.product,
    address: url,
    reached: messages.some((message) => message.iut),
    ...(trouble !== undefined && { trouble }),
    wire: wireFacts(messages),
    values: Object.fromEntries(nodes.flatMap(({ uri, data }) => (data === undefined ? [] : [[uri, data]]))),
    unread: Object.fromEntries(
      nodes.flatMap(({ uri, status, data }) => (data === undefined ? [[uri, status ?? 'no answer']] : [])),
    ),
    ...(names && { root: names }),
    options: optionsOf(answers),
    odd: oddities(messages, agreement, 'client'),
  };
}

/** 200 with Results is a yes, 406 and other refusals a no; a lost session decides nothing. */
function optionsOf(answers: readonly Reading[]): Record<string, boolean> {
  return Object.fromEntries(
    Object.keys(trials).flatMap((name, index) => {
      const answer = answers[index];
      // The ACL keeps it from this server: whether it is supported stays open.
      if (answer?.status === undefined || answer.status === '425') return [];
      return [[name, answer.status === '200']];
    }),
  );
}

function wireFacts(messages: readonly Message[]): Record<string, string> {
  const own = messages.filter((message) => message.iut);
  const first = own[0];
  if (!first) return {};
  const http = (name: string): string | undefined => first.http.headers.find(([key]) => key === name)?.[1];
  const cred = own.map((message) => headerNode(message, 'Cred')).find((node) => node !== undefined);
  const meta = (name: string): string | undefined => header(first, 'Meta', name);
  const facts: Record<string, string | undefined> = {
    method: first.http.method,
    'media type': http('content-type'),
    'user agent': http('user-agent'),
    encoding: first.document?.encoding,
    VerDTD: header(first, 'VerDTD'),
    VerProto: header(first, 'VerProto'),
    'device id': header(first, 'Source', 'LocURI'),
    'server address': header(first, 'Target', 'LocURI'),
    SessionID: header(first, 'SessionID'),
    'first message with credentials': headerNode(first, 'Cred') ? 'yes' : 'no, they had to be asked for',
    authentication: cred && (textOf(child(cred, 'Meta', 'Type')) ?? 'Cred without Type (basic)'),
    MaxMsgSize: meta('MaxMsgSize'),
    MaxObjSize: meta('MaxObjSize'),
    'largest message': `${Math.max(...own.map((message) => message.bytes.length))} bytes`,
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([name, text]) => (text === undefined ? [] : [[name, text.trim()]])),
  );
}
