/** Defects of authentication and integrity. */
import { defect } from './defect';

export const authDefects = {
  // The client shows who it is
  'challenge-without-package-1': defect(
    'Answers a challenge without Alert and DevInfo.',
    'rep#PKG-027 sec#AUT-14',
    'rep#AUT-003',
  ),
  'cred-missing-after-challenge': defect(
    'Answers a challenge without Cred.',
    'rep#AUT-003 sec#AUT-04',
    'rep#AUT-014 sec#SEC-08',
  ),
  'cred-not-repeated': defect('Sends no Cred again after 200.', 'rep#AUT-006 sec#AUT-08', 'sec#AUT-09'),
  'cred-without-format': defect('Leaves Format out of Cred.', 'rep#AUT-012'),
  'basic-not-base64': defect('Sends user and password of basic in the clear.', 'rep#AUT-001', 'rep#AUT-003'),
  'basic-for-md5': defect(
    'Answers a challenge for md5 with basic.',
    'rep#AUT-015 rep#AUT-014 sec#SEC-08',
    'rep#AUT-012 rep#AUT-003',
  ),
  'md5-nonce-in-base64': defect('Hashes NextNonce without decoding it.', 'rep#AUT-014 sec#SEC-08', 'rep#AUT-003'),
  'md5-nonce-empty': defect(
    'Hashes no nonce at all.',
    'rep#AUT-014 sec#SEC-08 sec#SEC-14',
    'rep#AUT-003 rep#AUT-005 rep#AUT-006 sec#AUT-07 sec#AUT-09',
  ),
  'md5-as-hex': defect('Encodes the hexadecimal text of the digest.', 'rep#AUT-014 sec#SEC-08', 'rep#AUT-003'),
  'challenge-nonce-ignored': defect(
    'Does not use the nonce of the challenge.',
    'rep#AUT-003 sec#AUT-04',
    'rep#AUT-014 rep#HMC-003 sec#SEC-08 sec#SEC-17',
  ),
  'nonce-of-200-ignored': defect(
    'Keeps its nonce when 200 or 212 brings the next one.',
    'rep#AUT-006 rep#AUT-005 sec#AUT-09',
    'sec#AUT-07 rep#HMC-003 sec#MAC-16 sec#MAC-17',
  ),
  'nonce-not-kept': defect('Forgets the nonce for the next session.', 'rep#AUT-005 sec#AUT-07', 'sec#SEC-14'),
  'mac-in-cred': defect(
    'Sends the digest of auth-MAC in Cred.',
    'rep#HMC-001 sec#MAC-05',
    'rep#HMC-002 rep#HMC-004 sec#MAC-08',
  ),
  'mac-without-username': defect('Leaves the user out of x-syncml-hmac.', 'rep#HMC-002 sec#MAC-11', 'rep#HMC-007'),
  'mac-other-username': defect('Names another user in x-syncml-hmac than in LocName.', 'rep#HMC-007 sec#MAC-12'),
  'mac-over-nothing': defect('Computes the mac over an empty body.', 'rep#HMC-003 sec#MAC-07 sec#MAC-09'),
  'mac-as-hex': defect('Encodes the hexadecimal text of the mac.', 'rep#HMC-003 sec#MAC-07'),
  'mac-only-once': defect('Sends x-syncml-hmac with the first message only.', 'rep#HMC-004 sec#MAC-14 sec#MAC-02'),
  // The server has to show who it is
  'server-credentials-not-checked': defect(
    'Takes wrong credentials of the server for right ones.',
    'rep#AUT-001 sec#SEC-01',
    'rep#AUT-002 rep#AUT-013 rep#STA-018 sec#SEC-15',
  ),
  'right-credentials-say-401': defect(
    'Says 401 to right credentials of the server.',
    'rep#AUT-001',
    'rep#STA-012 rep#AUT-005 sec#AUT-06 sec#AUT-01',
  ),
  'executes-beneath-refused-header': defect(
    'Executes commands beneath a header that it refuses.',
    'rep#STA-018 rep#AUT-008 sec#AUT-11',
    'sec#AUT-12',
  ),
  'challenges-for-ever': defect('Challenges again and again.', 'rep#AUT-013'),
  'same-nonce-again': defect(
    'Challenges with the nonce of the last challenge.',
    'rep#AUT-013 sec#SEC-15',
    'sec#MAC-17 sec#SEC-16',
  ),
  'chal-without-nonce': defect(
    'Challenges for md5 or MAC without a nonce.',
    'rep#AUT-011 sec#SEC-13',
    'rep#HMC-005 sec#MAC-16 rep#AUT-013 sec#SEC-15',
  ),
  'chal-without-format': defect('Leaves Format out of Chal.', 'rep#AUT-011'),
  'chal-nonce-in-hex': defect('Writes NextNonce in hexadecimal.', 'rep#AUT-011'),
  'challenge-only-reply': defect(
    'Sends nothing but a challenge to a server that has ended the session.',
    'rep#AUT-010 sec#AUT-15',
    'rep#PKG-019',
  ),
  'mac-says-212': defect('Says 212 to a message with a right mac.', 'rep#HMC-005 sec#MAC-15'),
  'mac-without-next-nonce': defect('Gives no next nonce though auth-MAC is in use.', 'rep#HMC-005 sec#MAC-16'),
  'missing-mac-accepted': defect(
    'Takes a message without mac though auth-MAC is in use.',
    'rep#HMC-006 sec#MAC-13',
    'rep#AUT-001 sec#SEC-01',
  ),
  'auth-type-changes': defect(
    'Goes over to basic from the second message on.',
    'rep#AUT-007 sec#AUT-10',
    'rep#AUT-006 rep#AUT-012 sec#AUT-08 sec#AUT-09 rep#AUT-015',
  ),
  'no-header-status-after-challenge': defect(
    'Gives no Status for SyncHdr when it repeats a message.',
    'rep#AUT-009 sec#AUT-13',
    'rep#STA-002 rep#STA-003 rep#FIN-011 rep#PKG-012',
  ),
  'nonce-of-anyone-kept': defect('Keeps the nonce of a server that has not shown who it is.', 'sec#SEC-18'),
} as const;
