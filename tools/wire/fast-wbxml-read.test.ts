/** The fast WBXML reader on single tokens. Names: page 0 has a = 5, b = 6; page 1 has c = 5. */
import { FastNames } from './fast-names';
import { WbxmlReader } from './fast-wbxml-read';
import { WireError } from './finding';
import { type Limits, limitsOf } from './limits';

const names = new FastNames({ a: 0x05, b: 0x06, c: 0x45 });
const head = '0201 6a 00';

function reader(hex: string, limits?: Partial<Limits>): WbxmlReader {
  const bytes = new Uint8Array(Buffer.from(hex.replace(/\s/g, ''), 'hex'));
  return new WbxmlReader(bytes, names, { limits: limitsOf(limits), elements: 0, documents: 0 });
}

/** The text of the root `a`. */
function textOf(hex: string, limits?: Partial<Limits>): string {
  const r = reader(hex, limits);
  r.root(0x05, 'a');
  const text = r.text();
  r.finish();
  return text;
}

function codeOf(run: () => unknown): [string, number] | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof WireError) return [error.finding.code, error.finding.offset];
    throw error;
  }
}

const table = '0201 6a 06 62 00 c3 a9 00 61';

test.each([
  ['no content', `${head} 05`, ''],
  ['STR_I', `${head} 45 03 6869 00 01`, 'hi'],
  ['pieces', `${table} 45 03 68 00 83 02 c3 01 21 02 81 00 01`, 'hé!\u0080'],
  ['last string of the table without its end', `${table} 45 83 05 01`, 'a'],
  ['ENTITY beyond 16 bits', `${head} 45 02 87 ec 00 01`, '\u{1f600}'],
  ['extension tokens mean nothing', `${head} 45 40 78 00 80 01 c0 03 68 00 01`, 'h'],
  ['SWITCH_PAGE anywhere', `${head} 00 01 00 00 45 00 07 03 68 00 00 00 01`, 'h'],
  ['elements within text are left out', `${head} 45 03 68 00 46 03 78 00 01 06 03 69 00 01`, 'hi'],
  ['literal tag', `${table} 44 05 03 68 00 01`, 'h'],
  ['attributes are passed over', `${table} c5 04 00 03 78 00 05 83 02 85 c3 01 ff 00 01 02 20 01 03 68 00 01`, 'h'],
  ['PI before, within, after', `${head} 43 05 03 78 00 01 45 43 05 01 03 68 00 01 43 05 01`, 'h'],
  ['OPAQUE that is no text', `${head} 45 c3 02 ff fe 01`, '//4='],
  ['literal public id', '02 00 00 6a 02 78 00 45 03 68 00 01', 'h'],
  ['version 1.0 has no charset', '00 01 00 45 03 68 00 01', 'h'],
  ['version 1.3', '03 01 6a 00 45 03 68 00 01', 'h'],
  ['charset unknown', '02 01 00 00 45 03 c3 a9 00 01', 'é'],
  ['US-ASCII', '02 01 03 00 45 03 68 00 01', 'h'],
  ['ISO-8859-1', '02 01 04 00 45 03 e9 00 01', 'é'],
  ['UTF-16', '02 01 87 77 00 45 03 20 ac 00 68 00 00 01', '€h'],
])('%s', (_, hex, text) => {
  expect(textOf(hex)).toBe(text);
});

test.each([
  ['nothing', '', 'truncated', 0],
  ['a version that is none', '12 01 6a 00 05', 'version', 0],
  ['a charset that is none', '02 01 ff 00 00 05', 'encoding', 2],
  ['a number without end', `02 ff ff ff ff ff ff`, 'integer', 1],
  ['a number beyond 32 bits', `02 90 80 80 80 00 6a 00 05`, 'integer', 1],
  ['a string table beyond the end', '02 01 6a 05 05', 'truncated', 5],
  ['a public id beyond the string table', '02 00 05 6a 01 00 05', 'string-table', 6],
  ['another root', `${head} 46 01`, 'unexpected-element', 4],
  ['a string without end', `${head} 45 03 68`, 'truncated', 7],
  ['bytes that are no UTF-8', `${head} 45 03 68 ff 00 01`, 'encoding', 7],
  ['bytes that are no US-ASCII', '02 01 03 00 45 03 68 e9 00 01', 'encoding', 7],
  ['STR_T beyond the table', `${table} 45 83 06 01`, 'string-table', 12],
  ['a literal without table', `${head} 44 00 01`, 'string-table', 5],
  ['OPAQUE beyond the end', `${head} 45 c3 8f ff ff ff 7f 00 01`, 'limit', 11],
  ['OPAQUE a little beyond the end', `${head} 45 c3 10 00 01`, 'truncated', 9],
  ['ENTITY that is no character', `${head} 45 02 83 b0 00 01`, 'entity', 6],
  ['no END', `${head} 45`, 'truncated', 5],
  ['something after the root', `${head} 05 05`, 'trailing', 5],
])('refuses %s', (_, hex, code, offset) => {
  expect(codeOf(() => textOf(hex))).toEqual([code, offset]);
});

test.each<[Partial<Limits>, string]>([
  [{ bytes: 6 }, `${head} 45 03 68 00 01`],
  [{ depth: 1 }, `${head} 45 46 01 01`],
  [{ elements: 2 }, `${head} 45 06 06 01`],
  [{ textLength: 2 }, `${head} 45 03 68 68 68 00 01`],
  [{ textLength: 2 }, `${head} 45 c3 03 68 68 68 01`],
  [{ textLength: 2 }, `${head} 45 03 68 00 03 68 00 03 68 00 01`],
  [{ attributes: 1 }, `${head} c5 05 05 05 05 05 05 01 01`],
  [{ nameLength: 2 }, '02 01 6a 04 61 62 63 00 44 00 01'],
])('limit %j', (limits, hex) => {
  expect(codeOf(() => textOf(hex, limits))?.[0]).toBe('limit');
});

test('many indexes into one long string are paid for', () => {
  const length = 3000;
  const references = Array.from(
    { length },
    (_, at) => `83 ${(0x80 | (at >> 7)).toString(16)} ${(at & 0x7f).toString(16).padStart(2, '0')}`,
  );
  const hex = `02 01 6a ${(0x80 | (length >> 7)).toString(16)} ${(length & 0x7f).toString(16).padStart(2, '0')} ${'61'.repeat(length)} 45 ${references.join('')} 01`;
  expect(codeOf(() => textOf(hex, { bytes: 100_000 }))?.[0]).toBe('limit');
});

test('deep nesting ends at the limit of depth, not of the stack', () => {
  expect(codeOf(() => textOf(`${head}${'45'.repeat(100_000)}`))?.[0]).toBe('limit');
});

test('keys of elements carry the page, literals that of the vocabulary', () => {
  const r = reader(`${table} 45 06 00 01 05 00 00 04 00 3f 01`);
  r.root(0x05, 'a');
  const keys: number[] = [];
  for (let key = r.child(); key !== 0; key = r.child()) {
    keys.push(key);
    r.skip();
  }
  expect(keys).toEqual([0x06, 0x45, 0x06, 0x3f]);
});
