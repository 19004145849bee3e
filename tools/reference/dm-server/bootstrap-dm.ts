/** Bootstrap message of the DM profile: the account, and the way to the server, as objects for the Inbox (DM_Bootstrap 5.4). */
import { encodeWbxml, type MgmtTree, type Node } from '../../../generated/dmddf-1.2';
import { buildConnmoNap } from '../../../generated/mo/connmo-nap-1.0';
import { buildDmacc, type DMAccAppAuthItem } from '../../../generated/mo/dmacc-1.0';
import { fromBase64 } from '../../dm/digest';
import type { InstanceNode } from '../../mo/instance';
import { toTnds } from '../../mo/tnds';
import { aauthTypes } from '../shared/auth';
import type { Account } from './bootstrap-account';
import { encode } from './codec';
import type { Defects } from './defects';
import type { Credential } from './model';

/** The message; no client answers it, the elements of a session stand there so that any client can read it (5.4.4). */
export function dmMessage(account: Account, defects: Defects): Uint8Array {
  const type = `application/vnd.syncml.${defects.has('tnds-type-wrong') ? 'dmddf' : 'dmtnds'}+wbxml`;
  const ids = defects.has('bootstrap-without-session') ? {} : { SessionID: '0', MsgID: '1' };
  const message = {
    SyncHdr: {
      VerDTD: '1.2',
      VerProto: 'DM/1.2',
      ...(ids as { SessionID: string; MsgID: string }),
      Target: { LocURI: account.device.id },
      Source: { LocURI: account.serverId },
    },
    SyncBody: {
      commands: [
        {
          $: 'Add' as const,
          CmdID: '1',
          Item: [
            {
              Target: { LocURI: './Inbox' },
              Meta: { Format: 'bin', Type: type },
              Data: encodeWbxml(objects(account, defects)),
            },
          ],
        },
      ],
      Final: true as const,
    },
  };
  return encode(message, defects.has('bootstrap-in-xml') ? 'xml' : 'wbxml', '1.2');
}

/** Name of the connection within the document. */
const CONNECTION = 'Connection';

function objects(account: Account, defects: Defects): MgmtTree {
  const { connection, serverId } = account;
  const entries = ['Get', 'Replace', 'Delete'].map((command) => `${command}=${serverId}`);
  const acl = entries.join(defects.has('tnds-acl-malformed') ? ',' : '&');
  const roots = [dmacc(account, defects)];
  if (connection && !defects.has('bootstrap-without-connection')) {
    const { name, apn } = connection;
    const nap = { NAPID: CONNECTION, Name: name, Addr: apn, AddrType: 'APN', BearerType: '3GPPPS' };
    roots.push(buildConnmoNap(nap, CONNECTION));
  }
  const owned = (node: InstanceNode): InstanceNode => (defects.has('bootstrap-without-acl') ? node : { ...node, acl });
  const tree = toTnds({ roots: roots.map((node) => ({ node: owned(node) })) });
  if (defects.has('tnds-verdtd-wrong')) tree.VerDTD = '1.1';
  for (const root of tree.Node) spoil(root, defects);
  return tree;
}

/** What can be wrong with a serialised object (DM_TNDS 6; DM_TND 7.7.7.2). */
function spoil(root: Node, defects: Defects): void {
  if (defects.has('tnds-without-rtproperties')) withoutProperties(root);
  if (defects.has('tnds-path-from-root')) root.Path = './Inbox';
  if (defects.has('tnds-value-of-interior')) root.Value = 'value';
  if (defects.has('object-identifier-malformed') && root.RTProperties) {
    root.RTProperties.Type = { DDFName: 'org.openmobilealliance/01.0/w7' };
  }
  if (defects.has('tnds-without-nodename')) for (const node of root.Node ?? []) delete (node as Partial<Node>).NodeName;
  if (defects.has('tnds-type-of-leaf-wrong')) {
    for (const { RTProperties: properties, Node: inner } of root.Node ?? [])
      if (properties && !inner) properties.Type = { DDFName: 'text/plain' };
  }
}

function withoutProperties(node: Node): void {
  if (!node.Node) delete node.RTProperties;
  for (const child of node.Node ?? []) withoutProperties(child);
}

/** DMAcc of DM 1.2 (DM_StdObj 5.3.1); a reference leads through the Inbox (DM_Bootstrap 5.4.5). */
function dmacc({ device: { client, server }, serverId, address, connection }: Account, defects: Defects): InstanceNode {
  const number = new URL(address).port || (address.startsWith('https:') ? '443' : '80');
  const port = defects.has('cp-port-in-hex') ? `0x${Number(number).toString(16)}` : number;
  const reference = `${defects.has('bootstrap-reference-bare') ? './' : './Inbox/'}${CONNECTION}`;
  const credential = (level: string, { auth, user, secret, nonce }: Credential): DMAccAppAuthItem => ({
    AAuthLevel: defects.has('aauthlevel-of-transport') ? 'HTTP' : level,
    AAuthType: aauthTypes[auth],
    AAuthName: user,
    AAuthSecret: secret,
    ...(nonce !== '' && { AAuthData: fromBase64(nonce) ?? new Uint8Array() }),
  });
  const sides = new Map([
    ...(client.auth === 'none' ? [] : [['Client', credential('CLCRED', client)] as const]),
    ...(server.auth === 'none' ? [] : [['Server', credential('SRVCRED', server)] as const]),
  ]);
  return buildDmacc(
    {
      AppID: 'w7',
      ServerID: serverId,
      Name: serverId,
      ...(connection && { PrefConRef: reference }),
      AppAddr: new Map([['Main', { Addr: address, AddrType: 'URI', Port: new Map([['Port', { PortNbr: port }]]) }]]),
      ...(client.auth !== 'none' && { AAuthPref: aauthTypes[client.auth] }),
      ...(sides.size > 0 && { AppAuth: sides }),
    },
    'DMAcc',
  );
}
