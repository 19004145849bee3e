// Made from spec/mo/gwmo-config-1.1.ddf.xml, spec/mo/gwmo-config-1.1.yaml (sha256 8e594e61dc7a64dc). Not to be edited: run npm run generate.
import type { ObjectDefinition } from '../../../tools/mo/definition';

/** GwMO-Config 1.1 (urn:oma:mo:oma-gwmo-config:1.1): what its nodes may be. */
export const gwmoConfig: ObjectDefinition = {
  name: 'GwMO-Config',
  version: '1.1',
  identifier: 'urn:oma:mo:oma-gwmo-config:1.1',
  document: 'OMA-TS-GwMO-V1_1',
  status: 'skeleton',
  root: {
    name: '',
    occurrence: { min: 0, max: 1 },
    format: 'node',
    access: ['Get'],
    identifier: 'urn:oma:mo:oma-gwmo-config:1.1',
    description: 'Settings of a gateway.',
    evidence: { node: 'text', occurrence: 'memory', format: 'memory', access: 'memory' },
    children: [
      {
        name: 'Mode',
        occurrence: { min: 1, max: 1 },
        format: 'int',
        access: ['Get'],
        types: ['text/plain'],
        description: 'How the gateway works.',
        evidence: { node: 'practice' },
      },
      {
        name: 'LocationUpdate',
        occurrence: { min: 0, max: 1 },
        format: 'null',
        access: ['Exec'],
        types: ['text/plain'],
        description: 'Told when the address of a device changes.',
        evidence: { node: 'practice', occurrence: 'memory', format: 'memory', access: 'memory' },
      },
    ],
  },
};
