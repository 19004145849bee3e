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

/** What has no slot is handed back as it is: most steps have none. */
function fillUnknown(value: unknown, lookup: Lookup): unknown {
  if (typeof value === 'string') return value.includes('${') ? fillText(value, lookup) : value;
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) {
    let filled: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const item = fillUnknown(value[index], lookup);
      if (item === value[index]) continue;
      filled ??= [...value];
      filled[index] = item;
    }
    return filled ?? value;
  }
  const object = value as Readonly<Record<string, unknown>>;
  let filled: Record<string, unknown> | undefined;
  for (const key of Object.keys(object)) {
    const item = fillUnknown(object[key], lookup);
    if (item === object[key]) continue;
    filled ??= { ...object };
    filled[key] = item;
  }
  return filled ?? value;
}

function fillText(text: string, lookup: Lookup): string {
  return text.replace(slot, (_, name: string) => {
    const found = lookup(name);
    if (found === undefined)
      throw new MissingValue(
        name.startsWith('ixit.')
          ? `the profile does not say ${name}: add it below "ixit" to decide this case`
          : `nothing is known as \${${name}}`,
      );
    return found;
  });
}
