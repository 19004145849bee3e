/** A package of a server in several messages: expectations after the session see all of it. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '../catalogue';
import { loadSuites } from './load';
import { packageRoot } from './paths';
import { plan } from './plan';
import { loadProfile, type Profile } from './profile';
import type { RecordLine } from './record';
import { replay } from './replay';
import { run } from './run';

const embedded = loadProfile(join(packageRoot, 'suites/profiles/embedded-server.yaml'));
const catalogue = loadCatalogue(packageRoot);

const queued = `{ Replace: { Item: { Target: { LocURI: ./Vendor/A }, Meta: { Format: chr }, Data: ${'x'.repeat(900)} } } }`;
const expectation = (what: string): string => `      - expect: ${what}`;

function suite(step: string): ReturnType<typeof loadSuites> {
  const file = join(mkdtempSync(join(tmpdir(), 'assay-split-')), 'suite.yaml');
  const lines = [
    'suite: dm-server/split',
    'role: dm-server',
    'title: t',
    'cases:',
    '  - id: dm-server/split/one',
    '    title: t',
    '    covers: [dm-pro-0022]',
    '    caught-by: [d]',
    '    steps:',
    `      - queue: ${queued}`,
    '      - session: {}',
    '        header: { Meta: { MaxMsgSize: 2000 } }',
    step,
  ];
  writeFileSync(file, lines.join('\n'));
  return loadSuites([file]);
}

async function played(step: string): Promise<{ lines: RecordLine[]; suites: ReturnType<typeof loadSuites> }> {
  const suites = suite(step);
  const profile: Profile = {
    ...embedded,
    versions: ['1.2'],
    encodings: ['xml'],
    client: { ...embedded.client, auth: ['md5'] },
    server: { ...embedded.server, auth: ['md5'] },
  };
  const lines: RecordLine[] = [];
  const sink = (line: RecordLine): void => void lines.push(line);
  const planned = plan(suites, profile, { catalogue });
  await run({ suites: [], planned, profile, catalogue, strict: false, seed: '1', clock: Date.now, sink });
  return { lines, suites };
}

const verdict = (lines: readonly RecordLine[]): string | undefined =>
  lines.flatMap((line) => (line.type === 'verdict' ? [`${line.verdict}: ${line.reason ?? ''}`] : []))[0];

test.each<[string, string, string]>([
  ['a Status in its first message', '{ Status: { of: Replace, Data: "200" } }', 'pass: '],
  ['the first chunk', '{ Replace: { Item: { MoreData: "*" } } }', 'pass: '],
  ['the last chunk', '{ Replace: { Item: { MoreData: { absent: true } } } }', 'pass: '],
  ['what is in neither', '{ Replace: { Item: { Data: y } } }', 'fail: Replace is not as expected'],
  [
    'what stands in the first and may not',
    '{ absent: { Replace: { Item: { MoreData: "*" } } } }',
    'fail: Replace is there',
  ],
])(
  '%s',
  async (_name, what, expected) => {
    const { lines, suites } = await played(expectation(what));
    const own = lines.filter((line) => line.type === 'message' && line.direction === 'in');
    expect(own.length).toBeGreaterThan(1);
    expect(verdict(lines)).toBe(expected);
    const [again] = await replay(lines, suites, catalogue);
    expect(again?.changed).toBe(false);
  },
  20_000,
);
