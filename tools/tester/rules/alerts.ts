/** Alerts: codes, who may send them, what they carry (DM_RepPro 6.6.2 and 7; DM_Protocol 8.1, 8.7). */
import { ALERT, alertMarks, alertSenders, isAlertCode, isSuccess } from '../../dm/codes';
import { child, textOf } from '../../wire/tree';
import { type CommandView, commands, isFinal, type Message } from '../conversation';
import { flowOf } from './flow';
import { alertCode, hasAlert, itemsOf, metaOf, nearest, nodeKey, uriOf, valueIn } from './parts';
import type { Breach, Rule, Scope } from './rule';
import { everyMessage, wholeSession } from './tally';
import { transfersOf } from './transfers';

function alertsOf(message: Message, ...codes: string[]): CommandView[] {
  return commands(message).filter(
    (view) => view.name === 'Alert' && (codes.length === 0 || codes.includes(alertCode(view) ?? '')),
  );
}

/**
 * Every Alert has a code of the DM table that its sender may use. Assumes nothing. 1221 is not judged: general SyncML has it, the table of DM
 * has not. 1226 came with DM 1.2.
 */
export const alertCodes: Rule = {
  id: 'alert-codes',
  requirements: ['dm-rep-0027', 'dm-rep-0026', 'dm-pro-0083'],
  party: 'both',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, { conversation }) => {
    const lacksEvents = conversation.agreement.version === '1.1.2';
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
      if (code === '1221') continue;
      const known = isAlertCode(code) && !(lacksEvents && code === ALERT.GENERIC);
      const sender = known ? alertSenders[code] : undefined;
      tally.test(sender === 'both' || sender === message.from, () => ({
        requirement: sender && code === ALERT.GENERIC ? 'dm-pro-0083' : 'dm-rep-0027',
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

/** Items of Client Event and Generic Alert carry Meta Type and Format, and Data. Assumes nothing. Later chunks need not repeat the Meta. */
export const eventItems: Rule = {
  id: 'event-items',
  requirements: ['dm-pro-0088', 'dm-pro-0089', 'dm-pro-0093', 'dm-rep-0029'],
  party: 'client',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally, scope) => {
    for (const alert of alertsOf(message, ALERT.CLIENT_EVENT, ALERT.GENERIC)) {
      if (goesOn(message, alert, scope)) continue;
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

/** Generic Alert: Type in one of the two name spaces (or a registered URN), Mark one of seven, Assumes nothing. */
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

/** Is this a later chunk of an alert that came before? */
function goesOn(message: Message, alert: CommandView, scope: Scope): boolean {
  return transfersOf(flowOf(scope.messages), message.from).some(({ chunks }) =>
    chunks.slice(1).some(({ command }) => command.node === alert.node),
  );
}

/**
 * A Generic Alert about a node that an Exec was sent to, with a Correlator, has the Correlator of one of those Execs (RepPro 6.6.2).
 * Assumes an Exec whose Target can be read. An alert without Correlator may be of another origin and is not judged.
 */
export const correlatorRepeated: Rule = {
  id: 'correlator-repeated',
  requirements: ['dm-rep-0028'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyMessage((message, tally, { conversation }) => {
    for (const alert of alertsOf(message, ALERT.GENERIC)) {
      const actual = textOf(child(alert.node, 'Correlator'));
      const keys = itemsOf(alert.node).flatMap((item) =>
        uriOf(item, 'Source') ? nodeKey(uriOf(item, 'Source')!) : [],
      );
      const sent = conversation.messages
        .filter(({ from, n }) => from === 'server' && n < message.n)
        .flatMap(commands)
        .filter(
          ({ name, node }) =>
            name === 'Exec' && itemsOf(node).some((item) => keys.includes(nodeKey(uriOf(item, 'Target') ?? ''))),
        )
        .flatMap(({ node }) => textOf(child(node, 'Correlator')) ?? []);
      if (actual === undefined || sent.length === 0) continue;
      tally.test(sent.includes(actual), () => ({
        message,
        node: child(alert.node, 'Correlator'),
        text: 'No Exec of this node had this Correlator.',
        expected: sent,
        actual,
      }));
    }
  }),
};

const genericAnswers = ['200', '202', '213', '401', '407', '412', '415', '500'];

/** A Generic Alert is answered with one of the codes listed for it (Protocol 8.7); 213 is for chunks. Assumes ids that name one command each. */
export const genericAlertStatus: Rule = {
  id: 'generic-alert-status',
  requirements: ['dm-pro-0052'],
  party: 'server',
  assumesCorrectPeer: true,
  judge: wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from !== 'client') continue;
      for (const alert of alertsOf(message, ALERT.GENERIC)) {
        const status = flow.statusesFor(message, alert.cmdId?.trim() ?? '')?.[0];
        const taken = isSuccess(flow.headerCode(message) ?? '200');
        if (!status || !taken || !scope.judged(status.message)) continue;
        tally.test(genericAnswers.includes(status.code), () => ({
          message: status.message,
          node: child(status.node, 'Data'),
          text: 'A Generic Alert is not answered with this code.',
          expected: genericAnswers,
          actual: status.code,
        }));
      }
    }
  }),
};
