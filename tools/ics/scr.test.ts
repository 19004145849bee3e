import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roles } from './model';
import { loadScr, type Scr } from './scr';
import { DataError } from './yaml-file';

const root = join(__dirname, '..', '..');
let scr: Scr;
beforeAll(() => {
  scr = loadScr(root);
});

// The counts that the fact sheet gives for its sections 2.2 to 2.13.
test.each([
  ['oma-erdef-dm', 8],
  ['dsdm-reppro', 118],
  ['dsdm-metinf', 36],
  ['dsdm-http', 98],
  ['dsdm-san', 29],
  ['provcont', 179],
  ['provboot', 46],
  ['provuab', 34],
  ['provsc', 39],
  ['push-ota', 63],
  ['push-message', 15],
  ['wbxml', 15],
])('%s prints %i rows', (name, count) => {
  const file = scr.tables.find((table) => table.name === name)?.file ?? '';
  expect(readFileSync(join(root, file), 'utf8').match(/\{ item: /g)).toHaveLength(count);
});

test('680 rows are printed, 676 are left after errata, and each has a role that answers for it', () => {
  expect(scr.printed).toBe(680);
  expect(scr.tables).toHaveLength(12);
  expect(scr.index.all()).toHaveLength(676);
  const answered = new Set(roles.flatMap((role) => scr.index.byRole(role)));
  expect(scr.index.all().filter((row) => !answered.has(row))).toEqual([]);
});

// Every defect of section 2.1 (and 2.2, 2.7) of the sheet: printed item, and what the errata make of it.
test.each([
  ['DSDM-RepPro-CUE-C-001', { item: 'DSDM-RepPro-CUE-C-001-TargetRef' }],
  ['DSDM-RepPro-CUE-S-001', { item: 'DSDM-RepPro-CUE-S-001-TargetRef' }],
  ['DSDM-RepPro-DDE-S-003', { item: 'DSDM-RepPro-DDE-S-004' }],
  ['DSDM-RepPro-CUE-C-016', { remark: expect.stringContaining('MsgRef') }],
  ['DSDM-RepPro-CUE-S-016', { remark: expect.stringContaining('MsgRef') }],
  ['DSDM-RepPro-MCE-C-003', { requirement: expect.stringContaining('PCE-C-008 OR DSDM-RepPro-PCE-C-010') }],
  ['DSDM-RepPro-MCE-S-003', { requirement: expect.stringContaining('PCE-S-008 OR DSDM-RepPro-PCE-S-010') }],
  ['DSDM-SAN-C-001', { requirement: expect.not.stringContaining('C-015') }],
  ['SCR-DSDM-SAN-S-015', { item: 'DSDM-SAN-S-015' }],
  ['DSDM-SAN-C-009', { remark: expect.stringContaining('008') }],
  ['DSDM-SAN-S-009', { remark: expect.stringContaining('008') }],
  ['DSDM-HTTP-C-001', { remark: expect.stringContaining('O') }],
  ['DSDM-HTTP-S-001', { remark: expect.stringContaining('O') }],
  ['DSDM-HTTP-C-049', { remark: expect.stringContaining('between 011 and 012') }],
  ['DSDM-HTTP-S-049', { remark: expect.stringContaining('between 011 and 012') }],
  ['ProvCont-CO-C-003', { requirement: 'WBXML-C-001 AND WBXML-C-011' }],
  ['ProvCont-SG-S-001', { requirement: expect.stringMatching(/^WBXML-S-001 AND .* WBXML-S-008$/) }],
  ['ProvCont-CSE-C-001', { status: 'M', ref: '5.7' }],
  ['ProvCont-CSE-C-002', 'delete'],
  ['ProvCont-CSE-C-003', 'delete'],
  ['ProvCont-CSE-C-004', 'delete'],
  ['ProvCont-CSE-C-005', 'delete'],
  ['ProvCont-CSE-C-006', { status: 'M', ref: '5.7' }],
  ['ProvBoot-BGSM-C-003', { requirement: expect.stringMatching(/^ProvBoot-BGSM-C-009 AND ProvBoot-BGSM-C-010 AND /) }],
  ['ProvBoot-BCT-C-003', { requirement: 'ProvBoot-BTDMA-C-001' }],
  ['ProvBoot-BCDMA-C-004', { requirement: 'ProvBoot-BCDMA-C-005' }],
  ['ProvBoot-B-C-006', { remark: expect.stringContaining('both') }],
  ['OMA-ERDEF-DM-S-003', { requirement: 'DMNOTI' }],
])('errata of %s', (item, expected) => {
  const found = scr.errata.filter(({ before }) => before.item === item);
  expect(found).toHaveLength(1);
  const [erratum] = found;
  expect(erratum).toMatchObject({ reason: expect.any(String), clause: expect.any(String), line: expect.any(Number) });
  if (expected === 'delete') expect(erratum?.after).toBeUndefined();
  else expect({ ...erratum?.after, remark: erratum?.remark }).toMatchObject(expected);
});

test('what the errata say is what the index holds', () => {
  expect(scr.errata).toHaveLength(28);
  for (const { before, after, remark } of scr.errata) {
    if (!after) expect(scr.index.has(before.item)).toBe(false);
    else {
      expect(scr.index.byItem(after.item)).toMatchObject(after);
      if (remark !== undefined) expect(scr.index.byItem(after.item)?.remarks).toEqual([remark]);
    }
  }
  expect(scr.index.byItem('DSDM-RepPro-CUE-C-001')?.function).toBe('Archive');
  expect(scr.index.byItem('DSDM-RepPro-DDE-S-003')?.function).toBe('Meta');
});

test.each([
  ['WBXML-S-001', 'server', ''],
  ['DSDM-RepPro-CUE-C-001-TargetRef', 'client', 'CUE'],
  ['PROVSC-ICC-001', 'card', ''],
  ['PROVSC-GSM-ICC-110', 'card', 'GSM'],
])('%s is of the %s, group "%s"', (item, party, group) => {
  expect(scr.index.byItem(item)).toMatchObject({ party, group });
});

describe('a changed spec', () => {
  const made: string[] = [];
  afterAll(() => {
    for (const folder of made) rmSync(folder, { recursive: true });
  });

  /** Loads a copy of our spec in which one file has `from` replaced by `to`. */
  function loadWith(file: string, from: string, to: string): Scr {
    const copy = mkdtempSync(join(tmpdir(), 'assay-scr-'));
    made.push(copy);
    for (const folder of ['scr', 'schema', 'errata']) {
      const names = readdirSync(join(root, 'spec', folder)).filter(
        (name) => folder !== 'errata' || name.startsWith('scr-'),
      );
      for (const name of names) cpSync(join(root, 'spec', folder, name), join(copy, 'spec', folder, name));
    }
    const text = readFileSync(join(copy, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(copy, file), text.replace(from, to));
    return loadScr(copy);
  }

  test.each([
    [
      'an erratum without effect',
      ['spec/scr/provboot.yaml', 'requirement: ProvBoot-BCDMA-005', 'requirement: ProvBoot-BCDMA-C-005'],
      /^spec\/errata\/scr-provboot\.yaml:15:\d+: target .*: expected one row, actual 0$/m,
    ],
    [
      'an erratum that repeats what is printed',
      ['spec/errata/scr-provcont.yaml', "status: M, ref: '5.7'", 'status: O'],
      /^spec\/errata\/scr-provcont\.yaml:15:\d+: erratum without effect: status of ProvCont-CSE-C-001 is "O" already$/m,
    ],
    [
      'an erratum for two rows',
      ['spec/errata/scr-dsdm-reppro.yaml', 'CUE-C-001, function: TargetRef', 'CUE-C-001'],
      /^spec\/errata\/scr-dsdm-reppro\.yaml:4:\d+: target .*: expected one row, actual 2$/m,
    ],
    [
      'errata of a table that is not there',
      ['spec/errata/scr-provboot.yaml', 'table: provboot', 'table: provbot'],
      /^spec\/errata\/scr-provboot\.yaml:2:1: no table provbot in spec\/scr$/m,
    ],
    [
      'an id that stands twice',
      ['spec/errata/scr-dsdm-reppro.yaml', 'DSDM-RepPro-CUE-C-001-TargetRef', 'DSDM-RepPro-CUE-C-002'],
      /^spec\/scr\/dsdm-reppro\.yaml:58:1: DSDM-RepPro-CUE-C-002 stands twice, first at spec\/scr\/dsdm-reppro\.yaml:32$/m,
    ],
    [
      'an id of another specification',
      ['spec/errata/scr-dsdm-san.yaml', '{ item: DSDM-SAN-S-015 }', '{ item: DSDS-SAN-S-015 }'],
      /^spec\/scr\/dsdm-san\.yaml:\d+:1: item DSDS-SAN-S-015: expected DSDM-SAN-<group>-<C, S or ICC>-<three digits>$/m,
    ],
    [
      'a requirement that asks for no row',
      ['spec/scr/push-message.yaml', 'requirement: MSG-GEN-C-006', 'requirement: MSG-GEN-C-066'],
      /^spec\/scr\/push-message\.yaml:\d+:1: requirement of MSG-GEN-C-005: MSG-GEN-C-066 is no row$/m,
    ],
    [
      'a requirement that is no expression',
      ['spec/scr/push-message.yaml', 'requirement: MSG-GEN-C-006', 'requirement: MSG-GEN-C-006 OR'],
      /^spec\/scr\/push-message\.yaml:\d+:1: requirement of MSG-GEN-C-005: column 17: expected an item or \(, actual the end$/m,
    ],
    [
      'a requirement with an unknown group',
      ['spec/scr/push-message.yaml', 'requirement: MSG-GEN-C-006', 'requirement: OTA:XYZ'],
      /^spec\/scr\/push-message\.yaml:\d+:1: requirement of MSG-GEN-C-005: OTA has no XYZ$/m,
    ],
    [
      'a condition that is no option',
      ['spec/scr/wbxml.yaml', 'when: wbxml', 'when: wbxlm'],
      /^spec\/scr\/wbxml\.yaml:13:\d+: wbxlm is no option of role dm-client$/m,
    ],
    [
      'a status that is none',
      ['spec/scr/wbxml.yaml', 'status: M', 'status: X'],
      /^spec\/scr\/wbxml\.yaml:19:\d+: groups\.0\.rows\.0\.status: expected M, O, NA, actual "X"$/m,
    ],
  ] as const)('%s is an error', (_, [file, from, to], message) => {
    let error: unknown;
    try {
      loadWith(file, from, to);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(DataError);
    expect((error as Error).message).toMatch(message);
  });

  test.each([
    ['WBXML:MCF', ['WBXML-C-001', 'WBXML-C-010', 'WBXML-C-011']],
    ['OTA:MSF', ['OTA-CL-S-001', 'OTA-WSP-S-006']],
    ['OTA:CL', ['OTA-CL-C-001', 'OTA-CL-C-002', 'OTA-CL-S-001']],
    ['DSDM-HTTP:MCF', []],
    ['TLS:MCF', undefined],
  ])('%s is expanded', (name, items) => {
    const changed = loadWith('spec/scr/push-message.yaml', 'requirement: MSG-GEN-C-006', `requirement: ${name}`);
    const expression = changed.index.byItem('MSG-GEN-C-005')?.expression;
    if (items)
      expect(expression).toEqual({ kind: 'and', operands: items.map((item) => ({ kind: 'item', name: item })) });
    else expect(expression).toEqual({ kind: 'class', spec: 'TLS', group: 'MCF' });
  });
});
