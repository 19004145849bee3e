/** Defects of authentication and integrity. */
import { defect } from '../../shared/defect';

export const authDefects = {
  // The client has to show who it is
  'credentials-not-checked': defect(
    'Takes wrong credentials for right ones.',
    'dm-pro-0136 dm-sec-0001',
    'dm-pro-0137 dm-pro-0049 dm-pro-0050 dm-pro-0051 dm-sec-0015',
  ),
  'missing-credentials-accepted': defect(
    'Goes on without credentials.',
    'dm-pro-0136 dm-sec-0005 dm-sec-0006',
    'dm-sec-0001 dm-sec-0010 dm-sec-0013 dm-pro-0137 dm-pro-0049 dm-pro-0050 dm-pro-0051',
  ),
  'missing-says-401': defect('Says 401 where credentials are missing.', 'dm-pro-0137'),
  'right-credentials-say-401': defect(
    'Says 401 to right credentials and goes on.',
    'dm-pro-0136',
    'dm-pro-0049 dm-pro-0050',
  ),
  'other-type-accepted': defect(
    'Takes credentials of another type than it asked for.',
    'dm-sec-0025 dm-pro-0131 dm-sec-0010',
  ),
  'challenges-for-ever': defect(
    'Goes on challenging a client whose credentials are wrong again and again.',
    'dm-sec-0015',
    'dm-sec-0010 dm-sec-0025',
  ),
  'refusal-without-chal': defect(
    'Says 401 and 407 without Chal.',
    'dm-pro-0049',
    'dm-sec-0015 dm-rep-0014 dm-sec-0013',
  ),
  'chal-without-nonce': defect(
    'Challenges for md5 and MAC without NextNonce.',
    'dm-rep-0014 dm-sec-0013',
    'dm-sec-0035 dm-sec-0022',
  ),
  'chal-without-format': defect('Leaves Format out of Chal.', 'dm-rep-0014', 'dm-sec-0022'),
  'chal-nonce-in-hex': defect('Writes NextNonce in hexadecimal digits.', 'dm-sec-0063 dm-rep-0014'),
  'chal-type-bare': defect(
    'Writes the authentication type of Chal without syncml:.',
    'dm-sec-0064',
    'dm-rep-0014 dm-pro-0049 dm-sec-0001 dm-pro-0136 dm-pro-0137',
  ),
  'chal-nonce-twice-in-base64': defect(
    'Writes NextNonce in base64 twice.',
    'dm-pro-0136 dm-sec-0063',
    'dm-sec-0001 dm-rep-0014 dm-pro-0010 dm-pro-0128 dm-sec-0005 dm-sec-0041',
  ),
  'nonce-short': defect('Uses nonces of four octets.', 'dm-sec-0012'),
  'same-nonce-again': defect('Gives the same nonce again.', 'dm-sec-0015 dm-sec-0016', 'dm-sec-0036'),
  'commands-beneath-refused-header': defect(
    'Sends commands beneath a 401 or 407.',
    'dm-pro-0050',
    'dm-pro-0136 dm-sec-0001 dm-sec-0006',
  ),
  'refused-commands-without-status': defect(
    'Gives no Status for the commands beneath a refused header.',
    'dm-pro-0051',
    'dm-rep-0018 dm-pro-0022 dm-pro-0023',
  ),
  'mac-not-checked': defect(
    'Takes any mac for right.',
    'dm-sec-0032',
    'dm-sec-0026 dm-sec-0028 dm-pro-0136 dm-pro-0049 dm-sec-0036 dm-sec-0015 dm-sec-0021',
  ),
  'missing-mac-accepted': defect(
    'Goes on without x-syncml-hmac.',
    'dm-sec-0032',
    'dm-pro-0136 dm-sec-0021 dm-sec-0033 dm-pro-0137 dm-pro-0049',
  ),
  'mac-username-not-checked': defect(
    'Does not look at the user in x-syncml-hmac.',
    'dm-sec-0032',
    'dm-sec-0031 dm-pro-0136',
  ),
  'mac-old-nonce-accepted': defect('Takes a mac with the nonce before.', 'dm-sec-0036', 'dm-pro-0136'),
  'mac-order-fixed': defect('Reads x-syncml-hmac in one order only.', 'http-0012', 'dm-sec-0029'),
  'mac-says-212': defect('Says 212 with MAC.', 'dm-sec-0034'),
  'mac-without-next-nonce': defect('Gives no NextNonce with 200 and MAC.', 'dm-sec-0035', 'dm-sec-0036'),
  // The server shows who it is
  'own-credentials-missing': defect('Shows no credentials.', 'dm-sec-0001', 'dm-sec-0011 dm-pro-0123 dm-sec-0007'),
  'cred-missing-after-challenge': defect('Answers a challenge without Cred.', 'dm-pro-0123', 'dm-sec-0001'),
  'cred-not-repeated': defect('Sends no Cred again after 200.', 'dm-pro-0129 dm-sec-0011', 'dm-pro-0130'),
  'cred-without-format': defect('Leaves Format out of Cred.', 'dm-rep-0015'),
  'basic-not-base64': defect('Sends user and password of basic in the clear.', 'dm-pro-0138', 'dm-sec-0001'),
  'basic-for-md5': defect(
    'Answers a challenge for md5 with basic.',
    'dm-sec-0025',
    'dm-pro-0123 dm-pro-0130 dm-sec-0001',
  ),
  'auth-type-changes': defect(
    'Goes over to basic from the second message on.',
    'dm-pro-0131',
    'dm-pro-0129 dm-pro-0130',
  ),
  'md5-nonce-empty': defect(
    'Hashes no nonce at all.',
    'dm-sec-0062',
    'dm-sec-0063 dm-pro-0123 dm-pro-0128 dm-pro-0130',
  ),
  'md5-nonce-in-base64': defect('Hashes NextNonce without decoding it.', 'dm-sec-0063', 'dm-sec-0062 dm-sec-0001'),
  'md5-as-hex': defect('Encodes the hexadecimal text of the digest.', 'dm-sec-0062', 'dm-sec-0001'),
  'challenge-nonce-ignored': defect(
    'Does not use the nonce of the challenge.',
    'dm-sec-0062',
    'dm-sec-0017 dm-sec-0001 dm-sec-0026 dm-sec-0036 dm-pro-0130 dm-pro-0123',
  ),
  'challenge-type-ignored': defect(
    'Shows credentials of its own type whatever the challenge asks for.',
    'dm-sec-0025',
    'dm-pro-0123 dm-sec-0001',
  ),
  'nonce-of-200-ignored': defect('Keeps its nonce when 200 brings the next.', 'dm-pro-0130', 'dm-sec-0035 dm-sec-0036'),
  'nonce-not-kept': defect('Forgets the nonce for the next session.', 'dm-pro-0128', 'dm-sec-0014'),
  'nonce-of-stranger-kept': defect('Keeps a nonce of a client that it has not accepted.', 'dm-sec-0018'),
  'mac-in-cred': defect('Sends the digest of auth-MAC in Cred.', 'dm-sec-0024 dm-sec-0027', 'dm-sec-0033 dm-sec-0021'),
  'mac-without-username': defect('Leaves the user out of x-syncml-hmac.', 'dm-sec-0030', 'dm-sec-0031'),
  'mac-other-username': defect('Names another user in x-syncml-hmac than in LocName.', 'dm-sec-0031'),
  'mac-goes-on-without-nonce': defect(
    'Goes on with auth-MAC although no next nonce came.',
    'dm-sec-0035',
    'dm-sec-0036',
  ),
  'mac-over-nothing': defect('Computes the mac over an empty body.', 'dm-sec-0028', 'dm-sec-0026'),
  'mac-as-hex': defect('Writes the mac in hexadecimal.', 'dm-sec-0026'),
  'mac-only-once': defect('Sends x-syncml-hmac with the first message only.', 'dm-sec-0033', 'dm-sec-0021'),
} as const;
