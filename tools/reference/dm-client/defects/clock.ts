/** Defects of what the device does with its clock. */
import { defect } from '../../shared/defect';

export const clockDefects = {
  'tstamp-local-time': defect('Writes the time of its place into TStamp.', 'dm-tnd-0057'),
  'accepts-not-yet-valid': defect('Takes a certificate that is not valid yet.', 'dm-sec-0001'),
} as const;
