/**
 * Defects that no typed message can show: they change the bytes that are ready to go.
 * WBXML patterns lean on what this client writes: short messages without string table (token values: tools/wire).
 */
import type { Encoding } from './codec';
import type { DefectName, Defects } from './defects';

type Change = (text: string) => string;

interface Spoiling {
  readonly xml?: Change;
  /** On bytes as Latin-1 characters. */
  readonly wbxml?: Change;
}

const spoilings: Partial<Record<DefectName, Spoiling>> = {
  'xml-not-well-formed': {
    xml: (text) => text.replace('</SyncBody>', '</SyncBdy>'),
    wbxml: (text) => text.slice(0, -2),
  },
  'elements-out-of-order': {
    xml: (text) => text.replace(/(<MsgRef>[^<]*<\/MsgRef>)(<CmdRef>[^<]*<\/CmdRef>)/g, '$2$1'),
    wbxml: (text) => text.replace(/(\x5c\x03[^\0]*\0\x01)(\x4c\x03[^\0]*\0\x01)/g, '$2$1'),
  },
  'wrong-namespace': {
    xml: (text) => text.replace(/"SYNCML:SYNCML1\.\d"/, '"SYNCML:SYNCML1.0"'),
    wbxml: (text) => `${text[0]}\x9f\x51${text.slice(3)}`,
  },
  'metinf-namespace-missing': {
    xml: (text) => text.replaceAll(' xmlns="syncml:metinf"', ''),
    wbxml: (text) => text.replaceAll('\x5a\x00\x01', '\x5a').replaceAll('\x01\x00\x00', '\x01'),
  },
  'data-not-escaped': {
    xml: (text) =>
      text.replace(/<Data>[^<]*<\/Data>/g, (data) =>
        data.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
      ),
  },
  'names-in-lower-case': {
    xml: (text) => text.replaceAll('LocURI>', 'locuri>'),
    // LITERAL_C with index 0 of a string table that holds the name
    wbxml: (text) => `${text.slice(0, 4)}\x07locuri\0${text.slice(5).replaceAll('\x57\x03', '\x44\x00\x03')}`,
  },
  'final-not-last': {
    xml: (text) => text.replace('<Final/>', '').replace('<SyncBody>', '<SyncBody><Final/>'),
    wbxml: (text) => text.replace(/\x12\x01\x01$/, '\x01\x01').replace(/\x01(\x00\x00)?\x6b/, '$&\x12'),
  },
  // The head of WBXML 1.0 has no charset between public id and string table.
  'wbxml-version-1-0': { wbxml: (text) => `\x00${text.slice(1, 3)}${text.slice(4)}` },
  'wbxml-charset-unassigned': { wbxml: (text) => `${text.slice(0, 3)}\x7f${text.slice(4)}` },
  'empty-message': { xml: () => '', wbxml: () => '' },
};

/** The bytes as the device sends them. @param sent Messages that went before. */
export function spoil(body: Uint8Array, encoding: Encoding, defects: Defects, sent: number): Uint8Array {
  const coding = encoding === 'xml' ? 'utf8' : 'latin1';
  let spoiled = body;
  for (const [name, spoiling] of Object.entries(spoilings) as [DefectName, Spoiling][]) {
    const change = spoiling[encoding];
    if (!change || !defects.has(name) || (name === 'empty-message' && sent === 0)) continue;
    spoiled = new Uint8Array(Buffer.from(change(Buffer.from(spoiled).toString(coding)), coding));
  }
  return spoiled;
}
