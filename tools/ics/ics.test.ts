import { join } from 'node:path';
import { checkIcs } from './check';
import { icsCheck, icsNew, RoleError } from './commands';
import { readIcs } from './ics';
import { roles } from './model';
import { loadScr, type Scr } from './scr';

let scr: Scr;
beforeAll(() => {
  scr = loadScr(join(__dirname, '..', '..'));
});

const withRows = ['dm-client', 'dm-server', 'cp-device', 'cp-server', 'card', 'card-terminal'] as const;

/** A proforma with every open answer given. */
const filled = (role: string, answer: string) => icsNew(role, scr).replace(/^( {2}\S+:) #/gm, `$1 ${answer} #`);

const statement = (role: string, items: string, options = '') =>
  `role: ${role}\nproduct: { name: x }\nitems: { ${items} }\noptions: { ${options} }\n`;

const outcomeOf = (text: string, item: string) =>
  checkIcs(readIcs(text, 'ics.yaml', scr), scr).find((check) => check.item === item);

describe.each(withRows)('proforma of a %s', (role) => {
  test('is the same text each time and parses back: mandatory items preset, the rest open', () => {
    const text = icsNew(role, scr);
    expect(icsNew(role, scr)).toBe(text);
    const ics = readIcs(text, 'ics.yaml', scr);
    const rows = scr.index.byRole(role);
    const preset = rows.filter((row) => row.status === 'M' && scr.index.conditionOf(row, role) === undefined);
    expect(preset.length).toBeGreaterThan(0);
    expect([...ics.items]).toEqual(preset.map((row) => [row.item, 'yes']));
    expect(ics.options.size).toBe(0);
    for (const row of rows) expect(text).toContain(`\n  ${row.item}:`);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(180);
  });

  test('as it comes is undecided, all yes is conformant, a mandatory no is violated', () => {
    expect(icsCheck(icsNew(role, scr), 'ics.yaml', scr)).toMatchObject({ exitCode: 4, json: { violated: 0 } });
    const full = filled(role, 'yes');
    const good = icsCheck(full, 'ics.yaml', scr);
    expect(good).toMatchObject({ exitCode: 0, json: { violated: 0, undeclared: 0 } });
    expect(good.json.checks.length).toBeGreaterThan(0);
    const ics = readIcs(full, 'ics.yaml', scr);
    for (const row of scr.index.byRole(role).filter(({ status }) => status === 'M')) {
      const checks = checkIcs({ ...ics, items: new Map(ics.items).set(row.item, 'no') }, scr);
      const check = checks.find(({ item }) => item === row.item);
      expect(check).toMatchObject({ declared: 'no', outcome: 'violated', operands: [] });
    }
  });
});

test.each(['dm2-client', 'dm2-server'])('a %s has options but no items', (role) => {
  const check = icsCheck(icsNew(role, scr), 'ics.yaml', scr);
  expect(check).toMatchObject({ exitCode: 0, json: { checks: [] } });
  expect(icsNew(role, scr)).toContain('\n  subscribe: #');
});

test('what a proforma says of an item', () => {
  const text = icsNew('dm-client', scr);
  expect(text).toContain('\n  # --- B.1.6 Message Container Elements\n');
  expect(text).toContain(
    '\n  DSDM-RepPro-MCE-C-001: yes # SyncML (6.2.1), M\n' +
      '  #     requires DSDM-RepPro-MCE-C-002 AND DSDM-RepPro-MCE-C-003\n',
  );
  expect(text).toContain('\n  DSDM-RepPro-CUE-C-016: # NoResp (6.1.17), O\n  #     note: No item stands for 6.1.16');
  expect(text).toContain('\n  OTA-CL-C-002: # Non-secure Port');
  expect(text).toContain('\n  DMPRO: # see its document; asked for by OMA-ERDEF-DM-C-001\n');
  expect(text).toContain('\n  copy: # The Copy command.\n');
});

test.each([
  ['dm-client', 'DSDM-RepPro-PCE-C-001', '', undefined, '', []],
  ['dm-client', 'DSDM-RepPro-PCE-C-001: no', '', undefined, '', []],
  [
    'dm-client',
    'DSDM-RepPro-PCE-C-001: yes',
    '',
    'undeclared',
    'requires, but not declared',
    ['CUE-C-004', 'DDE-C-003'],
  ],
  [
    'dm-client',
    'DSDM-RepPro-PCE-C-001: yes, DSDM-RepPro-CUE-C-004: no',
    '',
    'violated',
    'requires, but declared no',
    ['CUE-C-004'],
  ],
  [
    'dm-client',
    'DSDM-RepPro-PCE-C-001: yes, DSDM-RepPro-CUE-C-004: yes, DSDM-RepPro-DDE-C-003: yes',
    '',
    'satisfied',
    'its requirement holds',
    ['CUE-C-004', 'DDE-C-003'],
  ],
  ['dm-client', 'DSDM-RepPro-SEC-C-001: no', '', 'violated', 'mandatory, declared no', []],
  ['dm-client', 'DSDM-RepPro-SEC-C-001: yes', '', 'satisfied', 'mandatory, declared yes', []],
  ['dm-client', 'DSDM-RepPro-SEC-C-001:', '', 'undeclared', 'mandatory, not declared', []],
  ['dm-client', 'DSDM-RepPro-SEC-C-002: yes', '', undefined, '', []],
  ['dm-client', 'OTA-CL-C-002: no', 'push: no', undefined, '', []],
  ['dm-client', 'OTA-CL-C-002: no', 'push: yes', 'violated', 'mandatory if option push is supported, declared no', []],
  [
    'dm-client',
    'OTA-CL-C-002: no',
    '',
    'undeclared',
    'mandatory if option push is supported, declared no; the option is not declared',
    [],
  ],
  ['dm-client', 'OTA-CL-C-002: yes', 'push: no', 'satisfied', 'mandatory, declared yes', []],
  ['dm-client', 'OTA-CL-C-001: yes, "WDP:MCF": no', 'push: yes', 'violated', 'requires, but declared no', ['WDP:MCF']],
  [
    'dm-client',
    'OTA-HTTP-C-017: yes, ProvCont-CB-C-001: yes',
    '',
    'satisfied',
    'its requirement holds',
    ['ProvCont-CB-C-001'],
  ],
  // VALIDITY: VALIDUNTIL with COUNTRY and NETWORK, or SID and SOC
  [
    'cp-device',
    'ProvCont-CC-C-007: yes, ProvCont-CV-C-005: no, ProvCont-CV-C-003: yes, ProvCont-CV-C-004: yes',
    '',
    'satisfied',
    'its requirement holds',
    ['CV-C-003', 'CV-C-004'],
  ],
  [
    'cp-device',
    'ProvCont-CC-C-007: yes, ProvCont-CV-C-005: no, ProvCont-CV-C-003: yes, ProvCont-CV-C-004: no',
    '',
    'violated',
    'requires, but declared no',
    ['CV-C-005', 'CV-C-004'],
  ],
  [
    'card',
    'PROVSC-ICC-001: yes, PROVSC-WIM-ICC-001: no, PROVSC-GSM-ICC-001: yes',
    '',
    'satisfied',
    'its requirement holds',
    ['GSM-ICC-001'],
  ],
])('%s with %s and options "%s"', (role, items, options, outcome, why, operands) => {
  const item = items.split(':')[0] ?? '';
  const check = outcomeOf(statement(role, items, options), item);
  expect(check?.outcome).toBe(outcome);
  if (check) {
    expect(check.why).toBe(why);
    expect(check.operands.map((name) => name.replace(/^(DSDM-RepPro|ProvCont-(?=CV)|PROVSC)-?/, ''))).toEqual(operands);
  }
});

test('results come in order of tables and print, whatever the order of the statement', () => {
  const lines = filled('cp-device', 'yes').split('\n');
  const at = lines.indexOf('items:');
  const turned = [...lines.slice(0, at + 1), ...lines.slice(at + 1).reverse()].join('\n');
  const checked = (text: string) => icsCheck(text, 'ics.yaml', scr).json.checks.map(({ item }) => item);
  const items = checked(turned);
  expect(items).toEqual(checked(lines.join('\n')));
  const printed = scr.index.byRole('cp-device').map(({ item }) => item);
  expect(items).toEqual(printed.filter((item) => items.includes(item)));
});

test.each([
  [
    'unknown item',
    statement('dm-client', 'DSDM-RepPro-PCE-C-07: yes'),
    '3:10: DSDM-RepPro-PCE-C-07: unknown item; did you mean DSDM-RepPro-PCE-C-007?',
  ],
  ['far from all', statement('dm-client', 'Zzzz: yes'), '3:10: Zzzz: unknown item'],
  [
    'other role',
    statement('dm-client', 'WBXML-C-001: yes, DSDM-SAN-S-001: yes'),
    '3:28: DSDM-SAN-S-001: is no item of role dm-client',
  ],
  [
    'printed id',
    statement('dm-server', 'SCR-DSDM-SAN-S-015: yes'),
    '3:10: SCR-DSDM-SAN-S-015: is DSDM-SAN-S-015 since spec/errata/scr-dsdm-san.yaml:10',
  ],
  [
    'withdrawn',
    statement('cp-device', 'ProvCont-CSE-C-003: yes'),
    '3:10: ProvCont-CSE-C-003: was withdrawn by SIN WAP-183_005 (2002-04-11)',
  ],
  ['unknown option', statement('dm-client', '', 'cpy: yes'), '4:12: cpy: unknown option; did you mean copy?'],
  ['option of others', statement('dm-client', '', 'netwpin: yes'), '4:12: netwpin: is no option of role dm-client'],
  ['prototype', statement('dm-client', '__proto__: yes, constructor: yes'), '3:10: __proto__: unknown item'],
  [
    'answer',
    statement('dm-client', 'WBXML-C-001: true'),
    '3:10: items.WBXML-C-001: expected yes, no, nothing, actual true',
  ],
  ['unquoted version', 'role: card\nproduct: {}\nversions: [1.1]\n', '3:12: versions.0: expected string, actual 1.1'],
  [
    'role',
    'role: phone\nproduct: {}\n',
    '1:1: role: expected dm-client, dm-server, dm2-client, dm2-server, cp-device, cp-server, card, card-terminal, actual "phone"',
  ],
  ['unknown word', 'role: card\nproduct: {}\nitem: {}\n', '3:1: the file: unknown word "item"'],
  [
    'twice',
    'role: card\nproduct: {}\nitems:\n  PROVSC-ICC-001: yes\n  PROVSC-ICC-001: no\n',
    '5:3: not YAML: Map keys must be unique',
  ],
  [
    'no YAML',
    'role: [card\n',
    '2:1: not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  ['empty', '', '1:1: the file: expected object, actual null'],
  ['alias', 'role: &r card\nproduct: { name: *r }\n', '1:1: not usable: Alias resolution is disabled'],
  [
    'two documents',
    'role: card\nproduct: {}\n---\na: b\n',
    '3:1: not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()',
  ],
  ['long', '#'.repeat(300_000), '1:1: too long: expected at most 262144 characters, actual 300000'],
  [
    'deep',
    '['.repeat(200_000),
    expect.stringMatching(/^ics\.yaml:\d+:\d+: (not YAML: Maximum call stack|nested too deeply)/),
  ],
])('a statement with a fault (%s) is refused with its place', (_, text, expected) => {
  const check = icsCheck(text, 'ics.yaml', scr);
  expect(check.exitCode).toBe(2);
  expect(check.lines[0]).toEqual(typeof expected === 'string' ? `ics.yaml:${expected}` : expected);
  expect(check.json.problems).toHaveLength(check.lines.length);
});

test('all faults of names are told at once', () => {
  expect(icsCheck(statement('dm-client', 'A: yes, B: no', 'c: yes'), 'ics.yaml', scr).lines).toHaveLength(3);
});

test('lines name the worst first, cut long lists, and end with the sum; the rest is in the JSON', () => {
  const check = icsCheck(statement('cp-device', 'ProvCont-CC-C-001: no, ProvCont-CND-C-002: yes'), 'ics.yaml', scr);
  expect(check.exitCode).toBe(1);
  expect(check.lines[0]).toBe('violated   ProvCont-CC-C-001 (characteristic PXLOGICAL, M): mandatory, declared no');
  expect(check.lines.find((line) => line.includes('CND-C-002'))).toMatch(/: ProvCont-CBS-C-001, .* and 17 more$/);
  expect(check.json.checks.find(({ item }) => item === 'ProvCont-CND-C-002')?.operands).toHaveLength(23);
  const { satisfied, violated, undeclared } = check.json;
  expect(check.lines.at(-1)).toBe(`ics.yaml (cp-device): 0 satisfied, 1 violated, ${undeclared} undeclared`);
  expect(satisfied + violated + undeclared).toBe(check.json.checks.length);
});

test('an unknown role is named with its like', () => {
  expect(() => icsNew('dm-clint', scr)).toThrow(RoleError);
  expect(() => icsNew('dm-clint', scr)).toThrow(
    /unknown role "dm-clint": expected one of .*; did you mean dm-client\?$/,
  );
  expect(roles.every((role) => icsNew(role, scr).includes(`\nrole: ${role}\n`))).toBe(true);
});
