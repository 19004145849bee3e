/** Findings in one line each: `severity code @offset path actual/expected`. */
import type { StrictBinary } from '../../../wire/binary-log';

export function told({ findings }: StrictBinary<unknown>): string[] {
  return findings.map(({ severity, code, offset, path, actual, expected }) => {
    const place = `${severity} ${code} @${offset} ${path}`;
    const values = actual === undefined && expected === undefined ? '' : ` ${actual ?? ''}/${expected ?? ''}`;
    return (place + values).trimEnd();
  });
}
