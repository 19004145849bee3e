/** A command of a case as an operator is asked to queue it: plain words, no SyncML (spec/schema/operator.schema.json, queue). */
import { authored } from './build';
import type { AuthoredCommand } from './case';

export interface OrderedCommand {
  readonly command: string;
  readonly items?: readonly OrderedItem[];
  readonly correlator?: string;
  /** Alerts that speak to the user. */
  readonly code?: string;
  readonly options?: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly choices?: readonly string[];
  /** Atomic and Sequence. */
  readonly commands?: readonly OrderedCommand[];
}

export interface OrderedItem {
  readonly target: string;
  readonly source?: string;
  readonly format?: string;
  readonly type?: string;
  readonly data?: unknown;
}

interface Raw {
  readonly Item?: unknown;
  readonly Data?: string;
  readonly Correlator?: string;
  readonly commands?: readonly Record<string, unknown>[];
}

interface RawItem {
  readonly Target?: { readonly LocURI?: string };
  readonly Source?: { readonly LocURI?: string };
  readonly Meta?: { readonly Format?: string; readonly Type?: string };
  readonly Data?: unknown;
}

export function orderOf({ name, body }: AuthoredCommand): OrderedCommand {
  if (typeof body === 'string') return { command: name, items: [{ target: body }] };
  const raw = body as Raw;
  if (raw.commands) return { command: name, commands: raw.commands.map((one) => orderOf(authored(one))) };
  const items = (raw.Item === undefined ? [] : [raw.Item].flat()) as RawItem[];
  if (name === 'Alert') return alertOf(raw.Data ?? '', items);
  return {
    command: name,
    items: items.map(itemOf),
    ...(raw.Correlator !== undefined && { correlator: raw.Correlator }),
  };
}

function itemOf({ Target, Source, Meta, Data }: RawItem): OrderedItem {
  return {
    target: Target?.LocURI ?? '',
    ...(Source && { source: Source.LocURI }),
    ...(Meta?.Format !== undefined && { format: Meta.Format }),
    ...(Meta?.Type !== undefined && { type: Meta.Type }),
    ...(Data !== undefined && { data: dataOf(Data) }),
  };
}

function dataOf(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return String(data);
  const { hex, ...rest } = data as { hex?: string };
  return hex === undefined ? rest : { base64: Buffer.from(hex.replace(/\s/g, ''), 'hex').toString('base64') };
}

/** First Item: options; second: text; the others: choices (DM_Protocol 10.3). */
function alertOf(code: string, [first, second, ...more]: readonly RawItem[]): OrderedCommand {
  const pairs = String(first?.Data ?? '')
    .split('&')
    .filter((pair) => pair.includes('='))
    .map((pair): [string, string | number] => {
      const [name = '', value = ''] = pair.split('=');
      return [name, /^\d+$/.test(value) ? Number(value) : value];
    });
  return {
    command: 'Alert',
    code,
    ...(pairs.length > 0 && { options: Object.fromEntries(pairs) }),
    ...(second && { text: String(second.Data ?? '') }),
    ...(more.length > 0 && { choices: more.map(({ Data }) => String(Data ?? '')) }),
  };
}
