/** Prints data as a TypeScript literal that a person can read: one line where it fits, else one entry a line. */

/** Code that is printed as it stands, such as `0x2d` or `...others`. */
export class Raw {
  constructor(readonly text: string) {}
}

export function hex(value: number): Raw {
  return new Raw(`0x${value.toString(16).padStart(2, '0')}`);
}

const width = 118;

interface Style {
  readonly quote: (text: string) => string;
  readonly key: (key: string) => string;
  /** After the last entry of a list that takes several lines. */
  readonly trailing: string;
}

const typescript: Style = { quote, key: printKey, trailing: ',' };
const plain: Style = { quote: (text) => JSON.stringify(text), key: (key) => JSON.stringify(key), trailing: '' };

/** As TypeScript. */
export function literal(value: unknown): string {
  return print(value, typescript, 0, 0);
}

/** As JSON. */
export function json(value: unknown): string {
  return print(value, plain, 0, 0);
}

function print(value: unknown, style: Style, indent: number, used: number): string {
  const short = oneLine(value, style);
  if (used + short.length <= width) return short;
  const inner = `\n${' '.repeat(indent + 2)}`;
  const close = `${style.trailing}\n${' '.repeat(indent)}`;
  if (Array.isArray(value)) {
    return `[${value.map((item) => inner + print(item, style, indent + 2, indent + 2)).join(',')}${close}]`;
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => {
      const head = `${style.key(key)}: `;
      return inner + head + print(item, style, indent + 2, indent + 2 + head.length);
    });
    return `{${entries.join(',')}${close}}`;
  }
  return short;
}

function oneLine(value: unknown, style: Style): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => oneLine(item, style)).join(', ')}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${style.key(key)}: ${oneLine(item, style)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return typeof value === 'string' ? style.quote(value) : String(value);
}

export function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'")}'`;
}

export function printKey(key: string): string {
  return /^(0x[0-9a-f]+|[A-Za-z_$][A-Za-z0-9_$]*)$/.test(key) ? key : quote(key);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
