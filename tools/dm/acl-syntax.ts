/** The text form of the ACL property (DM_TND 7.7.1.5): reading, judging, writing. What it means is not decided here. */

export const aclCommands = ['Add', 'Delete', 'Exec', 'Get', 'Replace'] as const;

export type AclCommand = (typeof aclCommands)[number];

/** Server identifiers by command. A command without identifiers is absent; no command at all means "inherit". */
export type Acl = ReadonlyMap<AclCommand, readonly string[]>;

/** Valid by the grammar, yet advised against. */
export type AclAdvice = 'wildcard-not-alone' | 'command-repeated' | 'identifier-repeated';

export type ParsedAcl =
  | { readonly ok: true; readonly acl: Acl; readonly advice: readonly AclAdvice[] }
  | { readonly ok: false; readonly at: number; readonly reason: string };

/** No `=`, `&`, `*`, `+`, white space or other character that does not print. */
const identifierPattern = /^(?:\*|[^=&*+\s\p{C}\p{Z}]+)$/u;

/** Reads ACL text. Entries of a repeated command are united, as the figure of DM_TND 7.7.1.6 demands. */
export function parseAcl(text: string): ParsedAcl {
  const acl = new Map<AclCommand, string[]>();
  const advice = new Set<AclAdvice>();
  if (text === '') return { ok: true, acl, advice: [] };
  let at = 0;
  for (const entry of text.split('&')) {
    const equals = entry.indexOf('=');
    const command = aclCommands.find((name) => name === entry.slice(0, Math.max(equals, 0)));
    if (!command) return { ok: false, at, reason: `an entry starts with one of ${aclCommands.join(', ')} and "="` };
    const identifiers = acl.get(command) ?? [];
    if (acl.has(command)) advice.add('command-repeated');
    for (const identifier of entry.slice(equals + 1).split('+')) {
      if (!identifierPattern.test(identifier)) {
        return { ok: false, at: at + equals + 1, reason: `${JSON.stringify(identifier)} is no server identifier` };
      }
      if (identifiers.includes(identifier)) advice.add('identifier-repeated');
      else identifiers.push(identifier);
    }
    if (identifiers.includes('*') && identifiers.length > 1) advice.add('wildcard-not-alone');
    acl.set(command, identifiers);
    at += entry.length + 1;
  }
  return { ok: true, acl, advice: [...advice] };
}

/** Writes an ACL, commands in the order of the map; commands without identifiers are left out. */
export function formatAcl(acl: Acl): string {
  return [...acl]
    .filter(([, identifiers]) => identifiers.length > 0)
    .map(([command, identifiers]) => `${command}=${identifiers.join('+')}`)
    .join('&');
}

/** Do two ACL texts say the same? Order and repetition do not count; malformed text equals nothing. */
export function sameAcl(one: string, other: string): boolean {
  const [left, right] = [parseAcl(one), parseAcl(other)];
  return left.ok && right.ok && canonical(left.acl) === canonical(right.acl);
}

function canonical(acl: Acl): string {
  const sorted = [...acl].map(([command, ids]) => [command, ids.includes('*') ? ['*'] : [...ids].sort()] as const);
  return formatAcl(new Map(sorted.sort(([a], [b]) => a.localeCompare(b))));
}
