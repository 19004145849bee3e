/** Defects below the messages: TLS. */
import { defect, silentDefect } from './defect';

export const transportDefects = {
  'accepts-untrusted': defect('Takes a certificate of an authority that it was never told of.', 'dm-sec-0001'),
  'accepts-expired': defect('Takes a certificate that has run out.', 'dm-sec-0001'),
  'accepts-wrong-name': defect('Takes a certificate for another host.', 'dm-sec-0001'),
  'client-certificate-withheld': silentDefect('Does not show its certificate when the server asks.', 'dm-sec-0001'),
  'plain-after-tls-failure': defect(
    'Talks in the clear where TLS does not succeed.',
    'dm-sec-0043 dm-sec-0042',
    'dm-sec-0001',
  ),
} as const;
