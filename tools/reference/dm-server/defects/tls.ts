/** Defects of https. */
import { defect } from '../../shared/defect';

export const tlsDefects = {
  'tls-in-clear': defect(
    'Speaks HTTP in the clear on its port for https.',
    'dm-sec-0003 dm-sec-0040 dm-sec-0041 http-0021',
    'dm-sec-0001 dm-sec-0004 dm-sec-0044 dm-sec-0046',
  ),
  'tls-certificate-of-strangers': defect(
    'Shows a certificate of an authority that nobody knows.',
    'dm-sec-0003',
    'dm-sec-0001 dm-sec-0041',
  ),
  'tls-client-not-asked': defect('Asks no client for a certificate.', 'dm-sec-0004', 'dm-sec-0003'),
  'tls-client-certificate-refused': defect('Breaks off when a client shows its certificate.', 'dm-sec-0003'),
  'tls-odd-suite-only': defect(
    'Has one suite, which is neither of the text nor of today.',
    'dm-sec-0044 dm-sec-0046',
    'dm-sec-0004 dm-sec-0040 http-0021',
  ),
  'tls-weak-suites': defect('Takes suites that encrypt nothing.', 'http-0023'),
  'tls-ssl-2': defect('Answers to SSL 2.0.', 'dm-sec-0043 http-0022'),
} as const;
