/** Collects what the reader of descriptions finds; lines and columns are counted once, at the end. */
import type { DocumentNode } from '../wire/tree';
import type { DdfFinding } from './ddf-model';

export class DdfFindings {
  private readonly list: DdfFinding[] = [];

  /** `limit`: findings kept. */
  constructor(private readonly limit: number) {}

  add(finding: DdfFinding): void {
    if (this.list.length < this.limit) this.list.push(finding);
  }

  /** In the order of their place. */
  finish({ bytes, header }: DocumentNode): DdfFinding[] {
    const sorted = this.list.sort((a, b) => a.offset - b.offset);
    if (header.charset !== undefined && !/^(utf-8|us-ascii)$/.test(header.charset)) return sorted;
    let line = 1;
    let column = 1;
    let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    return sorted.map((finding) => {
      for (; at < finding.offset; at++) {
        const byte = bytes[at]!;
        if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) {
          line++;
          column = 1;
        } else if (byte < 0x80 || byte >= 0xc0) column++;
      }
      return { ...finding, line, column };
    });
  }
}

/** `error line 3, column 7, ./A/B: message (expected ..., found ...)`: a finding as a person reads it. */
export function formatDdfFinding(finding: DdfFinding): string {
  const { severity, line, column, offset, path, message, expected, actual, clause } = finding;
  const spot = line === undefined ? `byte 0x${offset.toString(16)}` : `line ${line}, column ${column}`;
  const what = [expected && `expected ${expected}`, actual !== undefined && `found ${actual}`]
    .filter(Boolean)
    .join(', ');
  const rule = clause ? ` [${clause}]` : '';
  return `${severity} ${spot}${path ? `, ${path}` : ''}: ${message}${what ? ` (${what})` : ''}${rule}`;
}
