/** Defects of what the device does by itself: changes and reports of its own. */
import { defect, silentDefect } from '../../shared/defect';

export const happeningDefects = {
  'own-change-not-counted': defect('Leaves TStamp and VerNo where it changes a value by itself.', 'dm-tnd-0034'),
  'event-data-of-another-format': defect('Reports an event with words where Format says int.', 'dm-pro-0093'),
  'event-alert-without-format': defect('Leaves Format out of the Meta of a Generic Alert.', 'dm-pro-0089'),
  'event-in-place-of-status': defect(
    'Gives no Status for commands in a message with a Generic Alert.',
    'dm-rep-0018 dm-pro-0025',
    'dm-tnd-0016',
  ),
  'gives-up-on-refused-event': silentDefect(
    'Ends the session when its Generic Alert is refused.',
    'dm-tnd-0016',
    'dm-pro-0025',
  ),
  'own-change-not-in-tree': defect('Keeps what it changes by itself to itself.', 'dm-tnd-0017', 'dm-tnd-0034'),
  'changes-not-applied': defect(
    'Shows servers what they changed, and goes on with what it had.',
    'dm-rep-0042 dm-rep-0033 dm-rep-0047',
  ),
} as const;
