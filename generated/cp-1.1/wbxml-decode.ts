// Made from spec/wbxml/cp-1.1.yaml, spec/dtd/prov-1.0.dtd (sha256 21574d1d244cd8ee). Not to be edited: run npm run generate.
import { AttributeTokens } from '../../tools/wire/attribute-tokens';
import { FastNames } from '../../tools/wire/fast-names';
import { WbxmlReader } from '../../tools/wire/fast-wbxml-read';
import { type Limits, limitsOf } from '../../tools/wire/limits';
import type {
  WapProvisioningdoc,
  Characteristic,
  Parm,
} from './types';
import { cp11 } from './vocabulary';

/** For tags written as literals. */
const names = new FastNames(
  {
    'wap-provisioningdoc': 0x05,
    characteristic: 0x06,
    parm: 0x07,
  },
  AttributeTokens.of(cp11),
);

/**
 * Reads a document into its typed form. Children are taken in any order, unknown elements are passed over.
 * @throws WireError where the document is malformed, has another root, or exceeds a limit
 */
export function decodeWbxml(bytes: Uint8Array, limits?: Partial<Limits>): WapProvisioningdoc {
  const r = new WbxmlReader(bytes, names, { limits: limitsOf(limits), elements: 0, documents: 0 });
  r.root(0x05, 'wap-provisioningdoc');
  const value = readWapProvisioningdoc(r);
  r.finish();
  return value;
}

function readWapProvisioningdoc(r: WbxmlReader): WapProvisioningdoc {
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

function readCharacteristic(r: WbxmlReader): Characteristic {
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

function readParm(r: WbxmlReader): Parm {
  const name = r.attribute('name');
  const value = r.attribute('value');
  r.skip();
  return { name: name!, value };
}
