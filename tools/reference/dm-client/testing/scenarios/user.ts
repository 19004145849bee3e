/** What a person is shown and asked. */
import { alert, atomic, get, remove, sequence } from '../converse';
import { ask, change, one, type Scenario } from './scenario';

export const userScenarios: readonly Scenario[] = [
  one(
    'answers',
    [
      alert('1102', 'IT=D', 'Which day?'),
      alert('1104', 'DR=2', 'Which?', 'c', 'a', 'b'),
      ask,
      change,
      sequence(ask, remove('./Vendor/Text')),
      atomic(remove('./Vendor/Long'), ask),
    ],
    {
      answers: [
        { kind: 'text', text: '29022024' },
        { kind: 'choice', numbers: [1, 3] },
        { kind: 'no' },
        { kind: 'no' },
        { kind: 'no' },
      ],
    },
  ),
  one('cancelled', [ask, change, sequence(get('./Vendor/Text'))], { answers: [{ kind: 'cancel' }] }),
  one('nobody there', [ask, change], { answers: [{ kind: 'timeout' }] }),
  one(
    'what a person types',
    [
      alert('1102', 'IT=T', 'A time?'),
      alert('1102', 'IT=P', 'A number?'),
      alert('1102', 'ET=P', 'A secret?'),
      alert('1102', 'IT=A', 'A word?'),
    ],
    { answers: ['123456', '+491234567', 'assay', 'Grüße'].map((text) => ({ kind: 'text', text })) },
  ),
  one('text shown in a Sequence', [sequence(alert('1100', 'MAXDT=1', 'Look.'), change)]),
];
