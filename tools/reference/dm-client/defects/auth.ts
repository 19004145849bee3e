/** Defects of authentication and integrity. */
import { defect, silentDefect } from '../../shared/defect';

export const authDefects = {
  // The client shows who it is
  'challenge-without-package-1': defect('Answers a challenge without Alert and DevInfo.', 'dm-pro-0039', 'dm-pro-0123'),
  'cred-missing-after-challenge': defect('Answers a challenge without Cred.', 'dm-pro-0123', 'dm-sec-0008'),
  'cred-not-repeated': defect('Sends no Cred again after 200.', 'dm-pro-0129 dm-sec-0011', 'dm-pro-0130'),
  'own-credentials-missing': defect('Shows no credentials.', 'dm-pro-0123 dm-sec-0001', 'dm-sec-0008 dm-sec-0011'),
  'chal-type-bare': defect(
    'Writes the authentication type of Chal without syncml:.',
    'dm-sec-0064',
    'dm-rep-0014 dm-pro-0049 dm-sec-0001 dm-pro-0123 dm-pro-0130',
  ),
  'cred-without-format': defect('Leaves Format out of Cred.', 'dm-rep-0015'),
  'basic-not-base64': defect(
    'Sends user and password of basic in the clear.',
    'dm-pro-0138 dm-sec-0001',
    'dm-pro-0123',
  ),
  'basic-for-md5': defect(
    'Answers a challenge for md5 with basic.',
    'dm-sec-0025 dm-sec-0008',
    'dm-rep-0015 dm-pro-0123',
  ),
  'md5-nonce-in-base64': defect(
    'Hashes NextNonce without decoding it.',
    'dm-sec-0063 dm-sec-0008',
    'dm-pro-0123 dm-sec-0062',
  ),
  'md5-nonce-empty': defect(
    'Hashes no nonce at all.',
    'dm-sec-0008 dm-sec-0014',
    'dm-sec-0062 dm-sec-0063 dm-pro-0123 dm-pro-0128 dm-pro-0129 dm-pro-0130',
  ),
  'md5-as-hex': defect(
    'Encodes the hexadecimal text of the digest.',
    'dm-sec-0062 dm-sec-0008 dm-pro-0130',
    'dm-pro-0123',
  ),
  'challenge-nonce-ignored': defect(
    'Does not use the nonce of the challenge.',
    'dm-pro-0123 dm-sec-0008 dm-sec-0017',
    'dm-sec-0026 dm-sec-0062',
  ),
  'nonce-of-200-ignored': defect(
    'Keeps its nonce when 200 or 212 brings the next one.',
    'dm-pro-0129 dm-pro-0128 dm-pro-0130',
    'dm-sec-0026 dm-sec-0035 dm-sec-0036',
  ),
  'nonce-not-kept': defect(
    'Forgets the nonce for the next session.',
    'dm-pro-0128 dm-sec-0036',
    'dm-sec-0014 dm-sec-0026',
  ),
  'mac-in-cred': defect('Sends the digest of auth-MAC in Cred.', 'dm-sec-0024 dm-sec-0027', 'dm-sec-0030 dm-sec-0033'),
  'mac-without-username': defect('Leaves the user out of x-syncml-hmac.', 'dm-sec-0030', 'dm-sec-0031'),
  'mac-other-username': defect('Names another user in x-syncml-hmac than in LocName.', 'dm-sec-0031'),
  'mac-over-nothing': defect('Computes the mac over an empty body.', 'dm-sec-0026 dm-sec-0028'),
  'mac-as-hex': defect('Writes the mac in hexadecimal.', 'dm-sec-0026'),
  'mac-goes-on-without-nonce': defect(
    'Goes on with auth-MAC although no next nonce came.',
    'dm-sec-0035',
    'dm-sec-0036',
  ),
  'challenge-type-ignored': defect(
    'Answers a challenge with its own type and not with the one asked for.',
    'dm-sec-0025 dm-sec-0010',
    'dm-pro-0123 dm-sec-0026',
  ),
  'mac-only-once': defect('Sends x-syncml-hmac with the first message only.', 'dm-sec-0033 dm-sec-0021'),
  'auth-pref-ignored': defect('Does not use first the type that AAuthPref names.', 'dm-std-0014'),
  // The server has to show who it is
  'server-credentials-not-checked': defect(
    'Takes wrong credentials of the server for right ones.',
    'dm-sec-0001 dm-pro-0136',
    'dm-pro-0049 dm-sec-0015 dm-pro-0050 dm-pro-0051 dm-pro-0137 dm-sec-0026 dm-sec-0028',
  ),
  'server-need-not-show': defect(
    'Serves a server that shows no credentials.',
    'dm-sec-0006 dm-pro-0136',
    'dm-sec-0001 dm-pro-0049 dm-pro-0050 dm-pro-0051 dm-pro-0137 dm-sec-0032 dm-sec-0034 dm-sec-0035',
  ),
  'right-credentials-say-401': defect(
    'Says 401 to right credentials of the server.',
    'dm-sec-0001',
    'dm-pro-0049 dm-pro-0050 dm-pro-0128 dm-pro-0127',
  ),
  'executes-beneath-refused-header': defect(
    'Executes commands beneath a header that it refuses.',
    'dm-pro-0050 dm-pro-0051',
  ),
  'wrong-credentials-say-407': defect('Says 407 to wrong credentials, 401 to missing ones.', 'dm-pro-0137'),
  'same-nonce-again': defect(
    'Challenges with the nonce of the last challenge.',
    'dm-sec-0015 dm-sec-0016',
    'dm-sec-0036',
  ),
  'chal-without-nonce': defect(
    'Challenges for md5 or MAC without a nonce.',
    'dm-rep-0014 dm-sec-0013',
    'dm-sec-0034 dm-sec-0035 dm-sec-0015',
  ),
  'chal-without-format': defect('Leaves Format out of Chal.', 'dm-rep-0014'),
  'chal-nonce-in-hex': defect('Writes NextNonce in hexadecimal.', 'dm-rep-0014'),
  'challenge-only-reply': defect(
    'Sends nothing but a challenge to a server that has ended the session.',
    'dm-pro-0133',
    'dm-pro-0032',
  ),
  'mac-says-212': defect('Says 212 to a message with a right mac.', 'dm-sec-0034'),
  'mac-without-next-nonce': defect('Gives no next nonce though auth-MAC is in use.', 'dm-sec-0034 dm-sec-0035'),
  'missing-mac-accepted': defect(
    'Takes a message without mac though auth-MAC is in use.',
    'dm-sec-0032',
    'dm-sec-0001',
  ),
  'auth-type-changes': defect(
    'Goes over to basic from the second message on.',
    'dm-pro-0131',
    'dm-pro-0129 dm-rep-0015 dm-pro-0130 dm-sec-0025',
  ),
  'no-header-status-after-challenge': defect(
    'Gives no Status for SyncHdr when it repeats a message.',
    'dm-pro-0132',
    'dm-rep-0019 syn-rep-0008 dm-pro-0025',
  ),
  'mac-algorithm-ignored': defect(
    'Takes a mac of an algorithm that it does not know.',
    'dm-sec-0026',
    'dm-pro-0136 dm-sec-0001 dm-pro-0050 dm-pro-0051',
  ),
  'mac-username-ignored': defect(
    'Takes a mac with the name of somebody else.',
    'dm-sec-0031',
    'dm-pro-0136 dm-sec-0001 dm-pro-0050 dm-pro-0051',
  ),
  'mac-algorithm-demanded': defect(
    'Refuses a mac header that leaves the algorithm out.',
    'dm-sec-0029 dm-sec-0030',
    'dm-sec-0001',
  ),
  'spent-nonce-accepted': defect(
    'Takes a mac that is made with the nonce of the message before.',
    'dm-sec-0036',
    'dm-pro-0136 dm-sec-0001 dm-pro-0050 dm-pro-0051',
  ),
  'other-type-accepted': defect(
    'Takes right credentials of another type than it asks for.',
    'dm-sec-0025',
    'dm-sec-0001 dm-pro-0136 dm-sec-0010',
  ),
  'other-type-goes-on': defect(
    'Goes on with a server that answers its challenge with another type.',
    'dm-sec-0025 dm-sec-0010',
  ),
  'nonce-short': defect('Hands out nonces of four octets.', 'dm-sec-0012'),
  'nonces-count-up': defect('Hands out nonces that count up.', 'dm-sec-0016'),
  'chal-nonce-twice-in-base64': silentDefect(
    'Writes NextNonce in base64 twice.',
    'dm-sec-0001 dm-rep-0014',
    'dm-pro-0128 dm-sec-0015 dm-pro-0049 dm-tnd-0016 dm-pro-0127 dm-sec-0016',
  ),
  'nonce-of-anyone-kept': defect('Keeps the nonce of a server that has not shown who it is.', 'dm-sec-0018'),
} as const;
