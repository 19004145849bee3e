/** `${name}` in a case: values of the profile (IXIT), of the agreement, and captures. */
import { AssayError } from './errors';

/** Why a value is not there; the case becomes inconclusive, the text says what to add to the profile. */
export class MissingValue extends AssayError {
  override readonly name: string = 'MissingValue';
}

export type Lookup = (name: string) => string | undefined;

const slot = /\$\{([^}]*)\}/g;

/**
 * Fills every slot in strings, lists and objects; anything else is passed through.
 * @throws MissingValue when a slot has no value.
 */
export function fill<T>(value: T, lookup: Lookup): T {
  return fillUnknown(value, lookup) as T;
}

function fillUnknown(value: unknown, lookup: Lookup): unknown {
  if (typeof value === 'string')
    return value.replace(slot, (_, name: string) => {
      const found = lookup(name);
      if (found === undefined)
        throw new MissingValue(
          name.startsWith('ixit.')
            ? `the profile does not say ${name}: add it below "ixit" to decide this case`
            : `nothing is known as \${${name}}`,
        );
      return found;
    });
  if (Array.isArray(value)) return value.map((item) => fillUnknown(item, lookup));
  if (value !== null && typeof value === 'object' && !(value instanceof Uint8Array))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillUnknown(item, lookup)]));
  return value;
}
