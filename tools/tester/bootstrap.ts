/** The tester as sender of bootstrap messages: its own account in either profile, as a case wants it (DM_Bootstrap 5.3, 5.4; DM_Security 5.7). */
import { type Characteristic, encodeWbxml as encodeCp } from '../../generated/cp-1.1';
import { encodeXml as encodeTndsXml, type MgmtTree } from '../../generated/dmddf-1.2';
import { buildDmacc, type DMAccAppAuthItem } from '../../generated/mo/dmacc-1.0';
import { encodeWbxml, encodeXmlBytes, type SyncML } from '../../generated/syncml-1.2';
import {
  type BootstrapProfile,
  type BootstrapSecrets,
  bootstrapKeys,
  bootstrapMac,
  bootstrapMedia,
  bootstrapType,
  cpSecs,
  pinMacCode,
  type Sec,
} from '../dm/bootstrap';
import { type InstanceNode, instanceOf } from '../mo/instance';
import { toTnds } from '../mo/tnds';
import { cardOf } from './card';
import type { BootstrapStep } from './case';
import type { BootstrapDelivery } from './link';
import { mutateBytes } from './mutate';
import type { Party, Profile } from './profile';
import type { Permutation } from './record';
import { MissingValue } from './values';

/** What the account of the tester holds at this moment. */
export interface AccountNow {
  readonly url: string;
  readonly permutation: Permutation;
  readonly client: Party;
  readonly server: Party;
}

/**
 * @param ixit `bootstrap.imsi`, `bootstrap.pin` and, where a message must name the device, `bootstrap.device`
 * @throws MissingValue for what the profile does not say and the step needs
 */
export function bootstrapOf(step: BootstrapStep, ixit: Profile['ixit'], now: AccountNow): BootstrapDelivery {
  const { profile = 'dm', sec = profile === 'dm' ? 'USERPIN' : 'NETWPIN', mac = 'right' } = step;
  const octets = profile === 'dm' ? dmMessage(step, ixit, now) : cpMessage(step, now);
  const message = step.bytes ? mutateBytes(octets, [{ bytes: step.bytes }]) : octets;
  if (step.card)
    return {
      kind: 'bootstrap',
      type: mediaOf(profile, step),
      message,
      pin: '',
      card: cardOf(step.card, profile, message),
    };
  // What the person types is half of the secret there.
  const code = sec === 'USERPINMAC' ? pinMacCode('12345', message) : undefined;
  const right = code ?? (sec.includes('PIN') && sec !== 'NETWPIN' ? known(ixit, 'pin') : '');
  // Octets that are changed on the way keep the MAC of what was sent.
  const signed = step['changed-on-the-way'] ? octets : message;
  const made = step['made-for'] ?? sec;
  const secrets = secretsFor(made, ixit);
  const key = bootstrapKeys(made, secrets)[step.reading === 'other' ? 1 : 0];
  const text = mac === 'wrong' ? bootstrapMac('nobody has this secret', signed) : key && bootstrapMac(key, signed);
  const secured = mac !== 'none';
  return {
    kind: 'bootstrap',
    type: bootstrapType({
      media: mediaOf(profile, step),
      ...(secured && { sec: step['sec-text'] ?? secText(profile, sec) }),
      ...(secured && text !== undefined && { mac: text }),
    }),
    message,
    pin: typedOf(step.pin, right),
  };
}

function secretsFor(sec: Sec, ixit: Profile['ixit']): BootstrapSecrets {
  const network = sec.includes('NET');
  const user = sec.includes('USERPIN') || sec === 'USERNETWPIN';
  return { imsi: network ? known(ixit, 'imsi') : '', pin: user && sec !== 'USERPINMAC' ? known(ixit, 'pin') : '' };
}

function known(ixit: Profile['ixit'], name: string): string {
  const value = ixit[`bootstrap.${name}`];
  if (value === undefined)
    throw new MissingValue(`the profile does not say ixit.bootstrap.${name}: add it below "ixit" to decide this case`);
  return value;
}

function mediaOf(profile: BootstrapProfile, step: BootstrapStep): string {
  const media = bootstrapMedia[profile];
  return profile === 'dm' && step.encoding === 'xml' ? media.replace('wbxml', 'xml') : media;
}

/** Numbers in the CP profile, names in the DM profile. */
function secText(profile: BootstrapProfile, sec: Sec): string {
  const number = (cpSecs as readonly Sec[]).indexOf(sec);
  return profile === 'cp' && number >= 0 ? String(number) : sec;
}

/** The halves of the code of USERPINMAC; a PIN has halves as well. */
function typedOf(pin: BootstrapStep['pin'], right: string): string {
  const middle = right.length / 2;
  const [first, second] = [right.slice(0, middle), right.slice(middle)];
  if (pin === 'wrong') return otherDigits(right);
  if (pin === 'first-half-wrong') return otherDigits(first) + second;
  return pin === 'second-half-wrong' ? first + otherDigits(second) : right;
}

function otherDigits(digits: string): string {
  return [...digits].map((digit) => String((Number(digit) + 1) % 10)).join('');
}

/** An Add to the Inbox; the elements of a session stand there so that any client can read it (DM_Bootstrap 5.4.4). */
function dmMessage(step: BootstrapStep, ixit: Profile['ixit'], now: AccountNow): Uint8Array {
  const server = step.server ?? now.server.name;
  const objects = [...(step.beside ? [stranger] : []), dmAccount(step, server, now)];
  const as = step.object ?? 'opaque';
  const Item = objects.map((node) => ({
    Target: { LocURI: './Inbox' },
    Meta: {
      Format: as === 'opaque' ? 'bin' : 'xml',
      Type: `application/vnd.syncml.dmtnds+${as === 'xml' ? 'xml' : 'wbxml'}`,
    },
    Data: dataOf(toTnds({ roots: [{ node }] }), as),
  }));
  const message: SyncML = {
    SyncHdr: {
      VerDTD: '1.2',
      VerProto: 'DM/1.2',
      SessionID: '0',
      MsgID: '1',
      Target: { LocURI: ixit['bootstrap.device'] ?? 'urn:imei:000000000000000' },
      Source: { LocURI: server },
    },
    SyncBody: { commands: Item.map((item, index) => ({ $: 'Add', CmdID: `${index + 1}`, Item: [item] })), Final: true },
  };
  return step.encoding === 'xml' ? encodeXmlBytes(message) : encodeWbxml(message, { embedded: 'opaque' });
}

function dataOf(tree: MgmtTree, as: 'opaque' | 'inline' | 'xml'): string | { MgmtTree: MgmtTree } {
  return as === 'xml' ? encodeTndsXml(tree) : { MgmtTree: tree };
}

/** An object that no device can place (DM_Bootstrap 5.4.5: it may be passed over). */
const stranger = instanceOf('Stranger', 'node', 'urn:oma:mo:org.example.assay.stranger:1.0', [
  instanceOf('Value', 'chr', 'text/plain', 'nobody knows this object'),
]);

const authTypes = { none: '', basic: 'BASIC', md5: 'DIGEST', mac: 'HMAC' } as const;

/** The account as DMAcc; its ACL stands in it (DM_Bootstrap 5.4.3). */
function dmAccount(
  step: BootstrapStep,
  server: string,
  { url, permutation, client, server: own }: AccountNow,
): InstanceNode {
  const { clientAuth, serverAuth } = permutation;
  const credential = (level: string, auth: keyof typeof authTypes, party: Party, name: string): DMAccAppAuthItem => ({
    AAuthLevel: level,
    AAuthType: authTypes[auth],
    AAuthName: name,
    AAuthSecret: secretOf(step, party),
    AAuthData: party.nonce,
  });
  const node = buildDmacc(
    {
      AppID: 'w7',
      ServerID: server,
      Name: nameOf(step),
      AppAddr: new Map([['Main', { Addr: url, AddrType: step['address-type'] === 'none' ? '' : 'URI' }]]),
      ...(clientAuth !== 'none' && { AAuthPref: authTypes[clientAuth] }),
      AppAuth: new Map([
        ...(clientAuth === 'none'
          ? []
          : [['ToServer', credential('CLCRED', clientAuth, client, client.name)] as const]),
        ...(serverAuth === 'none' ? [] : [['ToClient', credential('SRVCRED', serverAuth, own, server)] as const]),
      ]),
    },
    'Assay',
  );
  return { ...node, acl: step.acl ?? `Get=${server}&Replace=${server}&Delete=${server}` };
}

function secretOf(step: BootstrapStep, { secret }: Party): string {
  return step.secret === 'wrong' ? `${secret}-wrong` : secret;
}

function nameOf({ name = 'Assay' }: BootstrapStep): string {
  return name;
}

/** A connection and the application w7 (ProvCont; DM_StdObj appendix). */
function cpMessage(step: BootstrapStep, now: AccountNow): Uint8Array {
  const connection = parms('NAPDEF', {
    NAPID: 'ASSAYNAP',
    BEARER: 'GSM-GPRS',
    NAME: 'Assay',
    'NAP-ADDRESS': 'assay.example',
    'NAP-ADDRTYPE': 'APN',
  });
  return encodeCp({
    version: '1.1',
    characteristic: step.w7 === false ? [connection] : [connection, w7(step, now)],
  });
}

function w7(step: BootstrapStep, { url, permutation, client, server }: AccountNow): Characteristic {
  const name = step.server ?? server.name;
  const credential = (level: string, auth: keyof typeof authTypes, party: Party, user: string): Characteristic[] =>
    auth === 'none'
      ? []
      : [
          parms('APPAUTH', {
            AAUTHLEVEL: level,
            AAUTHTYPE: authTypes[auth],
            AAUTHNAME: user,
            AAUTHSECRET: secretOf(step, party),
            AAUTHDATA: Buffer.from(party.nonce).toString('base64'),
          }),
        ];
  return parms('APPLICATION', { APPID: 'w7', 'PROVIDER-ID': name, NAME: nameOf(step), 'TO-NAPID': 'ASSAYNAP' }, [
    address(url, step.port === 'apart'),
    ...credential('APPSRV', permutation.clientAuth, client, client.name),
    ...credential('CLIENT', permutation.serverAuth, server, name),
  ]);
}

function address(url: string, apart: boolean): Characteristic {
  if (!apart) return parms('APPADDR', { ADDR: url });
  const bare = new URL(url);
  const port = bare.port || (bare.protocol === 'https:' ? '443' : '80');
  bare.port = '';
  return parms('APPADDR', { ADDR: bare.href }, [parms('PORT', { PORTNBR: port })]);
}

function parms(type: string, all: Readonly<Record<string, string>>, inner: Characteristic[] = []): Characteristic {
  return {
    type,
    parm: Object.entries(all).map(([name, value]) => ({ name, value })),
    ...(inner.length > 0 && { characteristic: inner }),
  };
}
