// Made from spec/mo/inbox-1.0.ddf.xml, spec/mo/inbox-1.0.yaml (sha256 6c7707f1887967a5). Not to be edited: run npm run generate.
import type { ObjectDefinition } from '../../../tools/mo/definition';

/** Inbox 1.0 (urn:oma:mo:oma-dm-inbox:1.0): what its nodes may be. */
export const inbox: ObjectDefinition = {
  name: 'Inbox',
  version: '1.0',
  identifier: 'urn:oma:mo:oma-dm-inbox:1.0',
  document: 'OMA-TS-DM_StdObj-V1_2',
  clause: '5.3.4',
  status: 'published',
  place: './Inbox',
  root: {
    name: 'Inbox',
    occurrence: { min: 0, max: 1 },
    format: 'node',
    access: ['Add'],
    identifier: 'urn:oma:mo:oma-dm-inbox:1.0',
    description: 'Takes objects whose place the device finds by their identifier; nothing can be read here.',
    refuses: ['Get'],
    evidence: { node: 'text' },
  },
};
