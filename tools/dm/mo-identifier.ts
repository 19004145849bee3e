/** Identifiers of management objects, the Type of interior nodes (DM_TND 7.7.7.2). */

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const reversedDomain = new RegExp(`^${label}(?:\\.${label})+/[1-9]\\d*\\.(?:0|[1-9]\\d*)(?:/[A-Za-z0-9]+)+$`);

/** `com.companyx/1.2/ProductY`: domain turned round, major.minor without leading zeros, alphanumeric names. */
export function isReversedDomainIdentifier(text: string): boolean {
  return reversedDomain.test(text);
}

/** A URI (recommended), or the reversed domain form. Empty text is no identifier, yet a valid Type. */
export function isMoIdentifier(text: string): boolean {
  return isReversedDomainIdentifier(text) || /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+$/.test(text);
}
