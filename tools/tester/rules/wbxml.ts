/** What stands before a WBXML message (DM_RepPro 5.2; MetInf 7.1). */
import { type DmVersion, versionNames } from '../../dm/versions';
import { allowedVersions } from './message';
import type { Rule } from './rule';
import { everyMessage } from './tally';

const versions = ['1.1', '1.2', '1.3'];

/** WBXML is sent as 1.1, 1.2 or 1.3. Assumes nothing. */
export const wbxmlVersion: Rule = {
  id: 'wbxml-version',
  requirements: ['dm-rep-0003'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.document?.encoding !== 'wbxml') return;
    const actual = message.document.header.version ?? 'none';
    tally.test(versions.includes(actual), () => ({
      message,
      offset: 0,
      text: 'WBXML of another version.',
      expected: versions,
      actual,
    }));
  }),
};

const syncml12 = {
  number: versionNames['1.2'].publicId,
  // Three spellings are in circulation (DM_RepPro, OMNA, the draft of 2004).
  texts: ['-//SYNCML//DTD SyncML 1.2//EN', '-//SYNCML//DTD SYNCML 1.2//EN', '-//OMA//DTD SYNCML 1.2//EN'],
};
const publicIds: Readonly<Record<DmVersion, { number: number; texts: readonly string[] }>> = {
  '1.1.2': { number: versionNames['1.1.2'].publicId, texts: ['-//SYNCML//DTD SyncML 1.1//EN'] },
  '1.2': syncml12,
  '1.3': syncml12,
};

/** The public identifier is that of the agreed SyncML version, as number or as text. Assumes nothing. */
export const wbxmlPublicId: Rule = {
  id: 'wbxml-public-id',
  requirements: ['syn-met-0006'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    if (message.document?.encoding !== 'wbxml') return;
    const { publicId } = message.document.header;
    if (publicId === undefined) return;
    const known = [...new Set(allowedVersions(scope, message).map((one) => publicIds[one]))];
    const right = known.some(({ number, texts }) => publicId === number || texts.includes(String(publicId)));
    tally.test(right, () => ({
      message,
      offset: 1,
      text: 'The public identifier is that of another document type.',
      expected: known.flatMap(({ number, texts }) => [`0x${number.toString(16)}`, ...texts]),
      actual: typeof publicId === 'number' ? `0x${publicId.toString(16)}` : publicId,
    }));
  }),
};

/** A token stands on the page of its element: one that its page does not know is a fault of the sender. Assumes nothing. */
export const wbxmlTokens: Rule = {
  id: 'wbxml-tokens',
  requirements: ['syn-met-0007'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (message.document?.encoding !== 'wbxml') return;
    const faults = message.document.findings.filter(
      (one) => one.code === 'unknown-token' || one.code === 'unknown-page',
    );
    if (faults.length === 0) tally.test(true, () => ({ message, text: '', expected: [], actual: '' }));
    for (const fault of faults)
      tally.test(false, () => ({
        message,
        offset: fault.offset,
        text: fault.message,
        expected: fault.expected ? [fault.expected] : ['a token of the code page'],
        actual: fault.actual ?? '',
      }));
  }),
};

/** Ranges of numbers that IANA has given to character sets; 0 says that it is unknown. */
const charsets: readonly (readonly [first: number, last: number])[] = [
  [0, 0],
  [3, 119],
  [1000, 1021],
  [2000, 2260],
];

/** The charset is a number that IANA knows, or 0 (WAP-192 5.6). Assumes nothing. What is read here by name is known. */
export const wbxmlCharset: Rule = {
  id: 'wbxml-charset',
  requirements: ['wbx-0002'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    const charset = message.document?.encoding === 'wbxml' ? message.document.header.charset : undefined;
    if (charset === undefined) return;
    const [, number] = /^mib-(\d+)$/.exec(charset) ?? [];
    const known =
      number === undefined || charsets.some(([first, last]) => Number(number) >= first && Number(number) <= last);
    tally.test(known, () => ({
      message,
      offset: 2,
      text: 'The charset is no number of IANA.',
      expected: ['106 (UTF-8)', '0 (unknown)'],
      actual: number ?? charset,
    }));
  }),
};
