// Made from spec/wbxml/cp-1.1.yaml, spec/dtd/prov-1.0.dtd (sha256 21574d1d244cd8ee). Not to be edited: run npm run generate.
import { type WbxmlOptions, type WbxmlWriter, writeWbxml } from '../../tools/wire/fast-wbxml-write';
import type {
  WapProvisioningdoc,
  Characteristic,
  Parm,
} from './types';
import { cp11 } from './vocabulary';

/** Writes the document in UTF-8. What is undefined is left out, required or not. */
export function encodeWbxml(value: WapProvisioningdoc, options: WbxmlOptions = {}): Uint8Array {
  return writeWbxml(value, writeWapProvisioningdoc, 0xb, options, cp11);
}

export function writeWapProvisioningdoc(w: WbxmlWriter, o: WapProvisioningdoc): void {
  w.start(0, 0x45, 'version', o.version);
  if (o.characteristic !== undefined) for (const one of o.characteristic) writeCharacteristic(w, one);
  w.end();
}

function writeCharacteristic(w: WbxmlWriter, o: Characteristic): void {
  w.start(0, 0x46, 'type', o.type);
  if (o.parm !== undefined) for (const one of o.parm) writeParm(w, one);
  if (o.characteristic !== undefined) for (const one of o.characteristic) writeCharacteristic(w, one);
  w.end();
}

function writeParm(w: WbxmlWriter, o: Parm): void {
  w.start(0, 0x07, 'name', o.name, 'value', o.value);
}
