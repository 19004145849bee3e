/** The person in front of the device: answers to user interaction alerts (DM_Protocol 10). */
import { ALERT } from '../../dm/codes';
import { choicesOf, type UiOptions } from '../../dm/ui-options';

export interface UserQuestion {
  /** 1100 to 1104. */
  readonly alert: string;
  readonly options: UiOptions;
  readonly text: string;
  readonly choices: readonly string[];
}

export type UserAnswer =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'cancel' }
  /** Nobody reacted within MAXDT. */
  | { readonly kind: 'timeout' }
  | { readonly kind: 'text'; readonly text: string }
  /** Numbers from 1. */
  | { readonly kind: 'choice'; readonly numbers: readonly number[] };

export type User = (question: UserQuestion) => UserAnswer;

/** A willing person: accepts, takes the default where there is one, else types a word or takes the first choice. */
export function willingUser({ alert, options, choices }: UserQuestion): UserAnswer {
  switch (alert) {
    case ALERT.CONFIRM:
      return options.DR === '0' ? { kind: 'no' } : { kind: 'yes' };
    case ALERT.TEXT_INPUT:
      return { kind: 'text', text: options.DR ?? typed(options) };
    case ALERT.SINGLE_CHOICE:
    case ALERT.MULTIPLE_CHOICE: {
      const wanted = choicesOf(options.DR ?? '').filter((number) => number >= 1 && number <= choices.length);
      return { kind: 'choice', numbers: wanted.length > 0 ? wanted : [1] };
    }
    default:
      return { kind: 'yes' };
  }
}

/** What a person types into a field of this input type (DM_Protocol 10.3.5). */
function typed({ IT, MAXLEN }: UiOptions): string {
  const text = { A: 'answer', N: '42', D: '29022024', T: '123456', P: '+123456789', I: '192.0.2.1' }[IT ?? 'A'];
  return text.slice(0, MAXLEN ?? text.length);
}
