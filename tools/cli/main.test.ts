/** What a person meets at the prompt: exit codes, one clear line with the next step, JSON shapes. Runs the built program. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const program = join(root, 'dist/tools/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'assay-cli-'));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function assay(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [program, ...args],
      { cwd: root, env: { ...process.env, NO_COLOR: '1' }, maxBuffer: 1 << 26 },
      (error, out, err) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

function file(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const profile = (more = ''): string => `product: X\nrole: dm-client\noperator: { kind: none }\n${more}`;

test.each<[string, string[], RegExp]>([
  ['an unknown command', ['fly'], /unknown command 'fly'/],
  ['an unknown option', ['run', '--fast'], /unknown option '--fast'/],
  [
    'a profile that is not there',
    ['run', '--profile', 'nowhere.yaml'],
    /nowhere\.yaml:1: cannot be read \(ENOENT\)\n {2}next: check the path/,
  ],
  [
    'an unknown case',
    ['run', '--case', 'dm-client/session/open'],
    /no case is called dm-client\/session\/open\n {2}next: did you mean dm-client\/session\/opens\?/,
  ],
  [
    'an unknown suite',
    ['run', '--suite', 'dm-client/sesion'],
    /no suite is called dm-client\/sesion\n {2}next: there are:/,
  ],
  ['an unknown list', ['list', 'foxes'], /there is no list of foxes\n {2}next: assay list cases/],
  ['an unknown thing', ['show', 'dm-pro-9999'], /nothing is called dm-pro-9999\n {2}next: did you mean dm-pro-/],
  ['an unknown role', ['ics', 'new', '--role', 'dm-clint'], /unknown role "dm-clint".*did you mean dm-client/],
  [
    'an unknown defect',
    ['prove', '--defect', 'dies-on-gets'],
    /no defect is called dies-on-gets\n {2}next: did you mean dies-on-get\?/,
  ],
  ['causes of no record', ['why', 'nowhere'], /there is no record at nowhere\n {2}next: give the folder/],
  ['no time at all', ['quick', '--minutes', '0'], /--minutes takes a number above 0, not 0\n {2}next: try --minutes 5/],
  ['no waiting', ['run', '--wait', 'long'], /--wait takes a number of seconds, not long\n {2}next: try --wait 600/],
  ['a record that is not there', ['replay', 'nowhere'], /there is no record at nowhere\n {2}next: give the folder/],
  [
    'an output nobody can name',
    ['convert', 'package.json', 'x.doc'],
    /cannot tell what to write from "x\.doc"\n {2}next: give --to/,
  ],
])('%s: one line with the next step, exit code 2', async (_name, args, message) => {
  const ran = await assay(...args);
  expect(ran.err).toMatch(message);
  expect(ran.code).toBe(2);
  expect(ran.err).not.toMatch(/^\s+at /m);
});

test.each<[string, string, RegExp]>([
  ['a wrong word', profile('colour: red\n'), /:4: file does not know "colour"/],
  ['a wrong value', profile('encodings: [json]\n'), /:4: encodings\.0 must be one of xml, wbxml/],
  ['a nonce that is no base64', profile('client: { nonce: "%%" }\n'), /:4: client\.nonce must be base64/],
  ['no YAML', 'product: [', /:1: not YAML/],
  ['a missing word', 'product: X\nrole: dm-client\n', /:1: file must have required property 'operator'/],
])('a profile with %s names file and line', async (name, text, message) => {
  const ran = await assay('run', '--profile', file(`${name.replace(/\W/g, '-')}.yaml`, text));
  expect(ran.err).toMatch(message);
  expect(ran.code).toBe(2);
});

test('a port in use is told with what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const ran = await assay(
    'run',
    '--profile',
    file('port.yaml', profile(`listen: { port: ${port} }\n`)),
    '--out',
    join(folder, 'port'),
  );
  server.close();
  expect(ran.err).toMatch(new RegExp(`port ${port} on 127\\.0\\.0\\.1 is in use\\n {2}next: stop what listens there`));
  expect(ran.code).toBe(2);
});

test('a program that does not exist leaves every case undecided, exit code 3', async () => {
  const text = 'product: X\nrole: dm-client\noperator: { kind: command, command: [./no-such-program] }\n';
  const ran = await assay(
    'run',
    '--profile',
    file('program.yaml', text),
    '--out',
    join(folder, 'program'),
    '--case',
    'dm-client/session/*',
  );
  expect(ran.out).toMatch(/cannot start \.\/no-such-program: no such program/);
  expect(ran.code).toBe(3);
});

test('a run writes record, JUnit and HTML, prints a closing line, and is judged again alike', async () => {
  const out = join(folder, 'run');
  const ran = await assay('run', '--out', out, '--case', 'dm-client/session/opens');
  expect(ran.out).toMatch(/^\d+ passed, 0 failed, 0 skipped$/m);
  expect(ran.code).toBe(0);
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toMatch(/<testcase /);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  const again = await assay('replay', out, '--json');
  const verdicts = (JSON.parse(again.out) as { verdict: string; changed: boolean }[]).map((one) => [
    one.verdict,
    one.changed,
  ]);
  expect(new Set(verdicts.map(String))).toEqual(new Set(['pass,false']));
  expect(again.code).toBe(0);
}, 30_000);

test('cases are listed with id, role, suite, title and covers', async () => {
  const { out } = await assay('list', 'cases', '--json');
  const cases = JSON.parse(out) as Record<string, unknown>[];
  expect(cases.length).toBeGreaterThanOrEqual(25);
  for (const one of cases)
    expect(one).toMatchObject({
      id: expect.any(String),
      role: expect.stringMatching(/^dm-(client|server)$/),
      suite: expect.any(String),
      title: expect.any(String),
      covers: expect.any(Array),
    });
});

const message = `<SyncML xmlns="SYNCML:SYNCML1.2"><SyncHdr><VerDTD>1.2</VerDTD><VerProto>DM/1.2</VerProto><SessionID>1</SessionID><MsgID>1</MsgID>
<Target><LocURI>http://a</LocURI></Target><Source><LocURI>b</LocURI></Source></SyncHdr><SyncBody><Alert><CmdID>1</CmdID><Data>1201</Data></Alert><Final/></SyncBody></SyncML>`;

test.each<[string, string | Uint8Array, number, RegExp]>([
  ['a clean message', message, 0, /clean, SyncML \(syncml-1\.2\) in xml/],
  [
    'a message with an element too many',
    message.replace('<Final/>', '<Fin/><Final/>'),
    1,
    /error unknown-element: .*line 2/,
  ],
  ['a broken message', message.slice(0, 200), 1, /fatal/],
  ['noise', Uint8Array.of(0xff, 0xfe, 0xfd), 2, /unreadable, unknown/],
  ['an empty file', '', 2, /the file is empty/],
])('check says of %s what it is', async (name, content, code, text) => {
  const ran = await assay('check', file(`${name.replace(/\W/g, '-')}.xml`, content));
  expect(ran.out).toMatch(text);
  expect(ran.code).toBe(code);
});

test('convert goes from XML to WBXML to JSON and back without loss', async () => {
  const xml = file('m.xml', message.replace(/>\s+</g, '><'));
  const paths = ['m.wbxml', 'm.json', 'n.wbxml', 'n.xml'].map((name) => join(folder, name));
  for (const [from, to] of [xml, ...paths].slice(0, -1).map((one, index) => [one, paths[index] as string]))
    expect(await assay('convert', from as string, to as string)).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(paths[3] as string, 'utf8')).toBe(readFileSync(xml, 'utf8'));
  expect(readFileSync(paths[2] as string)).toEqual(readFileSync(paths[0] as string));
}, 20_000);

test('what is said in attributes is converted and checked as well', async () => {
  const parm = '<parm name="BEARER" value="GSM-GPRS"/><parm name="INTERNET"/>';
  const text = `<wap-provisioningdoc version="1.1"><characteristic type="NAPDEF">${parm}</characteristic></wap-provisioningdoc>`;
  const xml = file('cp.xml', text);
  const paths = ['cp.wbxml', 'cp.json', 'cp2.wbxml', 'cp2.xml'].map((name) => join(folder, name));
  for (const [from, to] of [xml, ...paths].slice(0, -1).map((one, index) => [one, paths[index] as string]))
    expect(await assay('convert', from as string, to as string)).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(paths[3] as string, 'utf8')).toBe(text);
  expect(readFileSync(paths[0] as string, 'hex')).toBe('030b6a00c54503312e310001c65501871006ab018714010101');
  const { code, out } = await assay('check', ...paths.slice(2));
  expect([code, out.match(/clean, wap-provisioningdoc \(cp-1.1\) in (wbxml|xml)/g)?.length]).toEqual([0, 2]);
}, 20_000);
