// Made from spec/wbxml/cp-1.1.yaml, spec/dtd/prov-1.0.dtd (sha256 21574d1d244cd8ee). Not to be edited: run npm run generate.
import { FastNames } from '../../tools/wire/fast-names';
import { XmlReader } from '../../tools/wire/fast-xml-read';
import { type Limits, limitsOf } from '../../tools/wire/limits';
import type {
  WapProvisioningdoc,
  Characteristic,
  Parm,
} from './types';

const namespaces: readonly string[] = [
];

const names = new FastNames({
  'wap-provisioningdoc': 0x05,
  characteristic: 0x06,
  parm: 0x07,
});

/**
 * Reads a document into its typed form. Children are taken in any order, unknown elements are passed over.
 * @throws WireError where the document is not well-formed, has another root, or exceeds a limit
 */
export function decodeXml(document: string | Uint8Array, limits?: Partial<Limits>): WapProvisioningdoc {
  const r = new XmlReader(document, names, namespaces, limitsOf(limits));
  r.root(0x05, 'wap-provisioningdoc');
  const value = readWapProvisioningdoc(r);
  r.finish();
  return value;
}

function readWapProvisioningdoc(r: XmlReader): WapProvisioningdoc {
  const version = r.attribute('version');
  const characteristic: Characteristic[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x06: // characteristic
      case 0x46: // characteristic
        characteristic.push(readCharacteristic(r));
        break;
      default:
        r.skip();
    }
  }
  return { version, characteristic };
}

function readCharacteristic(r: XmlReader): Characteristic {
  const type = r.attribute('type');
  let parm: Parm[] | undefined;
  let characteristic: Characteristic[] | undefined;
  for (let key = r.child(); key !== 0; key = r.child()) {
    switch (key) {
      case 0x07: // parm
      case 0x47: // parm
        (parm ??= []).push(readParm(r));
        break;
      case 0x06: // characteristic
      case 0x46: // characteristic
        (characteristic ??= []).push(readCharacteristic(r));
        break;
      default:
        r.skip();
    }
  }
  return { type: type!, parm, characteristic };
}

function readParm(r: XmlReader): Parm {
  const name = r.attribute('name');
  const value = r.attribute('value');
  r.skip();
  return { name: name!, value };
}
