/** Bootstrap message of the CP profile: a provisioning document with the application w7 (DM_Bootstrap 5.3; ProvCont 5; DM_StdObj appendix). */
import { type Characteristic, encodeWbxml, encodeXmlBytes, type Parm } from '../../../generated/cp-1.1';
import { aauthTypes } from '../shared/auth';
import type { Account } from './bootstrap-account';
import type { Defects } from './defects';
import type { Credential } from './model';

/** NAPID of the connection within the document. */
const CONNECTION = 'N1';

/** The document in WBXML 1.3. */
export function cpDocument(account: Account, defects: Defects): Uint8Array {
  const characteristic = characteristics(account, defects);
  const document = {
    version: '1.1',
    characteristic: defects.has('cp-root-empty') ? [] : characteristic,
  };
  if (defects.has('bootstrap-in-xml')) return encodeXmlBytes(document);
  const bytes = encodeWbxml(document, { version: '1.3' });
  // Head: version, public id, charset, length of the string table.
  if (defects.has('cp-public-id-unknown')) bytes[1] = 0x01;
  if (defects.has('cp-charset-latin-1')) bytes[2] = 0x04;
  return bytes;
}

function characteristics(account: Account, defects: Defects): Characteristic[] {
  const { connection } = account;
  const w7 = application(account, defects);
  if (!connection || defects.has('bootstrap-without-connection')) return [w7];
  const napdef: Characteristic = {
    type: 'NAPDEF',
    parm: parms({
      NAPID: CONNECTION,
      BEARER: 'GSM-GPRS',
      NAME: connection.name,
      'NAP-ADDRESS': connection.apn,
      'NAP-ADDRTYPE': 'APN',
    }),
  };
  if (defects.has('cp-napdef-inside')) return [{ ...w7, characteristic: [napdef, ...w7.characteristic!] }];
  return [napdef, w7];
}

/** Nodes that the device makes of it: table of the DM_StdObj appendix. */
function application(
  { device: { client, server }, serverId, address, connection }: Account,
  defects: Defects,
): Characteristic {
  const url = new URL(address);
  const port: Characteristic = { type: 'PORT', parm: parms({ PORTNBR: portOf(url, defects) }) };
  const outside = defects.has('cp-port-outside');
  return {
    type: 'APPLICATION',
    parm: [
      ...parms({
        ...(!defects.has('w7-without-appid') && { APPID: 'w7' }),
        ...(!defects.has('w7-without-provider-id') && { 'PROVIDER-ID': serverId }),
        NAME: serverId,
        ...(connection && { 'TO-NAPID': defects.has('cp-napid-of-nothing') ? 'N2' : CONNECTION }),
        ...(defects.has('cp-parm-elsewhere') && { PORTNBR: '80' }),
      }),
    ],
    characteristic: [
      { type: 'APPADDR', parm: parms({ ADDR: address }), characteristic: outside ? [] : [port] },
      ...(outside ? [port] : []),
      // Levels are named after the side that looks at the credential.
      ...credential('APPSRV', client),
      ...credential('CLIENT', server),
    ],
  };
}

function portOf(url: URL, defects: Defects): string {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return defects.has('cp-port-in-hex') ? `0x${port.toString(16)}` : String(port);
}

function credential(level: string, { auth, user, secret, nonce }: Credential): Characteristic[] {
  if (auth === 'none') return [];
  const all = { AAUTHLEVEL: level, AAUTHTYPE: aauthTypes[auth], AAUTHNAME: user, AAUTHSECRET: secret };
  return [{ type: 'APPAUTH', parm: parms({ ...all, ...(nonce !== '' && { AAUTHDATA: nonce }) }) }];
}

function parms(all: Readonly<Record<string, string>>): Parm[] {
  return Object.entries(all).map(([name, value]) => ({ name, value }));
}
