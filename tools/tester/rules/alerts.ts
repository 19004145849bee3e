/** Alerts: codes, who may send them, what they carry (DM_RepPro 6.6.2 and 7; DM_Protocol 8.1, 8.7). */
import { ALERT, alertMarks, alertSenders, isAlertCode } from '../../dm/codes';
import { child } from '../../wire/tree';
import { type CommandView, commands, isFinal, type Message } from '../conversation';
import { alertCode, hasAlert, itemsOf, metaOf, nearest, valueIn } from './parts';
import type { Breach, Rule } from './rule';
import { everyMessage } from './tally';

function alertsOf(message: Message, ...codes: string[]): CommandView[] {
  return commands(message).filter(
    (view) => view.name === 'Alert' && (codes.length === 0 || codes.includes(alertCode(view) ?? '')),
  );
}

/** Every Alert has a code of the DM table that its sender may use. Assumes nothing. */
export const alertCodes: Rule = {
  id: 'alert-codes',
  requirements: ['dm-rep-0027', 'dm-rep-0026', 'dm-pro-0083'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const alert of alertsOf(message)) {
      const code = alertCode(alert);
      const node = nearest(child(alert.node, 'Data'), alert.node);
      if (code === undefined || code === '') {
        const breach: Breach = {
          requirement: 'dm-rep-0026',
          message,
          node,
          text: 'The Alert says nothing.',
          expected: ['an alert code'],
          actual: 'no Data',
        };
        tally.test(false, () => breach);
        continue;
      }
      const sender = isAlertCode(code) ? alertSenders[code] : undefined;
      tally.test(sender === 'both' || sender === message.from, () => ({
        requirement: code === ALERT.GENERIC ? 'dm-pro-0083' : 'dm-rep-0027',
        message,
        node,
        text: sender ? `Alert ${code} is sent by the ${sender} only.` : `Alert ${code} is no alert of DM.`,
        expected: Object.entries(alertSenders).flatMap(([one, by]) =>
          by === 'both' || by === message.from ? [one] : [],
        ),
        actual: code,
      }));
    }
  }),
};

/** A message that aborts the session is final. Assumes nothing. */
export const abortIsFinal: Rule = {
  id: 'abort-is-final',
  requirements: ['dm-pro-0078'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    if (!hasAlert(message, ALERT.SESSION_ABORT)) return;
    tally.test(isFinal(message), () => ({
      message,
      node: alertsOf(message, ALERT.SESSION_ABORT)[0]?.node,
      text: 'The session is aborted in a message without Final.',
      expected: ['Final'],
      actual: 'no Final',
    }));
  }),
};

/** Items of Client Event and Generic Alert carry Meta Type and Format, and Data. Assumes nothing. */
export const eventItems: Rule = {
  id: 'event-items',
  requirements: ['dm-pro-0088', 'dm-pro-0089', 'dm-pro-0093', 'dm-rep-0029'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const alert of alertsOf(message, ALERT.CLIENT_EVENT, ALERT.GENERIC)) {
      const generic = alertCode(alert) === ALERT.GENERIC;
      const about = (wanted: string): string => (generic ? wanted : 'dm-rep-0029');
      const items = itemsOf(alert.node);
      tally.test(items.length > 0, () => ({
        requirement: about('dm-pro-0088'),
        message,
        node: alert.node,
        text: 'The event has no Item.',
        expected: ['Item'],
        actual: 'none',
      }));
      for (const item of items) {
        for (const name of ['Type', 'Format'])
          tally.test(Boolean(valueIn(metaOf(item, name)) ?? valueIn(metaOf(alert.node, name))), () => ({
            requirement: about('dm-pro-0089'),
            message,
            node: item,
            text: `The event does not state its ${name}.`,
            expected: [`Meta/${name}`],
            actual: 'none',
          }));
        tally.test(child(item, 'Data') !== undefined, () => ({
          requirement: about('dm-pro-0093'),
          message,
          node: item,
          text: 'The event has no data.',
          expected: ['Data'],
          actual: 'none',
        }));
      }
    }
  }),
};

/** Generic Alert: Type in one of the two name spaces (or a registered URN), Mark one of seven, Source where it names a node. Assumes nothing. */
export const genericAlert: Rule = {
  id: 'generic-alert',
  requirements: ['dm-pro-0090', 'dm-pro-0092'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const alert of alertsOf(message, ALERT.GENERIC))
      for (const item of itemsOf(alert.node)) {
        const type = metaOf(item, 'Type') ?? metaOf(alert.node, 'Type');
        const name = valueIn(type);
        if (name !== undefined)
          tally.test(/^(Content-Type:|Reversed-Domain-Name:|urn:|org\.)/i.test(name), () => ({
            requirement: 'dm-pro-0090',
            message,
            node: type,
            text: 'The type of the alert is in no name space.',
            expected: ['Content-Type:...', 'Reversed-Domain-Name:...', 'urn:...'],
            actual: name,
          }));
        const mark = metaOf(item, 'Mark');
        if (mark)
          tally.test(alertMarks.includes(valueIn(mark) ?? ''), () => ({
            requirement: 'dm-pro-0092',
            message,
            node: mark,
            text: 'Mark is none of the seven levels.',
            expected: alertMarks,
            actual: valueIn(mark) ?? '',
          }));
      }
  }),
};
