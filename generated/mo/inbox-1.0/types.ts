// Made from spec/mo/inbox-1.0.ddf.xml, spec/mo/inbox-1.0.yaml (sha256 6c7707f1887967a5). Not to be edited: run npm run generate.
import type { InstanceNode } from '../../../tools/mo/instance';

/** Takes objects whose place the device finds by their identifier; nothing can be read here. (node, ZeroOrOne, Add) */
export type Inbox = readonly InstanceNode[];
