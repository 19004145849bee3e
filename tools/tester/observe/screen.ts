/** What the person before the tester's device answers to user interaction Alerts (Protocol 10): yes, some text, the first choice. */
import { child, children, textOf } from '../../wire/tree';
import type { CommandView } from '../conversation';
import type { Reaction } from '../device-script';

/** Alert code to the answer of the person; the default response of the options goes before it. */
const answers: Readonly<Record<string, string | undefined>> = {
  '1100': undefined,
  '1101': undefined,
  '1102': 'text',
  '1103': '1',
  '1104': '1',
};

/** Alerts that any party may send at any time are acknowledged. */
export function answerOnScreen({ node }: CommandView): Reaction {
  const code = textOf(child(node, 'Data'))?.trim() ?? '';
  if (!(code in answers)) return { statuses: [{ Data: code === '' ? '412' : '200' }] };
  const items = children(node, 'Item');
  if (items.length < (code > '1102' ? 3 : 2)) return { statuses: [{ Data: '412' }] };
  const usual = answers[code];
  if (usual === undefined) return { statuses: [{ Data: '200' }] };
  const told = new URLSearchParams(textOf(child(items[0], 'Data')) ?? '').get('DR')?.split('-') ?? [];
  const chosen = told.filter((one) => one !== '');
  const given = code === '1104' && chosen.length > 0 ? chosen : [chosen.join('-') || usual];
  return { statuses: [{ Data: '200', Item: given.map((Data) => ({ Data })) }] };
}
