/** What the versions of DM write into a message (DM_Protocol 8.3; DM_RepPro 6.1). */

export const dmVersions = ['1.1.2', '1.2', '1.3'] as const;

export type DmVersion = (typeof dmVersions)[number];

export interface VersionNames {
  readonly VerDTD: string;
  readonly VerProto: string;
  readonly namespace: string;
  /** Registered public id of the WBXML form. */
  readonly publicId: number;
}

/** DM 1.3 speaks the representation of 1.2. */
export const versionNames: Readonly<Record<DmVersion, VersionNames>> = {
  '1.1.2': { VerDTD: '1.1', VerProto: 'DM/1.1', namespace: 'SYNCML:SYNCML1.1', publicId: 0x0fd3 },
  '1.2': { VerDTD: '1.2', VerProto: 'DM/1.2', namespace: 'SYNCML:SYNCML1.2', publicId: 0x1201 },
  '1.3': { VerDTD: '1.2', VerProto: 'DM/1.3', namespace: 'SYNCML:SYNCML1.2', publicId: 0x1201 },
};

export function isDmVersion(text: string): text is DmVersion {
  return (dmVersions as readonly string[]).includes(text);
}

/** Media types of a DM message (DM_RepPro 5.1). */
export const dmMediaTypes = {
  xml: 'application/vnd.syncml.dm+xml',
  wbxml: 'application/vnd.syncml.dm+wbxml',
} as const;

/** SessionID that a notification asks for: 1 to 4 upper-case hex digits, no leading zeros (DM_Notification 6.2.10). */
export function sessionIdOfNotification(number: number): string {
  return number.toString(16).toUpperCase();
}
