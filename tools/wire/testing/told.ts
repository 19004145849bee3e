/** Findings in one line each, for tables: `severity code @offset path`. */
import type { DocumentNode } from '../tree';

export function told(document: DocumentNode): string[] {
  return document.findings.map(({ severity, code, offset, path }) =>
    `${severity} ${code} @${offset} ${path}`.trimEnd(),
  );
}

/** Bytes from hex, blanks allowed. */
export function hex(text: string): Buffer {
  return Buffer.from(text.replace(/\s/g, ''), 'hex');
}
