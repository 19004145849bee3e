/** Programs that no one here wrote judge what the encoders write: xmllint by the DTDs, libwbxml by its own tables. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import * as dmddf from '../../generated/dmddf-1.2';
import * as syncml from '../../generated/syncml-1.2';
import { convert, installed } from '../wire/testing/judges';
import { dataText } from '../wire/typed';
import { anyText, drawTyped, plainText } from './testing/arbitrary';

const hasXmllint = installed('xmllint');
const hasLibwbxml = installed('wbxml2xml') && installed('xml2wbxml');
if (!hasXmllint) console.info('xmllint is not installed: it does not judge');
if (!hasLibwbxml) console.info('libwbxml is not installed: it does not judge');

const dtd = (name: string) => readFileSync(join(__dirname, '../../spec/dtd', name), 'utf8');
const namespaceOn = (names: readonly string[], value: string) =>
  names.map((name) => `<!ATTLIST ${name} xmlns CDATA #FIXED "${value}">`).join('\n');

/** SyncML and MetInf as one DTD: Meta with the children of MetInf, in the order in which we write them. */
function messageDtd(): string {
  const metinf = dtd('metinf-1.2.dtd');
  const children = /<!ELEMENT MetInf (.*)>/.exec(metinf)![1]!;
  const names = syncml.syncml12.elements.filter(({ page }) => page === 1).map(({ name }) => name);
  return [
    dtd('syncml-1.2.dtd').replace('<!ELEMENT Meta %text;>', `<!ELEMENT Meta ${children}>`),
    metinf,
    namespaceOn(
      names.filter((name) => name !== 'MetInf'),
      'syncml:metinf',
    ),
  ].join('\n');
}

function valid(documents: readonly string[], grammar: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'codec-'));
  try {
    writeFileSync(join(folder, 'x.dtd'), grammar);
    const files = documents.map((text, index) => {
      writeFileSync(join(folder, `${index}.xml`), text);
      return `${index}.xml`;
    });
    const run = spawnSync('xmllint', ['--noout', '--nonet', '--dtdvalid', 'x.dtd', ...files], {
      cwd: folder,
      encoding: 'utf8',
    });
    return run.status === 0 ? '' : `${run.stderr}${documents.join('\n')}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const some = <T>(draw: (g: fc.GeneratorValue) => T, count: number, seed = 1): T[] =>
  fc.sample(fc.gen(), { numRuns: count, seed }).map(draw);

(hasXmllint ? test : test.skip)('xmllint: messages are valid by the DTDs', () => {
  const documents = some(
    (g) => drawTyped(g, syncml.syncml12, 'SyncML', { text: anyText, embeds: false }) as syncml.SyncML,
    60,
  );
  expect(valid(documents.map(syncml.encodeXml), messageDtd())).toBe('');
  // the judge judges
  expect(valid(['<SyncML xmlns="SYNCML:SYNCML1.2"><SyncBody/></SyncML>'], messageDtd())).toContain(
    'does not follow the DTD',
  );
});

(hasXmllint ? test : test.skip)('xmllint: trees are valid by the DTD', () => {
  const documents = some((g) => drawTyped(g, dmddf.dmddf12, 'MgmtTree', { text: anyText }) as dmddf.MgmtTree, 60);
  const grammar = `${dtd('dmddf-1.2.dtd')}\n${namespaceOn(['MgmtTree'], 'syncml:dmddf1.2')}`;
  expect(valid(documents.map(dmddf.encodeXml), grammar)).toBe('');
});

/** OPAQUE to text: libwbxml decides by itself what goes as OPAQUE. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return dataText(value) ?? value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, plain(one)]])),
  );
}

const messages = () =>
  some((g) => drawTyped(g, syncml.syncml12, 'SyncML', { text: plainText, embeds: false }) as syncml.SyncML, 25, 2);

(hasLibwbxml ? test : test.skip)('libwbxml reads our WBXML to the same message', () => {
  for (const message of messages()) {
    for (const stringTable of [false, true]) {
      const xml = convert('wbxml2xml', ['-m', '0', '-k'], syncml.encodeWbxml(message, { stringTable }));
      expect(xml).toBeDefined();
      expect(plain(syncml.decodeXml(new Uint8Array(xml!)))).toEqual(plain(message));
    }
  }
});

const doctype =
  '<!DOCTYPE SyncML PUBLIC "-//SYNCML//DTD SyncML 1.2//EN" "http://www.openmobilealliance.org/tech/DTD/OMA-TS-SyncML_RepPro_DTD-V1_2.dtd">';

(hasLibwbxml ? test : test.skip)('the WBXML of libwbxml decodes to the same message', () => {
  for (const message of messages()) {
    const xml = Buffer.from(doctype + syncml.encodeXml(message));
    const wbxml = convert('xml2wbxml', ['-n', '-k'], xml);
    expect(wbxml).toBeDefined();
    expect(plain(syncml.decodeWbxml(new Uint8Array(wbxml!)))).toEqual(plain(message));
  }
});

/** libwbxml knows a tree in Data as a document within OPAQUE, and only beside the Type of one, which it translates. */
function treeMessage(tree: dmddf.MgmtTree, encoding: string): syncml.SyncML {
  const Meta = { Format: 'xml', Type: `application/vnd.syncml.dmtnds+${encoding}` };
  const Item = [{ Target: { LocURI: './A' }, Meta, Data: { MgmtTree: tree } }];
  return { SyncBody: { commands: [{ $: 'Add', CmdID: '1', Item }] } } as unknown as syncml.SyncML;
}

(hasLibwbxml ? test : test.skip)("libwbxml and we read each other's trees", () => {
  const trees = some((g) => drawTyped(g, dmddf.dmddf12, 'MgmtTree', { text: plainText }) as dmddf.MgmtTree, 15, 3);
  for (const tree of trees) {
    const ours = syncml.encodeWbxml(treeMessage(tree, 'wbxml'), { embedded: 'opaque' });
    const xml = convert('wbxml2xml', ['-m', '0', '-k'], ours);
    expect(plain(syncml.decodeXml(new Uint8Array(xml!)))).toEqual(plain(treeMessage(tree, 'xml')));
    const theirs = convert(
      'xml2wbxml',
      ['-n', '-k'],
      Buffer.from(doctype + syncml.encodeXml(treeMessage(tree, 'xml'))),
    );
    expect(plain(syncml.decodeWbxml(new Uint8Array(theirs!)))).toEqual(plain(treeMessage(tree, 'wbxml')));
  }
});
