/**
 * What the tester's device answers to a command of the server: a table of nodes and what the case wants otherwise. There is no
 * tree behind it: nothing that a server adds, replaces or deletes is there afterwards.
 */
import { child, children, type ElementNode, textOf } from '../wire/tree';
import type { AnswerOf, AuthoredCommand } from './case';
import type { CommandView } from './conversation';

/** Node to its value: a text of format chr, or the fields of an Item. */
export type NodeTable = Readonly<Record<string, NodeValue>>;

export type NodeValue =
  | string
  | {
      readonly format?: string;
      readonly type?: string;
      readonly data?: string;
      readonly base64?: string;
      /** Commands that its AccessType lists; absent: all. Of a device with a tree. */
      readonly access?: readonly string[];
    };

/** What answers the commands of the server. */
export interface Device {
  react(view: CommandView, wanted: AnswerOf | undefined): Reaction;
  /** What it has to say of its own after the commands of a message. */
  raise?(): readonly AuthoredCommand[];
  /** A session begins. */
  begin?(): void;
}

export interface Reaction {
  /** Fields of each Status beside its references. */
  readonly statuses: readonly ({ readonly Data: string } & Readonly<Record<string, unknown>>)[];
  /** Fields of Results beside its references. */
  readonly results?: Readonly<Record<string, unknown>>;
}

export class DeviceScript implements Device {
  constructor(
    private readonly nodes: NodeTable,
    private readonly encoding: 'xml' | 'wbxml',
  ) {}

  react(view: CommandView, wanted: AnswerOf | undefined): Reaction {
    const { Status: code, Results: results, ...fields } = wanted ?? {};
    if (code !== undefined || Object.keys(fields).length > 0) {
      const answered = results === undefined && view.name === 'Get' && code === '200' ? this.found(view) : results;
      return {
        statuses: [{ Data: code ?? '200', ...fields }],
        ...(typeof answered === 'object' && { results: answered }),
      };
    }
    if (typeof results === 'object') return { statuses: [{ Data: '200' }], results };
    if (view.name !== 'Get') return { statuses: [{ Data: goesOn(view) ? '213' : '200' }] };
    return results === false ? { statuses: [{ Data: '200' }] } : this.read(view);
  }

  /** One Status for all Items where they fare alike, else one for each (RepPro 6.5). */
  private read(view: CommandView): Reaction {
    const uris = targetsOf(view);
    const codes = uris.map((uri) => (this.item(uri) ? '200' : '404'));
    const alike = codes.every((code) => code === codes[0]);
    const statuses = alike
      ? [{ Data: codes[0] ?? '400' }]
      : uris.map((uri, index) => ({ TargetRef: [uri], Data: codes[index] ?? '404' }));
    const results = this.found(view);
    return { statuses, ...(results && { results }) };
  }

  private found(view: CommandView): Record<string, unknown> | undefined {
    const items = targetsOf(view).flatMap((uri) => this.item(uri) ?? []);
    return items.length > 0 ? { Item: items } : undefined;
  }

  private item(uri: string): Record<string, unknown> | undefined {
    const value = this.nodes[uri];
    if (value === undefined) return this.interior(uri);
    const {
      format = 'chr',
      type = 'text/plain',
      data = '',
      base64,
    } = typeof value === 'string' ? { data: value } : value;
    const binary = base64 !== undefined;
    const Format = binary ? (this.encoding === 'xml' ? 'b64' : 'bin') : format;
    const Data = !binary ? data : this.encoding === 'xml' ? base64 : { base64 };
    return { Source: { LocURI: uri }, Meta: { Format, Type: type }, Data };
  }

  private interior(uri: string): Record<string, unknown> | undefined {
    const below = uri === '.' ? './' : `${uri}/`;
    const names = Object.keys(this.nodes).flatMap((node) =>
      node.startsWith(below) ? [node.slice(below.length).split('/')[0] ?? ''] : [],
    );
    if (names.length === 0) return undefined;
    return { Source: { LocURI: uri }, Meta: { Format: 'node' }, Data: [...new Set(names)].join('/') };
  }
}

function targetsOf(view: CommandView): string[] {
  return itemsOf(view).map((item) => textOf(child(item, 'Target', 'LocURI')) ?? '');
}

function itemsOf(view: CommandView): ElementNode[] {
  return children(view.node, 'Item');
}

function goesOn(view: CommandView): boolean {
  return itemsOf(view).some((item) => child(item, 'MoreData') !== undefined);
}
