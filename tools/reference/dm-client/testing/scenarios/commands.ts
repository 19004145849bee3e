/** Commands that run and commands that are odd, and groups of them. */
import { add, alert, atomic, copy, exec, get, remove, replace, sequence, to } from '../converse';
import type { Said } from '../scripted-server';
import { ask, change, chr, one, type Scenario } from './scenario';

const broken = replace('./Vendor/No', 'x', chr);

export const commandScenarios: readonly Scenario[] = [
  one('copies and executions', [
    copy('./Vendor/Text', './Vendor/Copied'),
    copy('./Vendor/Text', './Vendor/Busy'),
    exec('./Vendor/Run'),
    exec('./Vendor/RunLater', 'c-1'),
    exec('./Vendor/Text'),
    { $: 'Put', Item: [to('./Vendor/Text', { Data: 'a' })] } as Said,
  ]),
  one('without options', [copy('./Vendor/Text', './Vendor/Copied'), atomic(change), ask], {
    config: { copy: false, atomic: false, userInterface: false },
  }),
  one('groups', [
    sequence(change, get('./Vendor/Text'), broken, get('./Vendor/Number')),
    atomic(remove('./Vendor/Long'), broken, change),
    atomic(change, get('./Vendor/Text')),
    atomic(change, atomic(remove('./Vendor/Long'))),
    { $: 'Replace', Item: [to('./Vendor/Text', { Data: 'a' }), to('./Vendor/Number', { Data: '5' })] } as Said,
  ]),
  one('odd commands', [
    alert('1101', 'IT=N', 'Really?'),
    { $: 'Get', Item: [] } as unknown as Said,
    { $: 'Get', Item: [{ Data: 'a' }] } as unknown as Said,
    get(...Array.from({ length: 600 }, () => './DevInfo/Man')),
    get(`./${'a'.repeat(2000)}`),
    add('./Vendor/Huge', 'a'.repeat(200_000), chr),
  ]),
  one('unknown alert', [alert('1299')]),
  one('long Atomic', [atomic(...Array.from({ length: 13 }, () => change))]),
];
