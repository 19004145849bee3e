/** What a binary decoder notes while it reads: findings, and where each field stood. */
import { type WireCode, WireError, type WireFinding, type WireSeverity } from './finding';
import { type Limits, limitsOf } from './limits';

/** Where a field stood. */
export interface FieldPlace {
  /** Such as `/trigger/ui-mode` or `/options[2]/value`. */
  readonly path: string;
  /** Octet of its first bit, from 0. */
  readonly offset: number;
  /** Its first bit in that octet, 0 the most significant. */
  readonly bit: number;
  readonly bits: number;
}

export interface BinaryOptions {
  readonly limits?: Partial<Limits>;
}

export interface StrictBinary<T> {
  /** Undefined where reading could not go on: the last finding is fatal. */
  readonly value?: T;
  /** In the order of reading. */
  readonly findings: readonly WireFinding[];
  readonly places: readonly FieldPlace[];
}

export interface FaultText {
  readonly expected?: string;
  readonly actual?: string;
}

export class BinaryLog {
  readonly findings: WireFinding[] = [];
  readonly places: FieldPlace[] = [];
  readonly limits: Limits;
  private readonly open: string[] = [];
  private entries = 0;

  /** `strict`: places and findings are kept; else only a fatal finding matters. */
  constructor(
    private readonly strict: boolean,
    { limits }: BinaryOptions = {},
  ) {
    this.limits = limitsOf(limits);
  }

  /** Fields named until `leave` are parts of this one. */
  enter(name: string): void {
    this.open.push(name);
  }

  leave(): void {
    this.open.pop();
  }

  /** Enters one of several; counts against the limit of elements. `index`: from 1. */
  enterEntry(name: string, index: number, offset: number): void {
    this.enter(`${name}[${index}]`);
    if (++this.entries > this.limits.elements) this.stop('limit', offset, '', 'limit elements reached');
  }

  place(name: string, offset: number, bit: number, bits: number): void {
    if (this.strict) this.places.push({ path: this.path(name), offset, bit, bits });
  }

  /** Adds a finding and goes on. */
  note(
    severity: Exclude<WireSeverity, 'fatal'>,
    code: WireCode,
    offset: number,
    name: string,
    message: string,
    text: FaultText = {},
  ): void {
    if (this.strict && this.findings.length < this.limits.findings)
      this.findings.push({ code, severity, offset, path: this.path(name), ...text, message });
  }

  /** @throws WireError: reading cannot go on */
  stop(code: WireCode, offset: number, name: string, message: string, text: FaultText = {}): never {
    throw new WireError({ code, severity: 'fatal', offset, path: this.path(name), ...text, message });
  }

  private path(name: string): string {
    const steps = name === '' ? this.open : [...this.open, name];
    return steps.map((step) => `/${step}`).join('');
  }
}

/** Runs a strict decoder: what it throws becomes the last finding. */
export function strictly<T>(read: (log: BinaryLog) => T, options?: BinaryOptions): StrictBinary<T> {
  const log = new BinaryLog(true, options);
  const { findings, places } = log;
  try {
    const value = read(log);
    return { value, findings, places };
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return { findings: [...findings, error.finding], places };
  }
}

/** Refuses bytes beyond the limit. */
export function checkSize(bytes: Uint8Array, log: BinaryLog): void {
  if (!(bytes instanceof Uint8Array)) throw new TypeError('bytes are a Uint8Array');
  if (bytes.length > log.limits.bytes) log.stop('limit', log.limits.bytes, '', 'limit bytes reached');
}
