/**
 * Defects that no typed message can show: they change the bytes that are ready to go.
 * WBXML patterns lean on what the references write: short messages without string table (token values: tools/wire).
 */

type Change = (text: string) => string;

export interface Spoiling {
  readonly xml?: Change;
  /** On bytes as Latin-1 characters. */
  readonly wbxml?: Change;
}

/** By name of the defect. */
export type Spoilings<Name extends string> = Readonly<Partial<Record<Name, Spoiling>>>;

/** An end tag that is wrong; octets that are missing. */
export const notWellFormed: Spoiling = {
  xml: (text) => text.replace('</SyncBody>', '</SyncBdy>'),
  wbxml: (text) => text.slice(0, -2),
};

/** What client and server can do wrong under one name. */
export const commonSpoilings = {
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
  'final-not-last': {
    xml: (text) => text.replace(/<SyncBody>(.*)<Final\/>/s, '<SyncBody><Final/>$1'),
    wbxml: (text) => text.replace(/(\x01(?:\x00\x00)?\x6b)(.*)\x12\x01\x01$/s, '$1\x12$2\x01\x01'),
  },
  // The head of WBXML 1.0 has no charset between public id and string table.
  'wbxml-version-1-0': { wbxml: (text) => `\x00${text.slice(1, 3)}${text.slice(4)}` },
} satisfies Spoilings<string>;

/** The bytes with all that `has` says yes to. */
export function spoilWith<Name extends string>(
  body: Uint8Array,
  encoding: 'xml' | 'wbxml',
  spoilings: Spoilings<Name>,
  has: (name: Name) => boolean,
): Uint8Array {
  const coding = encoding === 'xml' ? 'utf8' : 'latin1';
  let spoiled = body;
  for (const [name, spoiling] of Object.entries(spoilings) as [Name, Spoiling][]) {
    const change = spoiling[encoding];
    if (!change || !has(name)) continue;
    spoiled = new Uint8Array(Buffer.from(change(Buffer.from(spoiled).toString(coding)), coding));
  }
  return spoiled;
}
