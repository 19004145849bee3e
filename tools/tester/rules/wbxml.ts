/** What stands before a WBXML message (DM_RepPro 5.2; MetInf 7.1). */

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

const publicIds: Readonly<Record<string, { number: number; texts: readonly string[] }>> = {
  '1.1.2': { number: 0x0fd3, texts: ['-//SYNCML//DTD SyncML 1.1//EN'] },
  '1.2': {
    number: 0x1201,
    // Three spellings are in circulation (DM_RepPro, OMNA, the draft of 2004).
    texts: ['-//SYNCML//DTD SyncML 1.2//EN', '-//SYNCML//DTD SYNCML 1.2//EN', '-//OMA//DTD SYNCML 1.2//EN'],
  },
};

/** The public identifier is that of the agreed SyncML version, as number or as text. Assumes nothing. */
export const wbxmlPublicId: Rule = {
  id: 'wbxml-public-id',
  requirements: ['syn-met-0006'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, { conversation }) => {
    if (message.document?.encoding !== 'wbxml') return;
    const { version } = conversation.agreement;
    const known = publicIds[version === '1.1.2' ? version : '1.2'];
    const { publicId } = message.document.header;
    if (!known || publicId === undefined) return;
    const right = publicId === known.number || known.texts.includes(String(publicId));
    tally.test(right, () => ({
      message,
      offset: 1,
      text: 'The public identifier is that of another document type.',
      expected: [`0x${known.number.toString(16)}`, ...known.texts],
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
