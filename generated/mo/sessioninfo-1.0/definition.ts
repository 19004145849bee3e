// Made from spec/mo/sessioninfo-1.0.ddf.xml, spec/mo/sessioninfo-1.0.yaml (sha256 c77ad324f331cc97). Not to be edited: run npm run generate.
import type { ObjectDefinition } from '../../../tools/mo/definition';

/** SessionInfo 1.0 (urn:oma:mo:oma-sessioninfomo:1.0): what its nodes may be. */
export const sessioninfo: ObjectDefinition = {
  name: 'SessionInfo',
  version: '1.0',
  identifier: 'urn:oma:mo:oma-sessioninfomo:1.0',
  document: 'OMA-TS-DM_Protocol-V2_0',
  status: 'partial',
  root: {
    name: '',
    occurrence: { min: 1, max: 1 },
    format: 'node',
    access: ['Get'],
    identifier: 'urn:oma:mo:oma-sessioninfomo:1.0',
    description: 'The session in which it is read.',
    evidence: { node: 'text', occurrence: 'memory', format: 'memory', access: 'memory' },
    children: [
      {
        name: 'CBT',
        occurrence: { min: 0, max: 1 },
        format: 'chr',
        access: ['Get'],
        types: ['text/plain'],
        description: 'Current bearer, numbered as the preferred connection types of a notification.',
        evidence: { node: 'digest', occurrence: 'memory', format: 'memory' },
      },
      {
        name: 'ROAMING',
        occurrence: { min: 0, max: 1 },
        format: 'chr',
        access: ['Get'],
        types: ['text/plain'],
        description: 'Roaming state.',
        evidence: { node: 'practice', occurrence: 'memory', format: 'memory', access: 'memory' },
      },
    ],
  },
};
