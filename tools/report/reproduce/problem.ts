/** A problem report for the people who made the other product: what was expected, what came, where to look, in plain words. */
import { permutationName } from '../../tester/plan';
import type { FindingLine } from '../../tester/record';
import type { CaseRun, Run } from '../run';
import { expectedWords, type Lookup, placeWords, visible } from '../words';
import type { Exchange } from './session';

/** Markdown. */
export function problemReport(
  run: Run,
  of: CaseRun,
  findings: readonly FindingLine[],
  exchanges: readonly Exchange[],
  lookup: Lookup,
): string {
  const { line } = of;
  const { product, started, assay } = run.header;
  const blocks = findings.map((finding, index) => findingBlock(finding, index + 1, lookup));
  const messages = exchanges.flatMap((one, index) => exchangeRow(one, index + 1));
  return `${[
    `# ${visible(line.title)}`,
    '',
    `Product: ${visible(product)}. Found on ${started.slice(0, 10)} with Assay ${assay}, case \`${line.id}\` [${permutationName(line.permutation)}].`,
    'Names, passwords, credentials and nonces in these files are stand-ins of the same length; places in the bytes are true.',
    '',
    ...blocks.flat(),
    ...(exchanges.length > 0 ? session(run, messages, exchanges) : noSession(run.header.role)),
  ].join('\n')}\n`;
}

/** Of a push the record keeps nothing when secrets are taken out. */
function noSession(role: Run['header']['role']): string[] {
  if (role !== 'dm-server') return ['No message was exchanged.'];
  return [
    'No message was exchanged: the finding is about what the operator of the server handed over, which is left out for its secrets.',
  ];
}

function session(run: Run, messages: readonly string[], exchanges: readonly Exchange[]): string[] {
  return [
    '## The session',
    '',
    '| exchange | from the client | from the server |',
    '|---|---|---|',
    ...messages,
    '',
    'Beside each file stands the same message as text (`.txt`).',
    '',
    '## See it again',
    '',
    ...again(run.header.role, exchanges),
  ];
}

function again(role: Run['header']['role'], exchanges: readonly Exchange[]): string[] {
  const replay = 'assay replay record.jsonl        # judges the record again, no product needed';
  if (role !== 'dm-server')
    return [
      '```sh',
      'node session.mjs --port 8080     # a server that answers as the tester did; point the client at the address that it prints',
      replay,
      '```',
    ];
  const [first] = exchanges;
  const type = first?.headers.find(([name]) => name === 'content-type')?.[1];
  return [
    'The tester was the device. What the server sends of its own accord must be in the queue of the device again: the messages from the server show it.',
    '',
    '```sh',
    '# sends what the tester sent, with credentials of your account for the device; the answers are kept in answers/',
    'node session.mjs URL --user NAME --secret TEXT --device ID',
    replay,
    ...(first?.request
      ? [
          '# one message alone, as it is',
          `curl -sS -H 'content-type: ${type}' --data-binary @${first.request} URL -o answer.bin`,
        ]
      : []),
    '```',
  ];
}

function findingBlock(finding: FindingLine, number: number, lookup: Lookup): string[] {
  const known = finding.requirement === null ? undefined : lookup(finding.requirement);
  const rows: [string, string][] = [
    ...(known
      ? ([
          ['requirement', `${known.id} (${known.level}): ${known.text}`],
          ['where it stands', `${known.document}, clause ${known.clause}; seen by us as: ${known.evidence}`],
        ] as [string, string][])
      : []),
    ['place', placeWords(finding.place)],
    ['expected', expectedWords(finding.expected)],
    ['actual', finding.actual],
  ];
  return [
    `## Finding ${number}: ${visible(finding.text)}`,
    '',
    '| | |',
    '|---|---|',
    ...rows.map(([name, text]) => `| ${name} | ${visible(text).replaceAll('|', '\\|')} |`),
    '',
  ];
}

function exchangeRow(exchange: Exchange, number: number): string[] {
  const cell = (file: string | undefined): string => (file ? `\`${file}\`` : 'nothing');
  return [
    `| ${number}${exchange.findings.length > 0 ? ' **look here**' : ''} | ${cell(exchange.request)} | ${cell(exchange.answer)} |`,
  ];
}
