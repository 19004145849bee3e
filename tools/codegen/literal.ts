/** Prints data as a TypeScript literal that a person can read: one line where it fits, else one entry a line. */

/** Code that is printed as it stands, such as `0x2d` or `...others`. */
export class Raw {
  constructor(readonly text: string) {}
}

export function hex(value: number): Raw {
  return new Raw(`0x${value.toString(16).padStart(2, '0')}`);
}

const width = 118;

export function literal(value: unknown, indent = 0, used = indent): string {
  const short = oneLine(value);
  if (used + short.length <= width) return short;
  const inner = ' '.repeat(indent + 2);
  const close = `\n${' '.repeat(indent)}`;
  if (Array.isArray(value)) {
    return `[${value.map((item) => `\n${inner}${literal(item, indent + 2)},`).join('')}${close}]`;
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => {
      const head = `${printKey(key)}: `;
      return `\n${inner}${head}${literal(item, indent + 2, indent + 2 + head.length)},`;
    });
    return `{${entries.join('')}${close}}`;
  }
  return short;
}

function oneLine(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${printKey(key)}: ${oneLine(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  if (typeof value === 'string') return quote(value);
  return String(value);
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
