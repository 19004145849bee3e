// Made from spec/mo/inbox-1.0.ddf.xml, spec/mo/inbox-1.0.yaml (sha256 6c7707f1887967a5). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';
import { buildObject, type Reading, readObject } from '../../../tools/mo/object';
import type { ValidateOptions } from '../../../tools/mo/validate';
import { inbox } from './definition';
import type { Inbox } from './types';

export { inbox } from './definition';
export type * from './types';
export { inboxUris } from './uris';

/** Inbox 1.0 as a typed object. Where the findings hold errors, required properties may be missing. */
export function readInbox(instance: InstanceNode, options?: ValidateOptions): Reading<Inbox> {
  return readObject<Inbox>(inbox, instance, options);
}

/** The nodes of Inbox 1.0; `name` is that of the root. @throws TypeError for values of a wrong type */
export function buildInbox(value: Inbox, name: string): InstanceNode {
  return buildObject(inbox, value, name);
}
