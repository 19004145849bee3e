/** Objects and answers too large for one message. */
import type { Data } from '../../messages';
import { get, to } from '../converse';
import type { Said } from '../scripted-server';
import { chr, type Scenario } from './scenario';

const chunk = (data: Data, more: boolean, size?: string): Said =>
  ({
    $: 'Add',
    Item: [
      to('./Vendor/Big', {
        Meta: { ...chr, ...(size && { Size: size }) },
        Data: data,
        ...(more && { MoreData: true }),
      }),
    ],
  }) as Said;

export const objectScenarios: readonly Scenario[] = [
  {
    name: 'large object',
    talk: {
      moves: [
        { say: [chunk('abc', true, '6')], final: false },
        { say: [chunk('def', false)] },
        { say: [get('./Vendor/Big')] },
      ],
    },
  },
  {
    name: 'large object that does not add up',
    talk: { moves: [{ say: [chunk('abc', true, '9')], final: false }, { say: [chunk('def', false)] }] },
  },
  {
    name: 'large object that breaks off',
    talk: { moves: [{ say: [chunk('abc', true, '9')], final: false }, { say: [get('./Vendor/Big')] }] },
  },
  {
    name: 'large answer',
    talk: {
      moves: [
        {
          say: [get('./Vendor/Long', './Vendor/Text'), get('./Vendor/Number')],
          header: { Meta: { MaxMsgSize: '4000' } },
        },
      ],
    },
  },
  {
    name: 'answer larger than the server takes',
    talk: { moves: [{ say: [get('./Vendor/Long')], header: { Meta: { MaxObjSize: '50' } } }] },
  },
];
