import {
  bootstrapHmac,
  bootstrapKeys,
  bootstrapMac,
  bootstrapType,
  isMacOf,
  isPinMacCode,
  pinMacCode,
  readBootstrapType,
  type Sec,
  secOf,
  semiOctets,
} from './bootstrap';
import { bootstrapOf, bootstrapPush } from './bootstrap-push';

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replace(/ /g, ''), 'hex'));
const shown = (octets: Uint8Array): string => Buffer.from(octets).toString('hex').toUpperCase();

/** A DM message; it tests the MAC alone. */
const w1 = hex(
  '02A4016A006D6C7103312E3200017203444D2F312E32000165033000015B033100016E5703494D45493A34393330303531303035393238303000' +
    '0101675703687474703A2F2F7777772E73796E636D6C2E6F72672F6D676D742D736572766572000101016B454B03310001546E57032E2F496E62' +
    '6F780001014F037800010101120101',
);
/** Two provisioning documents: BOOTSTRAP with NAPDEF; NAPDEF with w7. */
const d1 = hex(
  '030B6A00C54601C65601870706034F70000187180603687474703A2F2F7470732E6578616D706C652F000101C65501871106034E310001871006' +
    'AB0187070603496E6574000187080603696E7465726E657400018709068901C65A01870C069A01870D0603750001870E0603700001010101',
);
const d2 = hex(
  '030B6A00C54503312E310001C65501871106034E310001871006AB0187070603496E6574000187080603696E7465726E65740001870906890101' +
    'C600015501873600000603773700018700013800000603646D2E6578616D706C65000187070603444D0001872206034E310001C6000156018734' +
    '00000603687474703A2F2F646D2E6578616D706C652F646D0001C65301872306033830383000010101C600015701873000000603434C49454E54' +
    '0001870001330000069D01870001310000060364657631000187000132000006037333637265740001010101',
);

test('RFC 2202, case 2', () =>
  expect(shown(bootstrapHmac('Jefe', Buffer.from('what do ya want for nothing?')))).toBe(
    'EFFCDF6AE5EB2FA2D27416D5F184DF9C259A7C79',
  ));

test.each([
  ['240011234567890', '2904102143658709'],
  ['24001123456789', '21041021436587F9'],
  ['123456789012345', '1932547698103254'],
  ['12345678901234', '11325476981032F4'],
  ['001010123456789', '0910101032547698'],
  ['21407650123456', '21417056103254F6'],
  ['404020506708200', '4940205060072800'],
])('IMSI %s in semi-octets', (imsi, octets) => expect(shown(semiOctets(imsi))).toBe(octets));

// Document, method, IMSI, which reading of the key, MAC. The PIN is 1234.
const macs: readonly [string, Uint8Array, Sec, string, number, string][] = [
  ['W1', w1, 'NETWORKID', '240011234567890', 0, '4BB189AEB18E1262986215374E7B30CD268F5C56'],
  ['W1', w1, 'NETWPIN', '240011234567890', 0, 'E1B100D310476ADD05904BC101AE4E29DC3AD216'],
  ['W1', w1, 'NETWORKID', '240011234567890', 1, 'E1B100D310476ADD05904BC101AE4E29DC3AD216'],
  ['W1', w1, 'USERPIN', '240011234567890', 0, '91289967165989AA7CBC9C8C526C9C1629A00E52'],
  ['W1', w1, 'USERPIN_NETWORKID', '240011234567890', 0, 'B1BA904AE4DECF5A0EAD22AACC0C28425AD50C82'],
  ['W1', w1, 'USERPIN_NETWORKID', '240011234567890', 1, '7091D74F3E42992C17B2D18D6FFF40694093BAE2'],
  ['W1', w1, 'USERNETWPIN', '240011234567890', 1, '7091D74F3E42992C17B2D18D6FFF40694093BAE2'],
  ['W1', w1, 'USERNETWPIN', '240011234567890', 0, 'C34C0B4B26BCD1EA6E76D1CE004F76047C393F90'],
  ['D1', d1, 'NETWPIN', '123456789012345', 0, '75CC4E99B656AEA3CF2B48AC8ACAA46826CFDB85'],
  ['D1', d1, 'NETWPIN', '12345678901234', 0, 'E6437D1AFBE33A7A39570C62CE5AF04A711579DA'],
  ['D1', d1, 'NETWPIN', '001010123456789', 0, '37EFB7295E9DFD58B02EAB947327498749BAA371'],
  ['D1', d1, 'USERPIN', '', 0, '82EC3A93E2595B80A838EF4409ED188FABE2C3CF'],
  ['D1', d1, 'USERNETWPIN', '123456789012345', 0, 'EEFC9061B5991A5A4E4FA8A3D444D8118619421C'],
  ['D1', d1, 'USERNETWPIN', '12345678901234', 0, '602A43FC6BBAFFD63B4B457B3FA0BD994331902F'],
  ['D1', d1, 'USERNETWPIN', '001010123456789', 0, '21B3BBEEE44407EB3B64EA14D931AF8C9C2B10F2'],
  ['D2', d2, 'NETWPIN', '123456789012345', 0, '2E2D325373E41D896679AB146DAAFEBD604D7C1A'],
  ['D2', d2, 'NETWPIN', '12345678901234', 0, '05D074E9AB3C90D4A04AEDBA4BD327B5EBEFE1ED'],
  ['D2', d2, 'NETWPIN', '001010123456789', 0, 'DC2022D35A529B24FE4C38D1EE35911CBA112030'],
  ['D2', d2, 'USERPIN', '', 0, 'CD52230695F0EF95C2EAC57863877FE48C32E389'],
  ['D2', d2, 'USERNETWPIN', '123456789012345', 0, '51DFF64FE28EC7A61CF25395D703775E39A76D5B'],
];

test.each(macs)('MAC of %s: %#', (_name, document, sec, imsi, reading, mac) => {
  const keys = bootstrapKeys(sec, { imsi, pin: '1234' });
  expect(bootstrapMac(keys[reading]!, document)).toBe(mac);
  expect(isMacOf(mac.toLowerCase(), keys, document)).toBe(true);
  expect(isMacOf(mac, keys, document.subarray(1))).toBe(false);
});

// A gateway of others made this document and this MAC; the plain digits of the IMSI would give another one.
test('a MAC that others made', () => {
  const document = hex(
    '030B6A0674657374310045C6560187070683000101C655018707068300018711060374657374315F4E415049440001871006AB01870806037465' +
      '73743200018709068901871401C65A01870C069A01870D060367707273757365726E616D650001870E06036770727370617373776F7264000101' +
      '0101',
  );
  const keys = bootstrapKeys('NETWPIN', { imsi: '123456789012345', pin: '' });
  expect(bootstrapMac(keys[0]!, document)).toBe('C483EC25F7E3E0CF100380DA5F6714CF204A5EC5');
  expect(bootstrapMac('123456789012345', document)).toBe('BC1D9A92B169C9A4A066190D507F0D2E31CDDFAF');
});

test.each([
  ['W1', w1, '12345', '1234548397'],
  ['D1', d1, '12345', '1234542612'],
  ['D1', d1, '0123456789', '01234567899570082695'],
  ['D2', d2, '12345', '1234510707'],
  ['D2', d2, '0123456789', '01234567897391299288'],
])('USERPINMAC of %s with %#', (_name, document, half, code) => {
  expect(pinMacCode(half, document)).toBe(code);
  expect(isPinMacCode(code, document)).toBe(true);
  expect(
    isPinMacCode(
      code.replace(/.$/, (last) => String((Number(last) + 1) % 10)),
      document,
    ),
  ).toBe(false);
});

test('codes that are too short or no digits belong to nothing', () => {
  expect(isPinMacCode(pinMacCode('1234', w1), w1)).toBe(false);
  expect(isPinMacCode('', w1)).toBe(false);
  expect(isPinMacCode(`${pinMacCode('12345', w1)}0`, w1)).toBe(false);
});

test('the type is written and read', () => {
  const type = { media: 'application/vnd.syncml.dm+wbxml', sec: 'USERPIN', mac: 'AB' };
  expect(bootstrapType(type)).toBe('application/vnd.syncml.dm+wbxml; SEC=USERPIN; MAC=AB');
  expect(readBootstrapType('Application/vnd.syncml.dm+wbxml;mac=AB;sec=USERPIN')).toEqual(type);
  expect(readBootstrapType('text/plain; SECRET=1')).toEqual({ media: 'text/plain' });
});

test.each([
  ['dm', '0', 'NETWORKID'],
  ['dm', '2', 'USERPIN_NETWORKID'],
  ['dm', 'NETWPIN', 'NETWPIN'],
  ['cp', '0', 'NETWPIN'],
  ['cp', '3', 'USERPINMAC'],
  ['cp', '4', undefined],
  ['dm', '3', undefined],
  ['dm', 'userpin', undefined],
] as const)('%s: SEC=%s is %s', (profile, text, sec) => expect(secOf(profile, text)).toBe(sec));

const pin = { imsi: '240011234567890', pin: '1234' };
const withMac = (document: Uint8Array, sec: Sec): string => bootstrapMac(bootstrapKeys(sec, pin)[0]!, document);

test('the push of a DM message is the published one, and gives the message back', () => {
  const type = `application/vnd.syncml.dm+wbxml; SEC=USERPIN; MAC=${withMac(w1, 'USERPIN')}`;
  const push = bootstrapPush({ type, message: w1 }, 2);
  const head =
    '0206311F2DC2918192393132383939363731363539383941413743424339433843353236433943313632394130304535320 0AF87'.replace(
      ' ',
      '',
    );
  expect(shown(push)).toBe(head + shown(w1));
  expect(bootstrapOf(push)).toEqual({ type: type.replace('USERPIN', '1'), message: w1 });
});

test.each([
  ['', '010601B6'],
  ['; SEC=3', '01060403B69183'],
  [
    '; SEC=1; MAC=82EC3A93E2595B80A838EF4409ED188FABE2C3CF',
    '01062F1F2DB691819238324543334139334532353935423830413833384546343430394544313838464142453243334346 00',
  ],
])('the push of a provisioning document with %j', (parameters, head) => {
  const type = `application/vnd.wap.connectivity-wbxml${parameters}`;
  const push = bootstrapPush({ type, message: d1 });
  expect(shown(push)).toBe(head.replace(' ', '') + shown(d1));
  expect(bootstrapOf(push)).toEqual({ type, message: d1 });
});

test('what no code stands for travels as text; other pushes are none of ours', () => {
  const type = 'application/vnd.syncml.dm+xml; SEC=HOME; MAC=AB';
  expect(bootstrapOf(bootstrapPush({ type, message: w1 }))).toEqual({ type, message: w1 });
  expect(bootstrapOf(hex('010603C4AF8700'))).toBeUndefined();
});
