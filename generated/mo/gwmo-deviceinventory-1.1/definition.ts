// Made from spec/mo/gwmo-deviceinventory-1.1.ddf.xml, spec/mo/gwmo-deviceinventory-1.1.yaml (sha256 21fd9303320bf863). Not to be edited: run npm run generate.
import type { ObjectDefinition } from '../../../tools/mo/definition';

/** GwMO-DeviceInventory 1.1 (urn:oma:mo:oma-gwmo-deviceinventory:1.1): what its nodes may be. */
export const gwmoDeviceinventory: ObjectDefinition = {
  name: 'GwMO-DeviceInventory',
  version: '1.1',
  identifier: 'urn:oma:mo:oma-gwmo-deviceinventory:1.1',
  document: 'OMA-TS-GwMO-V1_1',
  status: 'skeleton',
  root: {
    name: '',
    occurrence: { min: 0, max: 1 },
    format: 'node',
    access: ['Get'],
    identifier: 'urn:oma:mo:oma-gwmo-deviceinventory:1.1',
    description: 'Devices behind a gateway.',
    evidence: { node: 'text', occurrence: 'memory', format: 'memory', access: 'memory' },
    children: [
      {
        name: '',
        occurrence: { min: 0, max: Infinity },
        format: 'node',
        access: ['Get'],
        description: 'One device.',
        evidence: { node: 'practice', occurrence: 'memory', format: 'memory', access: 'memory' },
        children: [
          {
            name: 'DeviceID',
            occurrence: { min: 1, max: 1 },
            format: 'chr',
            access: ['Get'],
            types: ['text/plain'],
            description: 'Identifier of the device.',
            evidence: { node: 'practice', occurrence: 'memory', format: 'memory', access: 'memory' },
          },
        ],
      },
    ],
  },
};
