/** What holds for the two decoders of a binary layout, whatever the bytes are. */
import { isDeepStrictEqual } from 'node:util';
import type { StrictBinary } from '../wire/binary-log';
import { WireError } from '../wire/finding';

export interface BothWays {
  readonly decode: (bytes: Uint8Array) => unknown;
  readonly strict: (bytes: Uint8Array) => StrictBinary<unknown>;
}

/** Reads in both ways; they agree on whether it can be read. @throws Error where it is not so */
export function tryBoth({ decode, strict }: BothWays, bytes: Uint8Array): boolean {
  const result = strict(bytes);
  const fatal = result.findings.filter(({ severity }) => severity === 'fatal');
  const beyond = result.findings.filter(({ offset }) => offset > bytes.length);
  if (beyond.length > 0 || fatal.length !== (result.value === undefined ? 1 : 0))
    throw new Error(`findings that do not fit: ${JSON.stringify(result.findings)}`);
  try {
    return isDeepStrictEqual(decode(bytes), result.value) || refuse('the two ways read different values');
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return isDeepStrictEqual(error.finding, fatal[0]) ? false : refuse('the two ways refuse for different reasons');
  }
}

function refuse(message: string): never {
  throw new Error(message);
}
