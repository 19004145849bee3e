/** Defects that show only where a third party orders something first: accounts, bootstrap, several devices. */
import { defect } from '../../shared/defect';

export const thirdPartyDefects = {
  'bootstrap-awaits-status': defect(
    'Aborts sessions until a Status answers its bootstrap message.',
    'dm-boo-0018',
    'dm-pro-0077',
  ),
  'same-secret-for-all': defect('Gives every device the same password.', 'dm-sec-0002'),
} as const;
