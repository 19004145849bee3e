/** Defects of notifications, of bootstrap messages of both profiles, and of the pushes that carry them. */
import { defect } from '../../shared/defect';

export const pushDefects = {
  // Package 0
  'notification-without-digest': defect('Sends a notification without digest.', 'dm-not-0001', 'dm-not-0002'),
  'notification-digest-wrong': defect('Hashes the notification without the nonce.', 'dm-not-0033'),
  'notification-nonce-in-base64': defect('Hashes the nonce of a notification without decoding it.', 'dm-not-0033'),
  'notification-version-1': defect('Writes 1 as version of the notification.', 'dm-not-0003'),
  'notification-future-bits': defect('Sets bits for future use.', 'dm-not-0006'),
  'notification-same-session': defect('Uses one session id for all notifications.', 'dm-not-0007'),
  'notification-repeated-anew': defect('Repeats a notification under another session id.', 'dm-not-0009'),
  'notification-length-wrong': defect('Counts the server identifier wrong.', 'dm-not-0002'),
  'notification-octets-swapped': defect(
    'Writes the session id of a notification with its low octet first.',
    'dm-not-0002',
  ),
  // WSP
  'push-headers-exchanged': defect('Writes the application id before the content type.', 'dm-not-0019'),
  'push-type-as-text': defect('Writes the content type of a push as text.', 'dm-not-0020', 'dm-not-0022'),
  'push-application-as-text': defect('Writes the application id of a push as text.', 'dm-not-0021', 'dm-not-0022'),
  'push-type-wrong': defect('Gives pushes the type text/plain.', 'dm-not-0027 cp-boot-0001', 'dm-not-0020 dm-rep-0001'),
  'push-application-wrong': defect('Addresses pushes to another application.', 'dm-not-0021 cp-boot-0001'),
  'push-headers-long': defect('Puts headers into a push that nobody needs.', 'dm-not-0022'),
  'push-confirmed': defect('Sends confirmed pushes.', 'dm-not-0018 cp-boot-0001'),
  'push-other-port': defect('Sends pushes to another port than 2948.', 'dm-not-0023', 'cp-boot-0001'),
  // Bootstrap of either profile
  'bootstrap-in-xml': defect('Sends a bootstrap message as XML.', 'dm-sec-0061 dm-boo-0010 cp-boot-0001'),
  'bootstrap-type-wrong': defect(
    'Marks a bootstrap message with the type of the other profile.',
    'dm-rep-0001 cp-boot-0001',
  ),
  'bootstrap-unsecured': defect(
    'Sends a bootstrap message without SEC and MAC.',
    'dm-boo-0014 dm-sec-0055 cp-boot-0017',
    'cp-boot-0006 dm-sec-0060',
  ),
  'bootstrap-mac-wrong': defect(
    'Computes the MAC of a bootstrap message with another secret.',
    'dm-sec-0054 cp-boot-0011',
    'cp-boot-0014 dm-sec-0056 dm-sec-0057 dm-sec-0058',
  ),
  'bootstrap-mac-of-nothing': defect(
    'Computes the MAC of a bootstrap message over nothing.',
    'dm-sec-0054 cp-boot-0011',
    'dm-sec-0056 dm-sec-0057 dm-sec-0058',
  ),
  'bootstrap-encoded-anew': defect(
    'Encodes a bootstrap message anew after its MAC was made.',
    'cp-cont-0078',
    'dm-sec-0054 cp-boot-0011 cp-boot-0012 dm-sec-0056 dm-sec-0057 dm-sec-0058',
  ),
  'bootstrap-mac-lower-case': defect('Writes the MAC of a bootstrap message in lower case.', 'cp-boot-0009'),
  'bootstrap-mac-quoted': defect('Writes the MAC of a bootstrap message in quotes.', 'cp-boot-0009', 'dm-sec-0054'),
  'bootstrap-mac-missing': defect('Sends SEC without MAC.', 'cp-boot-0006 dm-sec-0060', 'dm-sec-0054 cp-boot-0011'),
  'bootstrap-sec-missing': defect('Sends MAC without SEC.', 'cp-boot-0008', 'cp-boot-0006 cp-boot-0007 dm-sec-0059'),
  'bootstrap-sec-in-lower-case': defect(
    'Writes SEC in lower case.',
    'dm-sec-0059',
    'dm-sec-0056 dm-sec-0057 dm-sec-0058',
  ),
  'bootstrap-mac-beside-code': defect('Sends a MAC with SEC 3.', 'cp-boot-0007'),
  'pin-mac-code-short': defect('Makes codes of eight digits.', 'cp-boot-0012'),
  'imsi-as-text': defect(
    'Uses the digits of the IMSI as text where semi-octets are the key.',
    'cp-boot-0014',
    'cp-boot-0011',
  ),
  'secrets-without-colon': defect('Joins PIN and network secret without a colon.', 'dm-sec-0058', 'dm-sec-0054'),
  'networkid-unsupported': defect('Does not offer NETWORKID.', 'dm-sec-0056'),
  'userpin-unsupported': defect('Does not offer USERPIN.', 'dm-sec-0057'),
  'bootstrap-without-connection': defect(
    'Leaves the connection out of a bootstrap message.',
    'dm-boo-0013',
    'cp-cont-0009 cp-cont-0028 dm-boo-0021',
  ),
  // DM profile
  'bootstrap-without-acl': defect('Leaves ACL out of a bootstrap message.', 'dm-boo-0016'),
  'bootstrap-without-session': defect(
    'Leaves SessionID and MsgID out of a bootstrap message.',
    'dm-boo-0017',
    'dm-pro-0003',
  ),
  'bootstrap-reference-bare': defect('Refers to an object of the message without ./Inbox/.', 'dm-boo-0021'),
  'tnds-verdtd-wrong': defect('Writes VerDTD 1.1 into a serialised object.', 'dm-tns-0009'),
  'tnds-without-rtproperties': defect('Leaves RTProperties out of leaf nodes.', 'dm-tns-0008', 'dm-boo-0016'),
  'tnds-type-wrong': defect('Marks a serialised object as DDF.', 'dm-tns-0003'),
  // CP profile
  'cp-root-empty': defect('Sends a provisioning document without any characteristic.', 'cp-cont-0001', 'cp-cont-0062'),
  'cp-public-id-unknown': defect('Writes another public id than 0x0B.', 'cp-cont-0064'),
  'cp-charset-latin-1': defect('Says ISO-8859-1 in the head of WBXML.', 'cp-cont-0065', 'cp-cont-0006'),
  'cp-napdef-inside': defect('Puts NAPDEF into APPLICATION.', 'cp-cont-0011'),
  'cp-napid-of-nothing': defect('Refers to a NAPDEF that is not there.', 'cp-cont-0028 cp-cont-0009'),
  'cp-port-outside': defect('Puts PORT beside APPADDR.', 'cp-cont-0013'),
  'cp-port-in-hex': defect('Writes PORTNBR in hexadecimal digits.', 'cp-cont-0031'),
  'cp-parm-elsewhere': defect('Writes PORTNBR into APPLICATION.', 'cp-cont-0015'),
  'w7-without-appid': defect('Leaves APPID out of APPLICATION.', 'cp-cont-0061', 'cp-cont-0062'),
  'w7-without-provider-id': defect('Leaves PROVIDER-ID out of w7.', 'cp-cont-0062'),
} as const;
