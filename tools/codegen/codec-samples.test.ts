/** Documents by others: what the generated decoders read is what the strict view holds, faulty or not. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cp from '../../generated/cp-1.1';
import * as devinf from '../../generated/devinf-1.2';
import * as dmddf112 from '../../generated/dmddf-1.1.2';
import * as dmddf from '../../generated/dmddf-1.2';
import * as syncml11 from '../../generated/syncml-1.1';
import * as syncml from '../../generated/syncml-1.2';
import { WireError } from '../wire/finding';
import { decodeStrictWbxml, decodeStrictXml } from '../wire/strict';
import { typedOf } from '../wire/typed';

const samples = join(__dirname, '../../../shared/samples');
if (!existsSync(samples)) console.info('samples are absent: no document by others is read');

const filesOf = (folder: string) =>
  existsSync(join(samples, folder))
    ? readdirSync(join(samples, folder)).map((name) => join(samples, folder, name))
    : [];

/** The typed object, or the code of the error. */
function outcome(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (error instanceof WireError) return error.finding.code;
    throw error;
  }
}

const kinds = [
  ['syncml-xml', syncml.syncml12, syncml.decodeXml, decodeStrictXml],
  ['syncml-wbxml', syncml.syncml12, syncml.decodeWbxml, decodeStrictWbxml],
  ['syncml-xml', syncml11.syncml11, syncml11.decodeXml, decodeStrictXml],
  ['syncml-wbxml', syncml11.syncml11, syncml11.decodeWbxml, decodeStrictWbxml],
  ['syncml-xml', devinf.devinf12, devinf.decodeXml, decodeStrictXml],
  ['ddf-microsoft-v1', dmddf.dmddf12, dmddf.decodeXml, decodeStrictXml],
  ['ddf-microsoft-v2', dmddf.dmddf12, dmddf.decodeXml, decodeStrictXml],
  ['ddf-vendor', dmddf.dmddf12, dmddf.decodeXml, decodeStrictXml],
  ['ddf-vendor', dmddf112.dmddf112, dmddf112.decodeXml, decodeStrictXml],
  ['mo-instance', dmddf.dmddf12, dmddf.decodeXml, decodeStrictXml],
  ['tree-dump', dmddf.dmddf12, dmddf.decodeXml, decodeStrictXml],
  ['tree-wbxml', dmddf.dmddf12, dmddf.decodeWbxml, decodeStrictWbxml],
  ['cp-xml', cp.cp11, cp.decodeXml, decodeStrictXml],
  ['cp-wbxml', cp.cp11, cp.decodeWbxml, decodeStrictWbxml],
  ['wbxml-hostile', syncml.syncml12, syncml.decodeWbxml, decodeStrictWbxml],
] as const;

test.each(kinds)('%s', (folder, tables, decode, strict) => {
  const counts = { clean: 0, faulty: 0, refused: 0 };
  for (const file of filesOf(folder)) {
    const bytes = new Uint8Array(readFileSync(file));
    const found = outcome(() => decode(bytes));
    const document = strict(bytes, tables);
    const faults = document.findings.filter(({ severity }) => severity !== 'note');
    if (typeof found === 'string') {
      counts.refused++;
      expect([file, faults]).toEqual([file, expect.arrayContaining([expect.anything()])]);
    } else {
      counts[faults.length === 0 ? 'clean' : 'faulty']++;
      expect([file, found]).toEqual([file, typedOf(document, tables)]);
      expect([file, faults.some(({ severity }) => severity === 'fatal')]).toEqual([file, false]);
    }
  }
  console.info(`${folder} by ${tables.name}: ${JSON.stringify(counts)}`);
});
