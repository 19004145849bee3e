/** Types of authentication by their names in messages and in accounts (DM_Security 5.3, 5.4; DM_StdObj 5.3.1.20). */

export const authTypes = ['none', 'basic', 'md5', 'mac'] as const;

export type AuthType = (typeof authTypes)[number];

/** Type in Meta of Cred and Chal. */
export const authNames: Readonly<Record<AuthType, string>> = {
  none: '',
  basic: 'syncml:auth-basic',
  md5: 'syncml:auth-md5',
  mac: 'syncml:auth-MAC',
};

/** AAuthType and AAUTHTYPE; nothing where no credential is used in the protocol. */
export const aauthTypes: Readonly<Record<AuthType, string>> = { none: '', basic: 'BASIC', md5: 'DIGEST', mac: 'HMAC' };

/** The type that a challenge asks for. */
export function authAskedFor(type: string | undefined): AuthType | undefined {
  return authTypes.find((auth) => auth !== 'none' && authNames[auth] === type);
}

/** What one side shows to the other. */
export interface Credential {
  readonly auth: AuthType;
  readonly user: string;
  readonly secret: string;
  /** What the next digest is made with. */
  readonly nonce: Uint8Array;
}

/** What a message shows of the one who sent it. */
export type Shown = 'right' | 'wrong' | 'missing' | 'of another type';
