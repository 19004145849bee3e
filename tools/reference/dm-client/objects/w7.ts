/** A server account out of the APPLICATION w7 of a provisioning document (DM_StdObj appendix; DM_Bootstrap 5.3). */
import type { Characteristic, WapProvisioningdoc } from '../../../../generated/cp-1.1';
import { fromBase64 } from '../../../dm/digest';
import { type InstanceNode, instanceOf } from '../../../mo/instance';
import type { Defects } from '../defects';
import { DMACC } from './dmacc';

/** Whoever shows what: the level of CP and that of DMAcc. */
const levels: Readonly<Record<string, string>> = { APPSRV: 'CLCRED', CLIENT: 'SRVCRED', OBEX: 'OBEX' };
const exchanged: Readonly<Record<string, string>> = { APPSRV: 'SRVCRED', CLIENT: 'CLCRED', OBEX: 'OBEX' };

/** A DMAcc for each w7 that names its server; nobody else gets any right (DM_Bootstrap 5.3.4). */
export function accountsOf({ characteristic: all }: WapProvisioningdoc, defects: Defects): InstanceNode[] {
  return all
    .filter((one) => one.type === 'APPLICATION' && value(one, 'APPID') === 'w7' && value(one, 'PROVIDER-ID'))
    .map((application) => accountOf(application, defects));
}

function accountOf(application: Characteristic, defects: Defects): InstanceNode {
  const server = value(application, 'PROVIDER-ID')!;
  const connections = [...values(application, 'TO-PROXY'), ...values(application, 'TO-NAPID')];
  const acl = ['Delete', 'Get', 'Replace'].map((command) => `${command}=${server}`).join('&');
  const nodes = [
    ...(defects.has('w7-app-id-left-out') ? [] : [leaf('AppID', 'w7')]),
    leaf('ServerID', server),
    ...optional('Name', value(application, 'NAME')),
    ...connectionNodes(connections),
    interior('AppAddr', numbered(inside(application, 'APPADDR').map((one) => addressNodes(one, defects)))),
    interior('AppAuth', numbered(inside(application, 'APPAUTH').map((one) => credentialNodes(one, defects)))),
  ];
  return instanceOf('', 'node', DMACC, nodes, { acl: defects.has('w7-without-acl') ? undefined : acl });
}

function connectionNodes(references: readonly string[]): InstanceNode[] {
  if (references.length <= 1) return optional('PrefConRef', references[0]);
  return [interior('ToConRef', numbered(references.map((one) => [leaf('ConRef', one)])))];
}

function addressNodes(address: Characteristic, defects: Defects): InstanceNode[] {
  const ports = inside(address, 'PORT').map((port) => optional('PortNbr', value(port, 'PORTNBR')));
  return [
    leaf('Addr', value(address, 'ADDR') ?? ''),
    leaf('AddrType', value(address, 'ADDRTYPE') ?? 'URI'),
    ...(ports.length > 0 && !defects.has('w7-port-ignored') ? [interior('Port', numbered(ports))] : []),
  ];
}

function credentialNodes(credential: Characteristic, defects: Defects): InstanceNode[] {
  const level = value(credential, 'AAUTHLEVEL') ?? '';
  const data = value(credential, 'AAUTHDATA');
  const octets = data === undefined || defects.has('w7-nonce-not-decoded') ? data : fromBase64(data);
  return [
    leaf('AAuthLevel', (defects.has('w7-levels-exchanged') ? exchanged : levels)[level] ?? level),
    leaf('AAuthType', value(credential, 'AAUTHTYPE') ?? ''),
    ...optional('AAuthName', value(credential, 'AAUTHNAME')),
    ...optional('AAuthSecret', value(credential, 'AAUTHSECRET')),
    ...(octets === undefined ? [] : [instanceOf('AAuthData', 'bin', undefined, new Uint8Array(Buffer.from(octets)))]),
  ];
}

function value(of: Characteristic, name: string): string | undefined {
  return values(of, name)[0];
}

function values({ parm = [] }: Characteristic, name: string): string[] {
  return parm.filter((one) => one.name === name).map((one) => one.value ?? '');
}

function inside({ characteristic = [] }: Characteristic, type: string): Characteristic[] {
  return characteristic.filter((one) => one.type === type);
}

function leaf(name: string, text: string): InstanceNode {
  return instanceOf(name, 'chr', undefined, text);
}

function optional(name: string, text: string | undefined): InstanceNode[] {
  return text === undefined ? [] : [leaf(name, text)];
}

function interior(name: string, nodes: readonly InstanceNode[]): InstanceNode {
  return instanceOf(name, 'node', undefined, nodes);
}

/** Names that the device gives: 1, 2 and so on (DM_Bootstrap 5.3.2). */
function numbered(groups: readonly (readonly InstanceNode[])[]): InstanceNode[] {
  return groups.map((nodes, index) => interior(String(index + 1), nodes));
}
