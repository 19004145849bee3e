/** VerDTD and VerProto (DM_Protocol 8.3 to 8.6; DM_RepPro 6.1.25). */
import { versionNames } from '../../dm/versions';
import { header, headerNode, type Message } from '../conversation';
import { allowedVersions } from './message';
import { nearest } from './parts';
import type { Rule, Scope } from './rule';
import { everyMessage, type Tally } from './tally';

/** VerDTD is that of the agreed version, 1.2 from DM 1.2 on. Assumes nothing: a peer of another version changes nothing in it. */
export const verDtd: Rule = {
  id: 'ver-dtd',
  requirements: ['dm-pro-0001'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => judgeValue('VerDTD', message, tally, scope)),
};

/** VerProto is that of the agreed version; a 1.3 side may fall back to DM/1.2. Assumes nothing. */
export const verProto: Rule = {
  id: 'ver-proto',
  requirements: ['dm-pro-0002'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => judgeValue('VerProto', message, tally, scope)),
};

function judgeValue(name: 'VerDTD' | 'VerProto', message: Message, tally: Tally, scope: Scope): void {
  const expected = [...new Set(allowedVersions(scope, message).map((version) => versionNames[version][name]))];
  const actual = header(message, name)?.trim();
  tally.test(actual !== undefined && expected.includes(actual), () => ({
    message,
    node: nearest(headerNode(message, name), headerNode(message)),
    text: `${name} does not fit the agreed version.`,
    expected,
    actual: actual ?? `no ${name}`,
  }));
}
