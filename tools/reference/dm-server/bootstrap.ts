/** Bootstrap message of the DM profile: the account of a device as a serialised DMAcc (DM_Bootstrap 5.4; DM_Security 5.7). */
import { createHmac } from 'node:crypto';
import { encodeXml } from '../../../generated/dmddf-1.2';
import type { Node } from '../../../generated/dmddf-1.2/types';
import type { BootstrapOrder } from './api/schemas';
import { encode } from './codec';
import type { Defects } from './defects';
import type { Parcel } from './delivery';
import type { Meta } from './messages';
import type { AuthType, Credential, Device } from './model';

export interface Bootstrap {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Hexadecimal digits; where a secret was given. */
  readonly mac?: string;
}

const authTypes: Readonly<Record<AuthType, string>> = { none: '', basic: 'BASIC', md5: 'DIGEST', mac: 'HMAC' };

/** The message for a device; the client never answers it. */
export function bootstrapOf(
  device: Device,
  serverId: string,
  address: string,
  { security, secret }: BootstrapOrder,
  defects: Defects,
): Bootstrap {
  const tree = encodeXml({
    VerDTD: defects.has('tnds-verdtd-wrong') ? '1.1' : '1.2',
    Node: [accountNode(device, serverId, address, defects)],
  });
  const type = defects.has('tnds-type-wrong')
    ? 'application/vnd.syncml.dmddf+xml'
    : 'application/vnd.syncml.dmtnds+xml';
  const meta: Meta = { Format: 'xml', Type: type };
  const ids = defects.has('bootstrap-without-session') ? {} : { SessionID: '0', MsgID: '1' };
  const message = {
    SyncHdr: {
      VerDTD: '1.2',
      VerProto: 'DM/1.2',
      ...(ids as { SessionID: string; MsgID: string }),
      Target: { LocURI: device.id },
      Source: { LocURI: serverId },
    },
    SyncBody: {
      commands: [{ $: 'Add' as const, CmdID: '1', Item: [{ Target: { LocURI: './Inbox' }, Meta: meta, Data: tree }] }],
      Final: true as const,
    },
  };
  const asXml = defects.has('bootstrap-in-xml');
  const bytes = encode(message, asXml ? 'xml' : 'wbxml', '1.2');
  const contentType = `application/vnd.syncml.dm+${asXml ? 'xml' : 'wbxml'}`;
  if (security === undefined || secret === undefined) return { bytes, contentType };
  const mac = createHmac('sha1', secret)
    .update(defects.has('bootstrap-mac-of-nothing') ? new Uint8Array() : bytes)
    .digest('hex')
    .toUpperCase();
  return { bytes, contentType: `${contentType};SEC=${security};MAC=${mac}`, mac };
}

export function bootstrapParcel({ bytes, contentType }: Bootstrap): Parcel {
  return { content: bytes, contentType, push: bytes, name: 'bootstrap.bin' };
}

/** DMAcc of DM 1.2 (DM_StdObj 5.3.1); the server gets the rights that it needs to renew it. */
function accountNode({ client, server }: Device, serverId: string, address: string, defects: Defects): Node {
  const acl = defects.has('bootstrap-without-acl')
    ? {}
    : { ACL: `Get=${serverId}&Replace=${serverId}&Delete=${serverId}` };
  const leaf = (NodeName: string, Value: string, format: 'chr' | 'bin' = 'chr'): Node => ({
    NodeName,
    ...(!defects.has('tnds-without-rtproperties') && {
      RTProperties: {
        Format: format === 'chr' ? { chr: true } : { bin: true },
        Type: { MIME: format === 'chr' ? 'text/plain' : 'application/octet-stream' },
      },
    }),
    Value,
  });
  const interior = (NodeName: string, nodes: Node[]): Node => ({
    NodeName,
    RTProperties: { Format: { node: true }, Type: {} },
    Node: nodes,
  });
  const credentials = (name: string, level: string, { auth, user, secret, nonce }: Credential): Node =>
    interior(name, [
      leaf('AAuthLevel', level),
      leaf('AAuthType', authTypes[auth]),
      leaf('AAuthName', user),
      leaf('AAuthSecret', secret),
      ...(nonce === '' ? [] : [leaf('AAuthData', nonce, 'bin')]),
    ]);
  const sides = [
    ...(client.auth === 'none' ? [] : [credentials('Client', 'CLCRED', client)]),
    ...(server.auth === 'none' ? [] : [credentials('Server', 'SRVCRED', server)]),
  ];
  return {
    NodeName: 'DMAcc',
    RTProperties: { ...acl, Format: { node: true }, Type: { DDFName: 'urn:oma:mo:oma-dm-dmacc:1.0' } },
    Node: [
      leaf('AppID', 'w7'),
      leaf('ServerID', serverId),
      leaf('Name', serverId),
      interior('AppAddr', [interior('Main', [leaf('Addr', address), leaf('AddrType', 'URI')])]),
      ...(client.auth === 'none' ? [] : [leaf('AAuthPref', authTypes[client.auth])]),
      ...(sides.length > 0 ? [interior('AppAuth', sides)] : []),
    ],
  };
}
