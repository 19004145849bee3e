import { better, evidenceOfCell, type Mapping } from './evidence';
import type { Evidence } from './model';

const mapping: Mapping = {
  sheet: 'sheet',
  marks: [
    { mark: 'P§', evidence: 'text', means: 'read' },
    { mark: 'TND', evidence: 'text', means: 'read' },
    { mark: 'TNDS', evidence: 'practice', means: 'a longer mark' },
    { mark: '[PC]', evidence: 'text', means: 'read' },
    { mark: 'DIG', evidence: 'digest', means: 'digest' },
    { mark: 'REG', evidence: 'text', 'without-clause': 'practice', means: 'registry' },
    { mark: 'SYM', evidence: 'practice', means: 'product' },
    { mark: 'OUR', evidence: 'digest', 'without-clause': 'memory', caps: true, means: 'derived' },
    { mark: 'MEM', evidence: 'memory', caps: true, means: 'remembered' },
  ],
};

test.each<[string, string, Evidence | undefined]>([
  ['P§8.3', '8.3', 'text'],
  ['P§8.3–8.6, DIG', '8.3', 'text'],
  ['SYM, DIG (RepPro)', '1', 'digest'],
  ['SYM', '1', 'practice'],
  ['[PC] 5.1, CO-C-001', '5.1', 'text'],
  ['TNDS 6.1', '6.1', 'practice'],
  ['TND 7.5', '7.5', 'text'],
  ['P§8.3 (MEM)', '8.3', 'memory'],
  ['MEM; SYM closes each time', 'unread', 'memory'],
  ['OUR', '6.1', 'digest'],
  ['OUR', 'node table', 'memory'],
  ['P§8, OUR', '8', 'digest'],
  ['REG', '0x0034', 'text'],
  ['REG', 'unread', 'practice'],
  ['SYMBIAN', '1', undefined],
  ['nobody', '1', undefined],
])('%s with clause %s is %s', (cell, clause, expected) => {
  expect(evidenceOfCell(cell, clause, mapping)).toBe(expected);
});

test('the better of two comes first in the list', () => {
  expect(better('memory', 'digest')).toBe('digest');
  expect(better('text', 'practice')).toBe('text');
});
