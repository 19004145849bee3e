/** Defects of a client in what it makes of package 0 (DM_Notification 5.1, 6.2). */
import { defect, silentDefect } from '../../shared/defect';

export const notificationDefects = {
  'notification-digest-not-checked': defect(
    'Starts a session whatever the digest of a notification is.',
    'dm-not-0012',
  ),
  'notification-of-anyone': defect(
    'Starts a session though the notification names a server that it does not know.',
    'dm-not-0012',
  ),
  'notification-unreadable-starts-session': defect(
    'Starts a session where package 0 is too short to be read.',
    'dm-not-0012',
    'dm-pro-0005',
  ),
  'notification-zero-nonce-unknown': defect('Does not try the nonce 0x00000000 where the digest fails.', 'dm-not-0011'),
  'stored-nonce-after-zero-nonce': defect(
    'Shows credentials with the stored nonce after a notification with the nonce 0x00000000.',
    'dm-not-0013',
  ),
  'notification-ui-mode-ignored': defect(
    'Starts a session without asking though the notification wants the person asked.',
    'dm-not-0004',
  ),
  'notification-of-1-2-unknown-in-1-3': silentDefect(
    'Does not know the notification of DM 1.2 when it speaks DM 1.3.',
    'dm-not-0029',
    'dm-not-0008 dm-pro-0005 dm-pro-0016',
  ),
  'notification-informative-dropped': defect(
    'Drops a notification whose user interaction mode is informative.',
    'dm-not-0004',
  ),
  'notification-informative-asks': defect(
    'Asks the person, who may decline, where a notification wants the person told only.',
    'dm-not-0004',
  ),
  'notification-all-is-name': defect(
    'Takes all that follows the header of a notification for the name of the server.',
    'dm-not-0004',
  ),
  'alert-1201-where-user-began': defect(
    'Opens with Alert 1201 after a notification that says that the end user caused it.',
    'dm-pro-0016',
  ),
  'dies-on-future-use': silentDefect('Dies of a notification whose bits for future use are not 0.', 'dm-tnd-0016'),
  'dies-on-notification-version': silentDefect('Dies of a notification of another version.', 'dm-tnd-0016'),
} as const;
