/** Defects of bootstrap: what the device makes of the message, of its security and of the accounts in it. */
import { defect, silentDefect } from '../../shared/defect';

export const bootstrapDefects = {
  'bootstrap-mac-not-checked': defect(
    'Takes a bootstrap message with any MAC.',
    'dm-sec-0054 dm-boo-0026 cp-boot-0011 cp-boot-0013 cp-boot-0023',
    'dm-sec-0058 dm-sec-0059',
  ),
  'bootstrap-third-pin-accepted': defect('Gives in at the third wrong MAC.', 'dm-boo-0026 cp-boot-0023', 'dm-sec-0054'),
  'bootstrap-second-half-not-checked': defect(
    'Takes any code with USERPINMAC that is long enough.',
    'cp-boot-0013',
    'dm-boo-0026',
  ),
  'bootstrap-unsecured-accepted': defect(
    'Takes a bootstrap message without SEC and MAC out of a push.',
    'dm-sec-0055 dm-boo-0026 dm-boo-0014 cp-boot-0002',
  ),
  'bootstrap-unknown-sec-accepted': defect(
    'Takes any MAC of a type that it does not know.',
    'dm-boo-0026',
    'dm-sec-0054',
  ),
  'bootstrap-forged-kept': defect(
    'Starts no session for a forged account, but keeps it, so that the true one comes too late.',
    'dm-boo-0026 cp-boot-0024',
    'dm-sec-0054 dm-pro-0138 dm-pro-0128 dm-sec-0008',
  ),
  'bootstrap-sec-not-read': defect(
    'Tries the secrets of all types, whatever SEC names.',
    'dm-sec-0059 cp-boot-0023',
    'dm-sec-0054 dm-sec-0058',
  ),
  'bootstrap-pin-left-out': defect(
    'Takes a MAC of the network secret alone where the PIN is wanted too.',
    'dm-sec-0058 dm-sec-0054 cp-boot-0023',
    'dm-sec-0059',
  ),
  'bootstrap-networkid-unknown': defect('Does not know NETWORKID.', 'dm-sec-0056', 'dm-boo-0023'),
  'bootstrap-userpin-unknown': defect(
    'Does not know USERPIN.',
    'dm-sec-0057 cp-boot-0004 cp-boot-0010',
    'dm-boo-0011 dm-boo-0012 dm-boo-0005 dm-boo-0008 dm-boo-0023 dm-boo-0019 dm-boo-0024 dm-std-0017 dm-std-0018',
  ),
  'bootstrap-netwpin-unknown': defect('Does not know NETWPIN.', 'dm-boo-0008', 'dm-boo-0023 cp-boot-0014 cp-boot-0004'),
  'bootstrap-usernetwpin-unknown': defect('Does not know USERNETWPIN.', 'cp-boot-0005', 'cp-boot-0014'),
  'bootstrap-userpinmac-unknown': defect('Does not know USERPINMAC.', 'cp-boot-0005'),
  'bootstrap-pin-as-octets': defect('Packs the digits of the PIN two to an octet.', 'cp-boot-0010', 'cp-boot-0004'),
  'bootstrap-imsi-as-text': defect(
    'Takes the digits of the IMSI as text for the network secret of a provisioning document.',
    'cp-boot-0014',
    'cp-boot-0004 cp-boot-0005 dm-boo-0005 dm-boo-0006 dm-boo-0008 dm-boo-0023 dm-std-0017 dm-std-0018',
  ),
  'bootstrap-damaged-kills': silentDefect('Dies of a bootstrap message that it cannot read.', 'dm-boo-0019'),
  'bootstrap-repeated-kills': silentDefect(
    'Dies of a bootstrap for a server that it has an account of.',
    'dm-boo-0019',
  ),
  'bootstrap-answered': defect(
    'Answers a bootstrap message with Status.',
    'dm-boo-0019',
    'dm-pro-0014 dm-pro-0015 dm-pro-0016 dm-rep-0022',
  ),
  'no-session-after-bootstrap': defect('Waits for somebody to start a session after a bootstrap.', 'dm-boo-0023'),
  'tnds-in-wbxml-unknown': defect(
    'Does not read serialised objects that are WBXML.',
    'dm-boo-0011',
    'dm-boo-0023 dm-sec-0056 dm-sec-0057',
  ),
  'inbox-unknown': defect('Passes over what is put into the Inbox.', 'dm-boo-0012', 'dm-boo-0011 dm-std-0008'),
  'bootstrap-stops-at-unknown': defect(
    'Takes nothing of a bootstrap message with an object that it does not know.',
    'dm-boo-0012',
    'dm-boo-0011 dm-boo-0023',
  ),
  'bootstrap-acl-ignored': defect('Drops the ACL that a serialised account brings.', 'dm-rep-0091'),
  'bootstrap-nonce-ignored': defect('Drops the nonces that an account brings.', 'dm-boo-0012'),
  'bootstrap-server-credentials-ignored': silentDefect(
    'Keeps of the credentials that the server shows nothing but their type.',
    'dm-boo-0012',
    'dm-boo-0019',
  ),
  'bootstrap-name-not-unique': defect(
    'Gives every account of a bootstrap the same name, so that the next one takes its place.',
    'dm-std-0017',
    'dm-boo-0026',
  ),
  'bootstrap-opens-accounts': defect(
    'Lets every server have all accounts when a bootstrap brings a further one.',
    'dm-tnd-0101',
    'dm-tnd-0087',
  ),
  'address-type-wanted': silentDefect('Drops an account whose AddrType has no value.', 'dm-std-0010'),
  'bootstrap-drops-other-accounts': silentDefect(
    'Has one account only: that of the last bootstrap.',
    'dm-tnd-0101',
    'dm-std-0017',
  ),
  'cp-sender-becomes-server': defect(
    'Calls whoever is called before when a provisioning document has no account.',
    'dm-boo-0006',
  ),
  'w7-without-acl': defect('Gives the server of w7 no rights on its account.', 'dm-boo-0005 dm-std-0018'),
  'w7-app-id-left-out': defect('Makes an account without AppID out of w7.', 'dm-boo-0004'),
  'w7-levels-exchanged': defect(
    'Takes APPSRV for what the server shows and CLIENT for what the client shows.',
    'dm-boo-0008',
    'dm-rep-0012',
  ),
  'w7-nonce-not-decoded': defect('Keeps the base64 of AAUTHDATA instead of its octets.', 'dm-boo-0008'),
  'w7-port-ignored': defect('Does not read PORTNBR.', 'dm-boo-0008'),
} as const;
