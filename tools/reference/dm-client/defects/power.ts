/** Defects that show when the device has been switched off and on. */
import { defect } from '../../shared/defect';

export const powerDefects = {
  'half-object-kept': defect(
    'Stores what has come of an object when it is switched off.',
    'dm-pro-0065',
    'dm-rep-0042',
  ),
  'half-object-waits': defect(
    'Joins an object of a session that broke with one of the next.',
    'dm-tnd-0016',
    'dm-rep-0042 dm-pro-0064 dm-pro-0065 dm-pro-0066 dm-pro-0067',
  ),
  'last-node-lost-at-power-cycle': defect(
    'Forgets the node that was made last when it is switched off.',
    'dm-rep-0073',
  ),
  'nonces-lost-at-power-cycle': defect(
    'Forgets the nonces of its accounts when it is switched off.',
    'dm-sec-0017',
    'dm-pro-0128',
  ),
  'session-ids-begin-again': defect('Begins again with SessionID 1 after it was switched off.', 'dm-pro-0006'),
} as const;
