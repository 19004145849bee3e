/** Alerts that talk to the user, and what the client says to them (DM_Protocol 10). */
import { ALERT, STATUS } from '../../dm/codes';
import { parseUiOptions } from '../../dm/ui-options';
import { child, children, type ElementNode } from '../../wire/tree';
import { type CommandView, commands } from '../conversation';
import { commandsById, flowOf, type StatusView } from './flow';
import { alertCode, itemsOf, nearest, valueIn } from './parts';
import type { Rule } from './rule';
import { everyMessage, type Tally, wholeSession } from './tally';

const forUsers: readonly string[] = [
  ALERT.DISPLAY,
  ALERT.CONFIRM,
  ALERT.TEXT_INPUT,
  ALERT.SINGLE_CHOICE,
  ALERT.MULTIPLE_CHOICE,
];
const choices: readonly string[] = [ALERT.SINGLE_CHOICE, ALERT.MULTIPLE_CHOICE];

/** Item 1 is for options, Item 2 has the text, further ones the choices, each with one Data (10.1, 10.2). Assumes nothing. */
export const uiItems: Rule = {
  id: 'ui-items',
  requirements: ['dm-pro-0099', 'dm-pro-0100', 'dm-pro-0101'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const command of commands(message)) {
      const code = alertCode(command) ?? '';
      if (!forUsers.includes(code)) continue;
      const items = itemsOf(command.node);
      const least = choices.includes(code) ? 3 : 2;
      tally.test(items.length >= least, () => ({
        requirement: items.length < 2 ? 'dm-pro-0099' : 'dm-pro-0101',
        message,
        node: command.node,
        text: `Alert ${code} lacks Items.`,
        expected: [`${least} Items or more`],
        actual: String(items.length),
      }));
      for (const [index, item] of items.slice(1).entries()) {
        tally.test(children(item, 'Data').length === 1, () => ({
          requirement: index === 0 ? 'dm-pro-0100' : 'dm-pro-0101',
          message,
          node: item,
          text: `Item ${index + 2} of Alert ${code} has no text.`,
          expected: ['one Data'],
          actual: `${children(item, 'Data').length} Data`,
        }));
      }
    }
  }),
};

/** The options are URL encoded; MINDT and MAXDT are positive numbers of seconds (10.3). Assumes nothing. */
export const uiOptions: Rule = {
  id: 'ui-options',
  requirements: ['dm-pro-0114', 'dm-pro-0116'],
  party: 'server',
  assumesCorrectPeer: false,
  judge: everyMessage((message, tally) => {
    for (const command of commands(message)) {
      const options = valueIn(itemsOf(command.node)[0], 'Data');
      if (!forUsers.includes(alertCode(command) ?? '') || !options) continue;
      const place = { message, node: child(itemsOf(command.node)[0], 'Data') };
      tally.test(!/%(?![0-9A-Fa-f]{2})|[\s<>"{}|\\^`]|[^\u0000-\u007f]/.test(options), () => ({
        ...place,
        requirement: 'dm-pro-0114',
        text: 'The options are not URL encoded.',
        expected: ['name=value&name=value, in the characters of RFC 2396'],
        actual: options,
      }));
      for (const [, name, value] of options.matchAll(/(?:^|&)(MINDT|MAXDT)=([^&]*)/g)) {
        tally.test(/^0*[1-9]\d*$/.test(value ?? ''), () => ({
          ...place,
          requirement: 'dm-pro-0116',
          text: `${name} is no number of seconds.`,
          expected: ['a positive integer'],
          actual: value ?? '',
        }));
      }
    }
  }),
};

/** Typed text that was taken comes back in Status/Item/Data (10.2.3). Assumes ids that name one command each. */
export const uiText: Rule = {
  id: 'ui-text',
  requirements: ['dm-pro-0111'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyAnswer([ALERT.TEXT_INPUT], (_alert, status, tally) => {
    tally.test(child(status.node, 'Item', 'Data') !== undefined, () => ({
      message: status.message,
      node: status.node,
      text: 'The Status does not say what the user typed.',
      expected: ['Item with Data'],
      actual: child(status.node, 'Item') ? 'no Data' : 'no Item',
    }));
  }),
};

/** Choices come back as numbers, counted from 1, one Item for each; a single choice is one of them (10.2.4). Assumes ids that name one command each. */
export const uiChoice: Rule = {
  id: 'ui-choice',
  requirements: ['dm-pro-0112'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyAnswer(choices, (alert, status, tally) => {
    const offered = itemsOf(alert.node).length - 2;
    const given = itemsOf(status.node).map((item) => valueIn(item, 'Data') ?? '');
    const single = alertCode(alert) === ALERT.SINGLE_CHOICE;
    const wrong = given.find((text) => !/^[1-9]\d*$/.test(text) || Number(text) > offered);
    const count = single ? given.length === 1 : new Set(given).size === given.length;
    tally.test(wrong === undefined && count, () => ({
      message: status.message,
      node: nearest(child(status.node, 'Item'), status.node),
      text: 'The Status does not say what the user chose.',
      expected: [single ? `one Item with a number from 1 to ${offered}` : `Items with numbers from 1 to ${offered}`],
      actual: given.map((text) => JSON.stringify(text)).join(', ') || 'no Item',
    }));
  }),
};

const typed: Readonly<Record<string, readonly [pattern: RegExp, words: string]>> = {
  N: [/^[+-]?\d*[.,]?\d*$/, 'digits, decimal point, sign'],
  D: [/^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{4}$/, 'DDMMYYYY'],
  T: [/^([01]\d|2[0-3])[0-5]\d[0-5]\d$/, 'hhmmss'],
  P: [/^\+?[\dpsw]*$/, 'digits, p, s, w; plus in front'],
  I: [/^\d{1,3}(\.\d{1,3}){3}$/, 'xxx.yyy.zzz.www'],
};

/** Typed text has the form of its input type (10.3.5). Assumes ids that name one command each. Empty text is left aside. */
export const uiTyped: Rule = {
  id: 'ui-typed',
  requirements: ['dm-pro-0120'],
  party: 'client',
  assumesCorrectPeer: true,
  judge: everyAnswer([ALERT.TEXT_INPUT], (alert, status, tally) => {
    const { IT } = parseUiOptions(valueIn(itemsOf(alert.node)[0], 'Data') ?? '').options;
    const [pattern, words] = typed[IT ?? ''] ?? [];
    const data = child(status.node, 'Item', 'Data');
    const text = valueIn(data);
    if (!pattern || !words || !text) return;
    tally.test(pattern.test(text), () => ({
      message: status.message,
      node: data,
      text: `The text is not of the input type ${IT}.`,
      expected: [words],
      actual: text,
    }));
  }),
};

/** Alerts of these codes that were answered with 200. */
function everyAnswer(
  codes: readonly string[],
  look: (alert: CommandView & { node: ElementNode }, status: StatusView, tally: Tally) => void,
): Rule['judge'] {
  return wholeSession((scope, tally) => {
    const flow = flowOf(scope.messages);
    for (const message of scope.messages) {
      if (message.from !== 'server') continue;
      for (const [cmdId, command] of commandsById(message)) {
        if (!codes.includes(alertCode(command) ?? '')) continue;
        const status = flow.statusesFor(message, cmdId)?.[0];
        if (status?.code === STATUS.OK && scope.judged(status.message)) look(command, status, tally);
      }
    }
  });
}
