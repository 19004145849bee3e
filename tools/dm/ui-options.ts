/** The option string in the first Item of a user interaction alert (DM_Protocol 10.3). */

export interface UiOptions {
  /** Seconds. */
  readonly MINDT?: number;
  readonly MAXDT?: number;
  /** Default response, decoded. */
  readonly DR?: string;
  readonly MAXLEN?: number;
  readonly IT?: 'A' | 'N' | 'D' | 'T' | 'P' | 'I';
  readonly ET?: 'T' | 'P';
}

export interface ParsedUiOptions {
  readonly options: UiOptions;
  /** Options that cannot be processed: a client skips them without an error. */
  readonly skipped: readonly string[];
}

/** Reads options; never fails, as the protocol asks of a client. */
export function parseUiOptions(text: string): ParsedUiOptions {
  const options: { -readonly [name in keyof UiOptions]: UiOptions[name] } = {};
  const skipped: string[] = [];
  for (const part of text.split('&').filter((one) => one !== '')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, Math.max(equals, 0));
    const value = decode(part.slice(equals + 1));
    const count = /^[1-9]\d{0,8}$/.test(value ?? '') ? Number(value) : undefined;
    if (value === undefined) skipped.push(part);
    else if (name === 'DR') options.DR = value;
    else if ((name === 'MINDT' || name === 'MAXDT' || name === 'MAXLEN') && count !== undefined) options[name] = count;
    else if (name === 'IT' && /^[ANDTPI]$/.test(value)) options.IT = value as UiOptions['IT'];
    else if (name === 'ET' && /^[TP]$/.test(value)) options.ET = value as UiOptions['ET'];
    else skipped.push(part);
  }
  return { options, skipped };
}

/** Numbers of a multiple choice default: `2-3`. */
export function choicesOf(defaultResponse: string): number[] {
  return /^\d+(?:-\d+)*$/.test(defaultResponse) ? defaultResponse.split('-').map(Number) : [];
}

/** RFC 2396 escapes, `+` for a blank as in the examples. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}
