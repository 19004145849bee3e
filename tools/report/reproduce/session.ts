/** One recorded case as files that anybody can play again: messages as they were, and as text. */

import type { Party } from '../../tester/conversation';
import type { FindingLine, MessageLine } from '../../tester/record';
import { vocabularyOf } from '../../tester/vocabularies';
import { decodeStrict } from '../../wire/strict';
import { child, textOf } from '../../wire/tree';
import type { Vocabulary } from '../../wire/vocabulary';
import { encodeEventsXml, eventsOf } from '../../wire/write';
import type { CaseRun } from '../run';
import { visible } from '../words';

/** A request of the client and its answer; names of files below the folder. */
export interface Exchange {
  readonly request?: string;
  readonly answer?: string;
  /** Of the answer. */
  readonly status: number;
  /** Of what the tester sent. */
  readonly headers: readonly (readonly [string, string])[];
  /** What the tester showed of itself as a device. */
  readonly credential?: { readonly type: string; readonly data: string };
  readonly mac?: true;
  /** Texts of the findings in either message. */
  readonly findings: readonly string[];
}

export interface SessionFiles {
  readonly exchanges: readonly Exchange[];
  /** Content by name. */
  readonly files: ReadonlyMap<string, Uint8Array | string>;
}

/** @param product its part; the tester played the other */
export function sessionFiles(
  { line: { permutation }, messages }: CaseRun,
  findings: readonly FindingLine[],
  product: Party,
): SessionFiles {
  const ofClient = product === 'client' ? 'in' : 'out';
  const files = new Map<string, Uint8Array | string>();
  const exchanges: Exchange[] = [];
  const about = (...lines: (MessageLine | undefined)[]): string[] =>
    findings
      .filter(({ place }) => lines.some((line) => line && line.n === place.message))
      .map(({ text }) => visible(text));
  const keep = (line: MessageLine | undefined): string | undefined => {
    if (!line) return undefined;
    const bytes = new Uint8Array(Buffer.from(line.bytes, 'base64'));
    const name = `messages/${String(line.n).padStart(2, '0')}-${line.direction === ofClient ? 'client' : 'server'}`;
    const file = `${name}.${line.encoding === 'unknown' ? 'bin' : line.encoding}`;
    files.set(file, bytes);
    files.set(`${name}.txt`, messageText(line, bytes, permutation.version));
    return file;
  };
  for (const [index, line] of messages.entries()) {
    if (line.direction !== ofClient) continue;
    const next = messages[index + 1];
    const reply = next && next.direction !== ofClient ? next : undefined;
    const [request, answer] = [keep(line), keep(reply)];
    exchanges.push({
      ...(request !== undefined && { request }),
      ...(answer !== undefined && { answer }),
      status: reply?.http.status ?? 200,
      headers: (product === 'client' ? reply : line)?.http.headers ?? [],
      ...(product === 'server' && shownIn(line, vocabularyOf(permutation.version))),
      findings: about(line, reply),
    });
  }
  return { exchanges, files };
}

/** Credentials of a device, so that whoever has its secret can make them anew. */
function shownIn({ bytes, http }: MessageLine, vocabulary: Vocabulary): Pick<Exchange, 'credential' | 'mac'> {
  const { root } = decodeStrict(new Uint8Array(Buffer.from(bytes, 'base64')), [vocabulary]).document;
  const data = textOf(child(root, 'SyncHdr', 'Cred', 'Data'));
  const type = textOf(child(root, 'SyncHdr', 'Cred', 'Meta', 'Type')) ?? 'syncml:auth-basic';
  return {
    ...(data !== undefined && { credential: { type: type.replace('syncml:auth-', ''), data } }),
    ...(http.headers.some(([name]) => name === 'x-syncml-hmac') && { mac: true as const }),
  };
}

/** Headers and the decoded body, or a hex dump where it cannot be decoded. */
export function messageText({ http, deviation }: MessageLine, bytes: Uint8Array, version: string): string {
  const first = http.method !== undefined ? `${http.method} ${http.target ?? ''}` : `status ${http.status ?? ''}`;
  const head = [first, ...http.headers.map(([name, value]) => `${name}: ${visible(value)}`)];
  const note = deviation === undefined ? [] : [`(wrong on purpose: ${visible(deviation)})`];
  return `${[...head, ...note, '', decoded(bytes, vocabularyOf(version))].join('\n')}\n`;
}

function decoded(bytes: Uint8Array, vocabulary: Vocabulary): string {
  if (bytes.length === 0) return '(no body)';
  const { document } = decodeStrict(bytes, [vocabulary]);
  if (!document.root || document.findings.some(({ severity }) => severity === 'fatal')) return hexDump(bytes);
  return visible(indented(Buffer.from(encodeEventsXml(eventsOf(document), vocabulary)).toString('utf8')), {
    lines: true,
    most: 1 << 20,
  });
}

/** A line an element: for reading, not for parsing. */
function indented(xml: string): string {
  let depth = 0;
  return xml
    .replace(/>(?=<)/g, '>\n')
    .split('\n')
    .map((line) => {
      if (/^<\//.test(line)) depth--;
      const text = '  '.repeat(Math.max(0, depth)) + line;
      if (/^<[^?!/][^>]*[^/]>$/.test(line) && !line.includes('</')) depth++;
      return text;
    })
    .join('\n');
}

function hexDump(bytes: Uint8Array): string {
  const rows: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, 4096); at += 16) {
    const row = bytes.subarray(at, at + 16);
    const hex = [...row].map((octet) => octet.toString(16).padStart(2, '0')).join(' ');
    rows.push(
      `${at.toString(16).padStart(4, '0')}  ${hex.padEnd(47)}  ${Buffer.from(row)
        .toString('latin1')
        .replace(/[^ -~]/g, '.')}`,
    );
  }
  return rows.join('\n');
}
