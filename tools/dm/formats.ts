/** Formats of node values and what text they take (MetInf 5.2.4; DM_TND 9.4.2). */
import { fromBase64 } from './digest';

export const formats = ['b64', 'bin', 'bool', 'chr', 'int', 'node', 'null', 'xml', 'date', 'time', 'float'] as const;

export type Format = (typeof formats)[number];

/** Format and type of a Data whose Meta says nothing (MetInf 5.2.4, 5.2.16). */
export const DEFAULT_FORMAT: Format = 'chr';
export const DEFAULT_TYPE = 'text/plain';

/** Case-sensitive, as everything in Meta. */
export function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

/**
 * What is wrong with a value, or undefined where it fits.
 * `int` is judged as signed 32 bit; xml only for being not empty: a parser has the last word.
 */
export function valueFault(format: Format, text: string): string | undefined {
  switch (format) {
    case 'b64':
      return fromBase64(text) === undefined ? 'not base64' : undefined;
    case 'bool':
      return text === 'true' || text === 'false' ? undefined : 'neither true nor false';
    case 'int':
      return intFault(text);
    case 'float':
      return floatPattern.test(text) ? undefined : 'not a float of XML Schema';
    case 'date':
      return dateFault(text);
    case 'time':
      return timeFault(text);
    case 'null':
      return text === '' ? undefined : 'null has no data';
    case 'xml':
      return text.trim() === '' ? 'no markup' : undefined;
    case 'bin':
    case 'chr':
    case 'node':
      return undefined;
  }
}

const floatPattern = /^(?:[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|-?INF|NaN)$/;

function intFault(text: string): string | undefined {
  if (!/^[+-]?\d+$/.test(text)) return 'not decimal digits';
  const value = BigInt(text.replace(/^\+/, ''));
  return value < -(2n ** 31n) || value > 2n ** 31n - 1n ? 'outside signed 32 bit' : undefined;
}

/** ISO 8601 calendar date with century, basic or extended. */
function dateFault(text: string): string | undefined {
  const match = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(text);
  if (!match) return 'not YYYYMMDD or YYYY-MM-DD';
  const [year, month, day] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (month < 1 || month > 12) return 'no such month';
  return day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate() ? 'no such day' : undefined;
}

/** ISO 8601 time of day, basic or extended, with fraction and zone at will. */
function timeFault(text: string): string | undefined {
  const match = /^(\d{2})(:?)(\d{2})(?:\2(\d{2})(?:[.,]\d+)?)?(?:Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text);
  if (!match) return 'not hhmmss or hh:mm:ss';
  const [hour, minute, second] = [Number(match[1]), Number(match[3]), Number(match[4] ?? '0')];
  const midnight = hour === 24 && minute === 0 && second === 0;
  return (hour > 23 && !midnight) || minute > 59 || second > 60 ? 'no such time' : undefined;
}

/** TStamp: complete basic form in UTC, `20010711T163817Z` (DM_TND 7.7.6). */
export function isTimeStamp(text: string): boolean {
  const match = /^(\d{8})T(\d{6})Z$/.exec(text);
  return match !== null && dateFault(match[1]!) === undefined && timeFault(match[2]!) === undefined;
}

/** A point in time as TStamp. */
export function formatTimeStamp(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d+/g, '');
}
