/** Cases with words of the other role do not load; they are named with file, line and what to write instead. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileError } from './errors';
import { loadSuites } from './load';

const file = join(mkdtempSync(join(tmpdir(), 'assay-role-words-')), 'suite.yaml');

function loading(role: string, ...steps: string[]): FileError | undefined {
  const lines = [
    `suite: ${role}/x`,
    `role: ${role}`,
    'title: t',
    'cases:',
    `  - id: ${role}/x/y`,
    '    title: t',
    '    covers: [dm-pro-0001]',
    '    caught-by: [d]',
    '    steps:',
    ...steps.map((step) => `      ${step}`),
  ];
  writeFileSync(file, lines.join('\n'));
  try {
    loadSuites([file]);
    return undefined;
  } catch (error) {
    return error as FileError;
  }
}

test.each<[string, string, number, string, RegExp]>([
  ['dm-server', '- read: { LocURI: ./A, as: a }', 11, 'read', /queue: \{ Get/],
  ['dm-server', '- reply: { status: 500 }', 11, 'reply', /send or answer/],
  ['dm-server', '- notify: {}', 11, 'notify', /do: notify/],
  ['dm-server', '- bootstrap: {}', 11, 'bootstrap', /do: bootstrap/],
  ['dm-server', '- session: { server: wrong }', 11, 'server', /credentials/],
  ['dm-server', '- session: { login: any }', 11, 'login: any', /login: accept/],
  ['dm-server', '- { send: [], line: { delay: 1 } }', 11, 'line', /mutate/],
  ['dm-server', '- expect: { end: true }', 11, 'end', /absent/],
  ['dm-server', '- repeat: 2\n        steps:\n          - read: { LocURI: ./A, as: a }', 13, 'read', /queue/],
  ['dm-client', '- queue: { Get: ./A }', 11, 'queue', /send/],
  ['dm-client', '- answer: {}', 11, 'answer', /expect/],
  ['dm-client', '- result: { state: done }', 11, 'result', /Status/],
  ['dm-client', '- session: { credentials: wrong }', 11, 'credentials', /server/],
  ['dm-client', '- session: { devinfo: none }', 11, 'devinfo', /Replace/],
  ['dm-client', '- { session: {}, mutate: [{ at: SyncHdr, remove: true }] }', 11, 'mutate', /beside the send/],
  ['dm-client', "- { send: [], answer: { Get: '404' } }", 11, 'answer', /expect/],
  ['dm-client', "- expect: { http: '200' }", 11, 'http', /requests/],
  [
    'dm-client',
    '- alt:\n          - expect: { answer: true }\n          - expect: { Status: {} }\n            steps:\n              - queue: { Get: ./A }',
    15,
    'queue',
    /send/,
  ],
  [
    'dm-client',
    "- alt:\n          - expect: { http: '200' }\n          - expect: { Status: {} }",
    12,
    'http',
    /requests/,
  ],
])('%s: %s', (role, step, line, word, instead) => {
  const error = loading(role, '- session: {}', step);
  expect(error?.message).toContain(`suite.yaml:${line}: a suite of the role ${role} has no "${word}" here`);
  expect(error?.hint).toMatch(instead);
});

test.each([
  ['dm-server', "- { send: [], answer: { Get: '404' }, credentials: none }"],
  ['dm-server', '- end: { abandon: true }'],
  ['dm-client', '- expect: { end: true }'],
  ['dm-client', '- { send: [], mutate: [{ at: SyncHdr, remove: true }] }'],
])('%s: %s is right', (role, step) => {
  expect(loading(role, '- session: {}', step)).toBeUndefined();
});

test('what we ship loads', () => {
  expect(loadSuites().length).toBeGreaterThan(20);
});
