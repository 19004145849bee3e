/** Alerts from the server: user interaction, next message, abort (DM_RepPro 6.6.2, 7; DM_Protocol 10). */
import { ALERT, STATUS } from '../../../dm/codes';
import { parseUiOptions } from '../../../dm/ui-options';
import type { Alert, Item } from '../messages';
import { type UserAnswer, type UserQuestion, willingUser } from '../user';
import { type Progress, type Run, say } from './run';

export function executeAlert(run: Run, command: Alert): Progress {
  const code = textOf(command.Data);
  if (/^110[0-4]$/.test(code)) return interact(run, command, code);
  switch (code) {
    case ALERT.NEXT_MESSAGE:
      if (!run.device.defects.has('next-message-without-status')) say(run, command, STATUS.OK);
      return 'done';
    case ALERT.SESSION_ABORT:
    case ALERT.NO_END_OF_DATA:
      say(run, command, STATUS.OK);
      return 'done';
    default:
      // Alerts that only clients send, and those that DM does not know.
      if (run.device.defects.has('unknown-alert-says-200')) say(run, command, STATUS.OK);
      else say(run, command, code === '' ? STATUS.BAD_REQUEST : STATUS.NOT_ALLOWED);
      return 'failed';
  }
}

function interact(run: Run, command: Alert, alert: string): Progress {
  const { config, defects, user } = run.device;
  if (defects.has('ui-unsupported-says-200')) {
    say(run, command, STATUS.OK);
    return 'done';
  }
  if (!config.userInterface) {
    say(run, command, STATUS.NOT_SUPPORTED);
    return 'failed';
  }
  const [first, second, ...rest] = command.Item ?? [];
  if (!first || !second) {
    say(run, command, STATUS.INCOMPLETE);
    return 'failed';
  }
  const { options, skipped } = parseUiOptions(textOf(first.Data));
  if (skipped.length > 0 && defects.has('ui-unknown-option-says-400')) {
    say(run, command, STATUS.BAD_REQUEST);
    return 'failed';
  }
  const forText = [options.MAXLEN, options.IT, options.ET].some((one) => one !== undefined);
  if (forText && alert !== ALERT.TEXT_INPUT && defects.has('ui-text-options-refused')) {
    say(run, command, STATUS.BAD_REQUEST);
    return 'failed';
  }
  const question: UserQuestion = {
    alert,
    options,
    text: textOf(second.Data),
    choices: rest.map((one) => textOf(one.Data)),
  };
  const decided = options.DR !== undefined && defects.has('default-response-decides');
  return sayAnswer(run, command, question, decided ? willingUser(question) : user(question));
}

function sayAnswer(run: Run, command: Alert, question: UserQuestion, answer: UserAnswer): Progress {
  const { defects } = run.device;
  switch (answer.kind) {
    case 'yes':
      say(run, command, STATUS.OK);
      return question.alert === ALERT.DISPLAY && defects.has('display-ends-sequence') ? 'stop' : 'done';
    case 'no':
      say(run, command, defects.has('confirm-no-says-200') ? STATUS.OK : STATUS.NOT_MODIFIED);
      if (defects.has('confirm-no-stops-all')) run.cancelled = true;
      return 'stop';
    case 'cancel':
      say(run, command, defects.has('cancel-says-200') ? STATUS.OK : STATUS.CANCELLED);
      run.cancelled = !defects.has('cancel-goes-on');
      return 'stop';
    case 'timeout':
      say(run, command, defects.has('timeout-says-200') ? STATUS.OK : STATUS.TIMEOUT);
      run.cancelled = true;
      return 'stop';
    case 'text':
    case 'choice':
      say(run, command, STATUS.OK, { Item: answerItems(run, question, answer) });
      return 'done';
  }
}

/** Text as it was typed; choices by number from 1, an Item each (DM_Protocol 10.2.3, 10.2.4). */
function answerItems(run: Run, question: UserQuestion, answer: UserAnswer & { kind: 'text' | 'choice' }): Item[] {
  const { defects } = run.device;
  if (answer.kind === 'text') {
    if (defects.has('text-answer-lost')) return [];
    return [{ Data: typedText(run, question, answer.text) }];
  }
  if (defects.has('choice-counts-from-0')) return answer.numbers.map((number) => ({ Data: String(number - 1) }));
  if (defects.has('choice-as-text'))
    return answer.numbers.map((number) => ({ Data: question.choices[number - 1] ?? '' }));
  if (defects.has('choices-in-one-item')) return [{ Data: answer.numbers.join('-') }];
  if (defects.has('choices-sorted')) {
    const shown = [...question.choices].sort();
    return answer.numbers.map((number) => ({ Data: String(shown.indexOf(question.choices[number - 1]!) + 1) }));
  }
  return answer.numbers.map((number) => ({ Data: String(number) }));
}

/** As it was typed; ET hides it from those who look on, not from the server (DM_Protocol 10.3.5, 10.3.6). */
function typedText({ device: { defects } }: Run, { options: { IT, ET } }: UserQuestion, text: string): string {
  if (IT === 'D' && defects.has('date-answer-year-first')) return text.replace(/^(..)(..)(....)$/, '$3$2$1');
  if (IT === 'T' && defects.has('time-answer-with-colons')) return text.replace(/^(..)(..)(..)$/, '$1:$2:$3');
  if (IT === 'P' && defects.has('phone-answer-with-blanks')) return text.replace(/^(....)/, '$1 ');
  if (ET === 'P' && defects.has('hidden-answer-as-stars')) return '*'.repeat(text.length);
  return defects.has('answer-loses-unicode') ? text.replace(/[^\0-\x7f]/gu, '?') : text;
}

/** Text of a Data, whatever form it came in. */
export function textOf(data: Alert['Data']): string {
  if (typeof data === 'string') return data;
  return data instanceof Uint8Array ? Buffer.from(data).toString('utf8') : '';
}
