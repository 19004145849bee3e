/** Defects below the messages: HTTP and TLS. */
import { defect, silentDefect } from '../../shared/defect';

export const transportDefects = {
  'accepts-untrusted': defect('Takes a certificate of an authority that it was never told of.', 'dm-sec-0001'),
  'accepts-expired': defect('Takes a certificate that has run out.', 'dm-sec-0001'),
  'accepts-wrong-name': defect('Takes a certificate for another host.', 'dm-sec-0001'),
  'client-certificate-withheld': silentDefect('Does not show its certificate when the server asks.', 'dm-sec-0001'),
  'plain-after-tls-failure': defect(
    'Talks in the clear where TLS does not succeed.',
    'dm-sec-0043 dm-sec-0042 http-0022',
    'dm-sec-0001',
  ),
  'slow-answer-not-awaited': silentDefect('Gives an answer up after 150 ms.', 'http-0007', 'dm-pro-0025'),
  'first-piece-only': silentDefect(
    'Reads the first piece of an answer that comes in several.',
    'http-0002',
    'dm-pro-0025',
  ),
  'session-ends-with-connection': silentDefect(
    'Ends the session when the server closes the connection.',
    'http-0008',
    'dm-pro-0025',
  ),
  'header-names-by-case': silentDefect('Knows header names in lower case only.', 'http-0012', 'dm-pro-0025'),
  'dies-on-broken-answer': silentDefect('Dies of an answer that breaks off.', 'http-0010', 'dm-pro-0025'),
  'no-store-refused': silentDefect('Gives up when an answer must not be stored.', 'http-0004', 'dm-pro-0025'),
  'tls-old-suite-only': silentDefect(
    'Offers no suite of TLS that a server must have, and none of today.',
    'dm-sec-0045 dm-sec-0046',
    'dm-sec-0042 http-0021 dm-tnd-0016',
  ),
  'tls-aes-128-cbc-sha-unknown': silentDefect('Lacks the suite TLS_RSA_WITH_AES_128_CBC_SHA.', 'dm-sec-0045'),
  'tls-1-0-unknown': silentDefect('Speaks nothing older than TLS 1.1.', 'dm-sec-0042'),
  'tls-1-1-unknown': silentDefect('Speaks nothing older than TLS 1.2.', 'dm-sec-0042 http-0021'),
  'tls-1-2-unknown': silentDefect('Speaks nothing newer than TLS 1.1.', 'dm-sec-0042', 'http-0021'),
  'tls-1-3-unknown': silentDefect('Speaks nothing newer than TLS 1.2.', 'dm-sec-0042', 'http-0021'),
  'tls-no-encryption': defect('Offers suites of TLS that encrypt nothing.', 'http-0023'),
  'push-type-in-full-unknown': defect('Knows the type of a push by its one-octet code only.', 'push-0010'),
  'push-extra-headers-move-body': defect('Looks for the body of a push at the usual place.', 'push-0009'),
  'push-application-not-read': defect(
    'Takes a notification of whatever application it is for.',
    'push-0005',
    'push-0004',
  ),
  'push-without-application-taken': defect('Takes a notification that is for no application.', 'push-0004'),
} as const;
