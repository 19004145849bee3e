/** The commands of a client's message: device information, alerts, results; one Status each (DM_Protocol 8; DM_RepPro 6.6). */
import { ALERT, isAlertCode, STATUS } from '../../dm/codes';
import { isFormat } from '../../dm/formats';
import { codesOfEvent, refusalOf, statusFor, statusForAll, textCode } from './answers';
import { listed, type ServerConfig } from './config';
import type { Defects } from './defects';
import { recordEvent } from './events';
import type { Arrival, ChunkPlace, InboundObject } from './inbound';
import type { Ledger } from './ledger';
import type { Alert, Command, Item, Meta, Replace, Results, Status, SyncHdr } from './messages';
import type { Store } from './store';
import { textOf } from './values';

export interface Hearing {
  readonly config: ServerConfig;
  readonly defects: Defects;
  readonly store: Store;
  readonly device: string;
  readonly now: () => Date;
  readonly header: SyncHdr;
  readonly ledger: Ledger;
  readonly inbound: InboundObject;
  /** Package 1 of the session is over. */
  readonly later: boolean;
  readonly statuses: Status[];
  /** Items that the client sent, of package 1. */
  readonly devInfo: Record<string, string>;
  /** Set by the commands. */
  chunkRefused: boolean;
  chunkBuffered: boolean;
  noEndOfData: boolean;
}

type Numbered = Command & { readonly CmdID: string };

export function hearCommand(hearing: Hearing, command: Command): void {
  const { defects, header, statuses } = hearing;
  switch (command.$) {
    case 'Status':
      if (command.CmdRef !== '0' && hearing.ledger.status(command) === 'chunk refused') hearing.chunkRefused = true;
      if (defects.has('status-for-status')) statuses.push(statusFor(header, command, STATUS.OK, defects));
      return;
    case 'Results':
      hearResults(hearing, command);
      return;
    case 'Alert':
      hearAlert(hearing, command);
      return;
    case 'Replace':
      hearReplace(hearing, command);
      return;
    default:
      statuses.push(...statusForAll(header, [command], refusalOf(command, defects), defects));
  }
}

/** No Status for Results, unless something is to be said but 200 (DM_RepPro 6.3.4). */
function hearResults(hearing: Hearing, results: Results): void {
  const { defects, ledger } = hearing;
  const lenient = !defects.has('results-without-msgref-lost');
  let code: string | undefined;
  for (const item of results.Item) {
    const uri = item.Source?.LocURI ?? item.Target?.LocURI ?? results.SourceRef ?? '';
    const key = `Results ${results.MsgRef} ${results.CmdRef}`;
    const arrival = hearing.inbound.take(
      { key, uri },
      defects.has('opaque-ends-at-zero') ? cutAtZero(item) : item,
      results.Meta,
    );
    if (arrival.kind === 'whole') ledger.value(results, arrival.item, lenient);
    else {
      if (arrival.kind === 'buffered' && arrival.early) ledger.value(results, arrival.early, lenient);
      code = codeOfArrival(hearing, arrival);
    }
  }
  if (code !== undefined || defects.has('status-for-results')) {
    hearing.statuses.push(statusFor(hearing.header, results, code ?? STATUS.OK, defects));
  }
}

function cutAtZero(item: Item): Item {
  const { Data: data } = item;
  return data instanceof Uint8Array ? { ...item, Data: data.subarray(0, Math.max(0, data.indexOf(0))) } : item;
}

function codeOfArrival(hearing: Hearing, arrival: Exclude<Arrival, { kind: 'whole' }>): string {
  if (arrival.kind === 'size-mismatch') return STATUS.SIZE_MISMATCH;
  if (arrival.kind === 'too-large') return STATUS.TOO_LARGE;
  hearing.chunkBuffered = true;
  return hearing.defects.has('chunk-says-200') ? STATUS.OK : STATUS.CHUNK_BUFFERED;
}

/** The device information; a client may replace nothing else (DM_Protocol 8.3). */
function hearReplace(hearing: Hearing, command: Replace): void {
  const { defects, statuses, header } = hearing;
  const codes = command.Item.map((item) => {
    const uri = (item.Source?.LocURI ?? item.Target?.LocURI ?? '').replace(/^\.\//, '');
    if (!/^DevInfo(?:\/|$)/.test(uri)) return STATUS.NOT_ALLOWED;
    const arrival = takeItem(hearing, `Replace`, uri, item, command.Meta);
    if (arrival.kind !== 'whole') return codeOfArrival(hearing, arrival);
    hearing.devInfo[uri.slice('DevInfo/'.length)] = textOf(arrival.item.Data);
    return STATUS.OK;
  });
  if (defects.has('devinfo-status-missing')) return;
  const missing = command.Item.length === 0;
  if (missing || codes.every((code) => code === codes[0])) {
    statuses.push(statusFor(header, command, missing ? STATUS.BAD_REQUEST : codes[0]!, defects));
    return;
  }
  for (const [index, item] of command.Item.entries()) {
    const SourceRef = item.Source ? [item.Source.LocURI] : [];
    statuses.push(statusFor(header, command, codes[index]!, defects, { SourceRef }));
  }
}

function takeItem(hearing: Hearing, key: string, uri: string, item: Item, meta: Meta | undefined): Arrival {
  const place: ChunkPlace = { key, uri };
  return hearing.inbound.take(place, item, meta);
}

function hearAlert(hearing: Hearing, alert: Alert): void {
  const { defects, statuses, header } = hearing;
  const code = textCode(alert);
  const say = (data: string): void => void statuses.push(statusFor(header, alert as Numbered, data, defects));
  if (hearing.later && defects.has('package-3-alert-status-missing')) return;
  switch (code) {
    case '':
      say(defects.has('malformed-command-says-200') ? STATUS.OK : STATUS.BAD_REQUEST);
      return;
    case ALERT.SERVER_INITIATED:
    case ALERT.CLIENT_INITIATED:
      if (!defects.has('alert-status-missing')) say(STATUS.OK);
      return;
    case ALERT.NEXT_MESSAGE:
      if (!defects.has('next-message-unanswered')) say(STATUS.OK);
      return;
    case ALERT.SESSION_ABORT:
      say(STATUS.OK);
      return;
    case ALERT.NO_END_OF_DATA:
      hearing.noEndOfData = true;
      say(STATUS.OK);
      return;
    case ALERT.CLIENT_EVENT:
    case ALERT.GENERIC:
      hearEvent(hearing, alert, code);
      return;
    default:
      // What is for the user goes to clients only (DM_Protocol 10).
      say(isAlertCode(code) ? STATUS.NOT_SUPPORTED : STATUS.BAD_REQUEST);
  }
}

function hearEvent(hearing: Hearing, alert: Alert, code: string): void {
  const { defects, statuses, header, config } = hearing;
  const whole: Item[] = [];
  for (const [index, item] of (alert.Item ?? []).entries()) {
    const uri = `${item.Source?.LocURI ?? ''} ${index}`;
    const arrival = takeItem(hearing, `Alert ${code}`, uri, item, undefined);
    if (arrival.kind === 'whole') whole.push(arrival.item);
    else {
      statuses.push(statusFor(header, alert, codeOfArrival(hearing, arrival), defects));
      return;
    }
  }
  const event = { ...alert, Item: whole };
  const types = code === ALERT.GENERIC ? config.genericAlerts : config.clientEvents;
  const codes = codesOfEvent(event, defects, { type: (type) => listed(types, type), format: isFormat });
  recordEvent(hearing, event, code, codes);
  if (alert.Correlator !== undefined && !hearing.later && defects.has('late-report-refused')) {
    statuses.push(statusFor(header, alert, STATUS.INCOMPLETE, defects));
    return;
  }
  if (codes.length === 1) {
    const first = whole[0]?.Source;
    const only = defects.has('generic-alert-first-item-only') && first !== undefined && code === ALERT.GENERIC;
    statuses.push(statusFor(header, alert, codes[0]!, defects, only ? { SourceRef: [first.LocURI] } : {}));
    return;
  }
  for (const [index, item] of whole.entries()) {
    if (index > 0 && defects.has('generic-alert-first-item-only')) return;
    const SourceRef = item.Source && !defects.has('item-statuses-without-reference') ? [item.Source.LocURI] : [];
    statuses.push(statusFor(header, alert, codes[index]!, defects, { SourceRef }));
  }
}

/** An object breaks off when a command comes that does not go on with it (DM_Protocol 7.2). */
export function interrupted(inbound: InboundObject, commands: readonly Command[]): boolean {
  if (!inbound.underWay) return false;
  const others = commands.filter((one) => one.$ !== 'Status' && !isNextMessage(one));
  if (others.length === 0) return false;
  return !others.some((one) => {
    if (one.$ === 'Results') {
      const key = `Results ${one.MsgRef} ${one.CmdRef}`;
      return one.Item.some((item) =>
        inbound.continues({ key, uri: item.Source?.LocURI ?? item.Target?.LocURI ?? one.SourceRef ?? '' }),
      );
    }
    if (one.$ === 'Replace') {
      return one.Item.some((item) =>
        inbound.continues({ key: 'Replace', uri: (item.Source?.LocURI ?? '').replace(/^\.\//, '') }),
      );
    }
    if (one.$ !== 'Alert') return false;
    return (one.Item ?? []).some((item, index) =>
      inbound.continues({ key: `Alert ${textCode(one)}`, uri: `${item.Source?.LocURI ?? ''} ${index}` }),
    );
  });
}

function isNextMessage(command: Command): boolean {
  return command.$ === 'Alert' && textCode(command) === ALERT.NEXT_MESSAGE;
}
