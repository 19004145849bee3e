/** Status and alert codes with a meaning in DM (DM_RepPro 6.5, 6.6 and 7; general codes of SyncML RepPro). */

/** Codes that a DM party sets on purpose. */
export const STATUS = {
  OK: '200',
  ACCEPTED: '202',
  AUTHENTICATED: '212',
  CHUNK_BUFFERED: '213',
  CANCELLED: '214',
  NOT_EXECUTED: '215',
  ROLLED_BACK: '216',
  NOT_MODIFIED: '304',
  BAD_REQUEST: '400',
  UNAUTHORIZED: '401',
  FORBIDDEN: '403',
  NOT_FOUND: '404',
  NOT_ALLOWED: '405',
  NOT_SUPPORTED: '406',
  AUTHENTICATION_REQUIRED: '407',
  TIMEOUT: '408',
  INCOMPLETE: '412',
  TOO_LARGE: '413',
  URI_TOO_LONG: '414',
  UNSUPPORTED_TYPE: '415',
  RANGE: '416',
  EXISTS: '418',
  DEVICE_FULL: '420',
  SIZE_MISMATCH: '424',
  PERMISSION_DENIED: '425',
  FAILED: '500',
  NOT_IMPLEMENTED: '501',
  DTD_VERSION: '505',
  ATOMIC_FAILED: '507',
  DATA_STORE: '510',
  PROTOCOL_VERSION: '513',
  ROLL_BACK_FAILED: '516',
  ATOMIC_TOO_LARGE: '517',
} as const;

export type StatusCode = (typeof STATUS)[keyof typeof STATUS];

/** Every code that the representation defines, those of data synchronisation included, as ranges. */
const definedRanges: readonly (readonly [number, number])[] = [
  [101, 101],
  [200, 216],
  [300, 305],
  [400, 425],
  [500, 517],
];

/** Is the text a status code that the representation defines? */
export function isDefinedStatus(text: string): boolean {
  const code = Number(text);
  return /^\d{3}$/.test(text) && definedRanges.some(([from, to]) => code >= from && code <= to);
}

/** Codes that say more than "done", with the commands whose lists name them (RepPro 6.6; Protocol 7 and 9.1); a code of `elsewhere` with none. */
const usualWith: Readonly<Record<string, readonly string[]>> = {
  '202': ['Alert', 'Exec'],
  '212': ['SyncHdr'],
  '213': ['Add', 'Replace'],
  '214': ['Alert'],
  '304': ['Alert'],
  '216': ['Add', 'Alert', 'Copy', 'Delete', 'Replace'],
  '516': ['Add', 'Alert', 'Copy', 'Delete', 'Replace'],
};
/** Lists are silent, and yet the code has a meaning: Results and Alert may come in chunks as well, and Atomic may hold Exec and groups. */
const unsettled: Readonly<Record<string, readonly string[]>> = {
  '213': ['Results', 'Alert'],
  '216': ['Atomic', 'Exec', 'Sequence'],
  '516': ['Atomic', 'Exec', 'Sequence'],
};
/** In no list of a DM command: of data synchronisation, redirections, payment, and others of the general list. */
const elsewhere = /^(201|20[3-9]|21[01]|30[0-35]|402|409|41[017]|419|42[1-3]|508|512|514)$/;

/**
 * Is the code one that the list of the command names? Undefined where the lists do not settle it: codes of refusal, which other rules give to
 * more commands than the lists do, and commands that DM does not know.
 */
export function isUsualStatus(code: string, command: string): boolean | undefined {
  if (elsewhere.test(code)) return false;
  const commands = usualWith[code];
  if (!commands || unsettled[code]?.includes(command)) return undefined;
  return commands.includes(command);
}

/** 2xx: done, or on its way. */
export function isSuccess(status: string): boolean {
  return /^2\d\d$/.test(status) && status !== STATUS.NOT_EXECUTED && status !== STATUS.CANCELLED;
}

export const ALERT = {
  DISPLAY: '1100',
  CONFIRM: '1101',
  TEXT_INPUT: '1102',
  SINGLE_CHOICE: '1103',
  MULTIPLE_CHOICE: '1104',
  SERVER_INITIATED: '1200',
  CLIENT_INITIATED: '1201',
  NEXT_MESSAGE: '1222',
  SESSION_ABORT: '1223',
  CLIENT_EVENT: '1224',
  NO_END_OF_DATA: '1225',
  GENERIC: '1226',
} as const;

export type AlertCode = (typeof ALERT)[keyof typeof ALERT];

/** Who may send an alert (DM_RepPro 7; DM_Protocol 8.7, 10.1). */
export const alertSenders: Readonly<Record<AlertCode, 'client' | 'server' | 'both'>> = {
  '1100': 'server',
  '1101': 'server',
  '1102': 'server',
  '1103': 'server',
  '1104': 'server',
  '1200': 'client',
  '1201': 'client',
  '1222': 'both',
  '1223': 'both',
  '1224': 'client',
  '1225': 'both',
  '1226': 'client',
};

export function isAlertCode(text: string): text is AlertCode {
  return text in alertSenders;
}

/** Severity of a Generic Alert, highest first; absent means informational (DM_Protocol 8.7.1.8). */
export const alertMarks = ['fatal', 'critical', 'minor', 'warning', 'informational', 'harmless', 'indeterminate'];
