/** Client provisioning in WBXML: the ways of writing that are met, byte for byte, and documents by others. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cp11, decodeWbxml, decodeXml, encodeWbxml, encodeXml, type WapProvisioningdoc } from '../../generated/cp-1.1';
import { AttributeTokens } from '../wire/attribute-tokens';
import type { EventAttribute, WireEvent } from '../wire/events';
import { WireError } from '../wire/finding';
import { decodeStrictWbxml, decodeStrictXml, encodeEventsWbxml } from '../wire/strict';
import type { DocumentNode } from '../wire/tree';
import { typedOf } from '../wire/typed';

const octets = (hex: string) => new Uint8Array(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();
const told = ({ findings }: DocumentNode) => findings.map(({ severity, code }) => `${severity} ${code}`);

const parms = (
  type: string,
  ...list: [name: string, value?: string][]
): WapProvisioningdoc['characteristic'][number] => ({
  type,
  parm: list.map(([name, value]) => (value === undefined ? { name } : { name, value })),
});

const application: WapProvisioningdoc = {
  version: '1.1',
  characteristic: [
    {
      ...parms('APPLICATION', ['APPID', 'w2'], ['NAME', 'Web'], ['TO-NAPID', 'N1']),
      characteristic: [parms('RESOURCE', ['URI', 'http://a/'], ['STARTPAGE'])],
    },
  ],
};
const styles: Record<string, string> = {
  'page 1 for its own names only':
    '030B6A00C54503312E310001C60001550187360000060377320001870706035765620001872206034E310001C600015901873A00000603687474703A2F2F612F00018700011C01010101',
  'once to page 1':
    '030B6A00C54503312E310001C6000155018736060377320001870706035765620001872206034E310001C65901873A0603687474703A2F2F612F0001871C01010101',
  'the page of tags too':
    '030B6A00C54503312E3100010001C6000155018736060377320001870706035765620001872206034E310001C65901873A0603687474703A2F2F612F0001871C01010101',
  'text alone':
    '030B6A00C54503312E310001C650034150504C49434154494F4E00018705034150504944000603773200018705034E414D450006035765620001870503544F2D4E415049440006034E310001C650035245534F555243450001870503555249000603687474703A2F2F612F00018705035354415254504147450001010101',
  'a name of both pages from page 0':
    '030B6A00C54503312E310001C60001550187360000060377320001870706035765620001872206034E310001C600015901873A00000603687474703A2F2F612F0001871C01010101',
};

describe('one document, five ways to write it', () => {
  test.each(Object.entries(styles))('%s', (_, hex) => {
    expect(decodeWbxml(octets(hex))).toEqual(application);
    const document = decodeStrictWbxml(octets(hex), cp11);
    expect(typedOf(document, cp11)).toEqual(application);
    // that a token was there to be used is said once
    expect(told(document)).toEqual(hex === styles['text alone'] ? ['note spelling'] : []);
  });

  test('ours: once to page 1', () => {
    expect(hexOf(encodeWbxml(application))).toBe(styles['once to page 1']);
  });
});

const doc = (...characteristic: WapProvisioningdoc['characteristic']): WapProvisioningdoc => ({ characteristic });
const versioned = (...list: WapProvisioningdoc['characteristic']) => ({ version: '1.0', ...doc(...list) });
const head = '030B6A00';

/** `ours`: we write the same bytes. */
interface Example {
  readonly hex: string;
  readonly value: WapProvisioningdoc;
  readonly findings?: readonly string[];
  readonly ours?: false;
}

const examples: Record<string, Example> = {
  'no version': { hex: `${head}45C65501871106034E00010101`, value: doc(parms('NAPDEF', ['NAPID', 'N'])) },
  'an empty value is not none': {
    hex: `${head}C54601C65201871706010101`,
    value: versioned(parms('PXPHYSICAL', ['DOMAIN', ''])),
  },
  'an empty value as an empty string': {
    hex: `${head}C54601C6520187170603000101 01`,
    value: versioned(parms('PXPHYSICAL', ['DOMAIN', ''])),
    ours: false,
  },
  'value before name': {
    hex: `${head}C54601C655018706034E0011010101`,
    value: versioned(parms('NAPDEF', ['NAPID', 'N'])),
    ours: false,
  },
  'a token within a text': {
    hex: `${head}C54601C65501870706036D7920009A03206C696E6500010101`,
    value: versioned(parms('NAPDEF', ['NAME', 'my PAP line'])),
    findings: ['note spelling'],
    ours: false,
  },
  'a token as the beginning of a text': {
    hex: `${head}C54601C655018707068C034147455200010101`,
    value: versioned(parms('NAPDEF', ['NAME', 'MANAGER'])),
    findings: ['note spelling'],
    ours: false,
  },
  'names without token': {
    hex: `${head}C54601C6570187070603500001870503580006033100010101`,
    value: versioned(parms('VENDORCONFIG', ['NAME', 'P'], ['X', '1'])),
  },
  'tokens of two pages in one value': {
    hex: `${head}C54601C60001570187330000069C00019000009D010101`,
    value: versioned(parms('APPAUTH', ['AAUTHTYPE', 'HTTP-BASIC,HTTP-DIGEST'])),
    ours: false,
  },
  'the same from the parts of page 1': {
    hex: `${head}C54601C600015701873306919290919301 0101`,
    value: versioned(parms('APPAUTH', ['AAUTHTYPE', 'HTTP-BASIC,HTTP-DIGEST'])),
  },
  'a value of both pages stays on the page': {
    hex: `${head}C54601C60001560187350686010101`,
    value: versioned(parms('APPADDR', ['ADDRTYPE', 'IPV6'])),
  },
  'a value of page 0 after a name of page 1': {
    hex: `${head}C54601C600015601873500000685010101`,
    value: versioned(parms('APPADDR', ['ADDRTYPE', 'IPV4'])),
  },
  'an unknown name without value': {
    hex: `${head}C54601C657018705 03494E495400 010101`,
    value: versioned(parms('VENDORCONFIG', ['INIT'])),
  },
  'a token as text': {
    hex: `${head}C54601C655018710060347534D2D4750525300010101`,
    value: versioned(parms('NAPDEF', ['BEARER', 'GSM-GPRS'])),
    findings: ['note spelling'],
    ours: false,
  },
  'the string table': {
    hex: '030B6A054E41503100 C54601C65501871106830001 8722068300010101',
    value: versioned(parms('NAPDEF', ['NAPID', 'NAP1'], ['TO-NAPID', 'NAP1'])),
    ours: false,
  },
  'the public id as text': {
    hex: `0300006A1E${Buffer.from('-//WAPFORUM//DTD PROV 1.0//EN\0').toString('hex')}45C65501871106034E00010101`,
    value: doc(parms('NAPDEF', ['NAPID', 'N'])),
    ours: false,
  },
  'WBXML 1.1': { hex: '010B6A0045C65501871106034E00010101', value: doc(parms('NAPDEF', ['NAPID', 'N'])), ours: false },
  'WBXML 1.2': { hex: '020B6A0045C65501871106034E00010101', value: doc(parms('NAPDEF', ['NAPID', 'N'])), ours: false },
  // 0x36 is APPID on page 1: nobody can tell that the switch is missing
  'a token of both pages, on the wrong one': {
    hex: `${head}45C65601873606037732000101 01`,
    value: doc(parms('BOOTSTRAP', ['MAX-BITRATE-DNLINK', 'w2'])),
    ours: false,
  },
};
describe('bytes', () => {
  test.each(Object.entries(examples))('%s', (_, { hex, value, findings = [], ours }) => {
    const bytes = octets(hex);
    const document = decodeStrictWbxml(bytes, cp11);
    expect([told(document), typedOf(document, cp11)]).toEqual([findings, value]);
    expect(decodeWbxml(bytes)).toEqual(value);
    expect(decodeXml(encodeXml(value))).toEqual(value);
    if (ours !== false) expect(hexOf(encodeWbxml(value))).toBe(hexOf(bytes));
  });
});

/** Read on as far as it can be, by both decoders alike. */
const faulty: Record<string, [hex: string, value: WapProvisioningdoc, finding: string]> = {
  'a token that page 1 has, on page 0': [
    `${head}45C65501 870001 08 06034E0001 0101`,
    doc(parms('NAPDEF', ['NAP-ADDRESS', 'N'])),
    'error unknown-token',
  ],
  'a value token of page 0, on page 1': [
    `${head}45C6000155018735068501 0101`,
    doc(parms('APPLICATION', ['ADDRTYPE', 'IPV4'])),
    'error unknown-token',
  ],
  'an attribute token of no page': [
    `${head}45C65501 874D03780001 0101`,
    doc({ type: 'NAPDEF', parm: [{ name: undefined as unknown as string }] }),
    'error unknown-token',
  ],
  'a value token of no page': [
    `${head}45C65501 8711 06 FF 01 0101`,
    doc(parms('NAPDEF', ['NAPID', ''])),
    'error unknown-token',
  ],
  // what only one page has is taken from there, the start of a value is on both
  'a page of no attributes': [
    `${head}45C65501 870005 11 06034E0001 0101`,
    doc(parms('NAPDEF', ['NAPID'])),
    'error unknown-page',
  ],
  'parts of AAUTHTYPE at the global tokens of drafts': [
    `${head}45C60001570187330681058206 01 0101`,
    doc(parms('APPAUTH', ['AAUTHTYPE', ''])),
    'error unknown-token',
  ],
  'parm after characteristic': [
    `${head}45C65101C65301 01 8711 06034E0001 0101`,
    doc({ ...parms('PXLOGICAL', ['NAPID', 'N']), characteristic: [{ type: 'PORT' }] }),
    'error element-order',
  ],
  'a name twice': [
    `${head}45C655018711 06034E00 0801 0101`,
    doc(parms('NAPDEF', ['NAPID', 'N'])),
    'error duplicate-attribute',
  ],
};
describe('faults', () => {
  test.each(Object.entries(faulty))('%s', (_, [hex, value, finding]) => {
    const document = decodeStrictWbxml(octets(hex), cp11);
    expect(told(document)).toContain(finding);
    expect(typedOf(document, cp11)).toEqual(value);
    expect(decodeWbxml(octets(hex))).toEqual(value);
  });

  test.each<[string, string]>([
    ['a tag among attributes', `${head}45C65501 8711 84`],
    ['an end too early', `${head}45C65501 8711 06 034E`],
    ['a string beyond the table', `${head}45C65501 8711 06 8305 01 0101`],
  ])('refused: %s', (_, hex) => {
    expect(() => decodeWbxml(octets(hex))).toThrow(WireError);
    expect(told(decodeStrictWbxml(octets(hex), cp11)).some((one) => !one.startsWith('note'))).toBe(true);
  });
});

test('every attribute and value that has a token is written by it, and read again', () => {
  const tokens = AttributeTokens.of(cp11)!;
  for (const { page, starts, values } of cp11.attributePages!) {
    for (const { name, value } of Object.values(starts)) {
      if (value === undefined) continue;
      const { start, rest } = tokens.form(name, value, page);
      expect([start?.page, tokens.start(start!.page, start!.code), rest]).toEqual([
        page,
        expect.objectContaining({ name, value }),
        '',
      ]);
    }
    for (const text of Object.values(values)) {
      const { rest } = tokens.form('value', text, page);
      expect(rest).toEqual([expect.objectContaining({ page, text })]);
    }
  }
});

test('an event list writes an attribute in any pieces, and all readers put them together', () => {
  const starts = cp11.attributePages!.flatMap(({ page, values }) =>
    Object.entries(values).map(([code, text]) => ({ piece: { page, code: Number(code) }, text })),
  );
  const text = fc.string({ unit: fc.constantFrom('a', 'ü', ' ', '<', ',') });
  const piece = fc.oneof(
    fc.constantFrom(...starts),
    fc
      .record({ text, as: fc.constantFrom('str_i' as const, 'str_t' as const, 'opaque' as const) })
      .map((one) => ({ piece: one, text: one.text })),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.boolean(), (pieces, literal) => {
      const value = pieces.map((one) => one.text).join('');
      const attributes: EventAttribute[] = [
        { name: 'name', value: 'NAPID' },
        { name: 'value', value, literal, pieces: pieces.map((one) => one.piece) },
      ];
      const events: WireEvent[] = [
        { kind: 'start', name: 'wap-provisioningdoc' },
        { kind: 'start', name: 'characteristic', attributes: [{ name: 'type', value: 'NAPDEF' }] },
        { kind: 'start', name: 'parm', attributes, empty: true },
        { kind: 'end' },
        { kind: 'end' },
      ];
      const bytes = encodeEventsWbxml(events, cp11);
      const document = decodeStrictWbxml(bytes, cp11);
      expect(typedOf(document, cp11)).toEqual(doc(parms('NAPDEF', ['NAPID', value])));
      expect(decodeWbxml(bytes)).toEqual(typedOf(document, cp11));
      expect(told(document).filter((one) => one !== 'note spelling')).toEqual([]);
    }),
  );
});

test('any bytes: the fast decoder gives what the strict one holds, or both find a fault', () => {
  const body = fc.array(
    fc.oneof(
      fc.constantFrom(
        '8711',
        '8736',
        'C655',
        'C6',
        '87',
        '0001',
        '0000',
        '06',
        '05',
        '50',
        '01',
        '01',
        '01',
        '03410000',
        '8300',
      ),
      fc.constantFrom('85', '86', '90', '91', 'C4', '44', '0241', 'C3024142', '40', '80', 'FF', '4D'),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(body, (tokens) => {
      const bytes = octets(`030B6A024100 45C65501${tokens.join('')}0101`);
      const document = decodeStrictWbxml(bytes, cp11);
      const isClean = told(document).every((one) => one.startsWith('note'));
      let value: unknown;
      try {
        value = decodeWbxml(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
        expect(isClean).toBe(false);
        return;
      }
      if (isClean) expect(value).toEqual(typedOf(document, cp11));
    }),
    { numRuns: 2000 },
  );
});

const samples = join(__dirname, '../../../shared/samples');
if (!existsSync(samples)) console.info('samples are absent: no provisioning document by others is read');
const filesOf = (folder: string) =>
  existsSync(join(samples, folder)) ? readdirSync(join(samples, folder)).map((name) => `${folder}/${name}`) : [];

/** What is said of a file by others; of all others nothing, apart from the note on their DOCTYPE. */
const known: Record<string, string[]> = {
  'cp-xml/msmde2__mam.xml': ['error unknown-attribute', 'error unknown-attribute'],
  'cp-other/libwbxml__ota-001.xml': ['error unknown-element'],
  'cp-other/libwbxml__si-001.xml': ['error unknown-element'],
};

describe('documents by others', () => {
  const files = ['cp-xml', 'cp-wbxml', 'cp-other'].flatMap(filesOf);
  (files.length > 0 ? test : test.skip).each(files.map((file) => [file]))('%s', (file) => {
    const bytes = new Uint8Array(readFileSync(join(samples, file)));
    const [decode, strict] = file.endsWith('.wbxml')
      ? ([decodeWbxml, decodeStrictWbxml] as const)
      : ([decodeXml, decodeStrictXml] as const);
    const document = strict(bytes, cp11);
    expect(told(document).filter((one) => one !== 'note doctype')).toEqual(known[file] ?? []);
    if (file.startsWith('cp-other')) {
      expect(() => decode(bytes)).toThrow('another root');
      return;
    }
    const value = decode(bytes);
    expect(value).toEqual(typedOf(document, cp11));
    expect(decodeWbxml(encodeWbxml(value))).toEqual(value);
    expect(decodeXml(encodeXml(value))).toEqual(value);
  });

  (files.length > 0 ? test : test.skip)('what operators sent is what we would write', () => {
    const same = filesOf('cp-wbxml').map((file) => {
      const bytes = new Uint8Array(readFileSync(join(samples, file)));
      return hexOf(encodeWbxml(decodeWbxml(bytes))) === hexOf(bytes);
    });
    expect(same).toEqual([true, true, true]);
  });
});

/** Documents whose MAC others have made: what they say must not change by a bit. */
test.each<[string, string, boolean]>([
  [
    'a gateway, with a string table',
    '030B6A0674657374310045C6560187070683000101C655018707068300018711060374657374315F4E415049440001871006AB0187080603746573743200018709068901871401C65A01870C069A01870D060367707273757365726E616D650001870E06036770727370617373776F72640001010101',
    false,
  ],
  [
    'a bootstrap',
    '030B6A00C54601C65601870706034F70000187180603687474703A2F2F7470732E6578616D706C652F000101C65501871106034E310001871006AB0187070603496E6574000187080603696E7465726E657400018709068901C65A01870C069A01870D0603750001870E0603700001010101',
    true,
  ],
])('%s', (_, hex, isOurs) => {
  const document = decodeStrictWbxml(octets(hex), cp11);
  expect(told(document)).toEqual([]);
  const value = decodeWbxml(octets(hex));
  expect(typedOf(document, cp11)).toEqual(value);
  expect(value.characteristic.map(({ type }) => type)).toEqual(['BOOTSTRAP', 'NAPDEF']);
  expect(value.characteristic[1]?.characteristic?.[0]?.parm?.[0]).toEqual({ name: 'AUTHTYPE', value: 'PAP' });
  expect(hexOf(encodeWbxml(value)) === hex).toBe(isOurs);
});
