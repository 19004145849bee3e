// Made from spec/wbxml/cp-1.1.yaml, spec/dtd/prov-1.0.dtd (sha256 21574d1d244cd8ee). Not to be edited: run npm run generate.
import { attribute } from '../../tools/wire/fast-xml-write';
import type {
  WapProvisioningdoc,
  Characteristic,
  Parm,
} from './types';

/**
 * Writes the document without declaration and DOCTYPE. What is undefined is left out, required or not; bytes become base64.
 * @throws WireError for characters that XML does not have
 */
export function encodeXml(value: WapProvisioningdoc): string {
  return `<wap-provisioningdoc${writeWapProvisioningdoc(value)}`;
}

/** The same as UTF-8. */
export function encodeXmlBytes(value: WapProvisioningdoc): Uint8Array {
  return new Uint8Array(Buffer.from(encodeXml(value), 'utf8'));
}

/** Content and end tag, attributes before them; whoever holds it writes the start tag. */
export function writeWapProvisioningdoc(o: WapProvisioningdoc): string {
  let x = `${attribute('version', o.version)}>`;
  if (o.characteristic !== undefined) for (const one of o.characteristic) x += `<characteristic${writeCharacteristic(one)}`;
  return `${x}</wap-provisioningdoc>`;
}

function writeCharacteristic(o: Characteristic): string {
  let x = `${attribute('type', o.type)}>`;
  if (o.parm !== undefined) for (const one of o.parm) x += `<parm${writeParm(one)}`;
  if (o.characteristic !== undefined) for (const one of o.characteristic) x += `<characteristic${writeCharacteristic(one)}`;
  return `${x}</characteristic>`;
}

function writeParm(o: Parm): string {
  return `${attribute('name', o.name)}${attribute('value', o.value)}/>`;
}
