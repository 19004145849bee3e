/** Defects that show only where a third party orders something first: accounts, bootstrap, several devices. */
import { type Defect, defect, silentDefect } from '../../shared/defect';

/** No document says how third parties are served: a finding without requirement shows the fault. */
const api = (title: string): Defect => silentDefect(title, 'dm-pro-0024');

export const thirdPartyDefects = {
  'bootstrap-awaits-status': defect(
    'Aborts sessions until a Status answers its bootstrap message.',
    'dm-boo-0018',
    'dm-pro-0077',
  ),
  'same-secret-for-all': defect('Gives every device the same password.', 'dm-sec-0002'),
  'sessions-by-number': defect(
    'Tells sessions apart by their SessionID alone.',
    'dm-pro-0010 dm-pro-0136 http-0008',
    'dm-pro-0021 dm-pro-0008 dm-pro-0009 dm-rep-0018 dm-rep-0022 dm-sec-0001 dm-sec-0005 dm-sec-0035 dm-pro-0077',
  ),
  'abort-ends-all': defect('Ends the sessions of all devices when one is to end.', 'dm-pro-0021', 'dm-pro-0077'),
  'one-nonce-for-all': defect(
    'Keeps one nonce for all devices.',
    'dm-pro-0128',
    'dm-pro-0136 dm-sec-0014 dm-sec-0018 dm-pro-0049',
  ),
  'api-open': api('Asks no third party who it is.'),
  'api-roles-ignored': api('Lets readers queue operations.'),
  'api-groups-ignored': api('Shows every third party the devices of all groups.'),
  'api-without-capabilities': api('Tells nothing of what a device can do.'),
  'api-queue-hidden': api('Lists no operations.'),
  'api-cancels-nothing': api('Says that an operation is cancelled, and sends it.'),
  'api-package-cut': api('Keeps the first octets of an uploaded package.'),
} as const;
