/** Names and comments that the templates print. */
import type { Part, Values } from './model';

/** `ui-mode` to `uiMode`, `SERVER-ID` to `serverId`, `Server-ID` to `serverID`. */
export function camel(name: string): string {
  const [first = '', ...more] = name
    .split('-')
    .map((word) => (/^[A-Z0-9]{2,}$/.test(word) ? word.toLowerCase() : word));
  return [first[0]!.toLowerCase() + first.slice(1), ...more.map(capital)].join('');
}

export function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1);
}

/** Name of a constant for something within a type: `Trigger` and `ui-mode` to `triggerUiMode`. */
export function constantOf(type: string, name: string): string {
  return camel(type) + capital(camel(name));
}

/** Comment of a part: `reference` is its clause and grade. */
export function docOf(part: Part, reference: string, size = ''): string {
  return `${size === '' ? capital(part.means) : `${size}: ${part.means}`} (${reference}).`.replaceAll('*/', '* /');
}

export function valuesText(values: Values | undefined): string {
  return values
    ? `; ${Object.entries(values)
        .map(([name, value]) => `${value} ${name}`)
        .join(', ')}`
    : '';
}
