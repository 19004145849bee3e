/** The challenge as it is written (DM_RepPro 6.1.2; DM_Security 5.3.3, 5.3.4). */
import type { Chal, Meta } from '../../../generated/syncml-1.2/types';
import { toBase64 } from '../../dm/digest';
import { type AuthType, authNames } from './auth';
import type { Asks } from './defect';

/** The defects that either party can have here. */
export type ChallengeDefect =
  | 'chal-nonce-in-hex'
  | 'chal-nonce-twice-in-base64'
  | 'chal-type-bare'
  | 'chal-without-format'
  | 'chal-without-nonce';

/** @param nonce what the other's next digest is to be made with; basic needs none */
export function challengeFor(auth: AuthType, nonce: Uint8Array, defects: Asks<ChallengeDefect>): Chal {
  const type = authNames[auth];
  const meta: Meta = { Format: 'b64', Type: defects.has('chal-type-bare') ? type.slice('syncml:'.length) : type };
  if (defects.has('chal-without-format')) delete meta.Format;
  if (auth === 'basic' || defects.has('chal-without-nonce')) return { Meta: meta };
  const once = defects.has('chal-nonce-in-hex') ? Buffer.from(nonce).toString('hex') : toBase64(nonce);
  return { Meta: { ...meta, NextNonce: defects.has('chal-nonce-twice-in-base64') ? toBase64(once) : once } };
}
