/** Defects of what the device makes of a smart card. */
import { defect, silentDefect } from '../../shared/defect';

const unread = 'dm-card-0001 dm-card-0003';

export const cardDefects = {
  'card-not-read': defect(
    'Reads no bootstrap document of a card.',
    `${unread} cp-sc-0002`,
    'dm-card-0009 cp-sc-0022 dm-boo-0023',
  ),
  'card-files-by-fixed-identifier': defect(
    'Reads a certain file of the card, whatever the directories say.',
    'dm-card-0009 cp-sc-0022',
    'cp-sc-0002 cp-sc-0008 dm-card-0001',
  ),
  'card-unlisted-read': defect('Uses a provisioning file that no directory names.', 'cp-sc-0008'),
  'card-first-object-only': defect('Reads the first object of a directory only.', 'dm-card-0009', unread),
  'card-first-directory-only': defect('Reads the first directory of a card only.', 'dm-card-0009', unread),
  'card-damaged-kills': silentDefect('Dies of an empty file on the card.', 'dm-tnd-0016', unread),
  'card-account-stays': defect('Keeps the account of a card that is gone.', 'dm-boo-0007'),
} as const;
