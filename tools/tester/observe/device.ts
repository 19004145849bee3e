/**
 * The device that the tester plays while it observes a server: every command does to a tree what the standard says (RepPro 6.6; DM_TND 6 to 8).
 * Nobody looks at its screen: what the server asks there is answered out of a table.
 */
import { isNodeName, type NodeUri } from '../../dm/uri';
import { child, children, type ElementNode, textOf } from '../../wire/tree';
import type { AnswerOf, AuthoredCommand } from '../case';
import type { CommandView } from '../conversation';
import type { Device, NodeTable, NodeValue, Reaction } from '../device-script';
import { Chunks } from './chunks';
import { changeProperty, readProperty } from './property';
import { goesOn, metaOf, octetsOf, readUri, valueIn, type Wanted, wantedOf } from './request';
import { answerOnScreen } from './screen';
import { isSerialised, nestedTree, plantedOf, treeOf } from './serialised';
import { childList, Tree, type TreeNode } from './tree';

type Names = readonly string[];
/** How one Item fared, and what it is answered with. */
interface Fared {
  readonly code: string;
  readonly items?: readonly object[];
}

const optional = new Set(['Map', 'Move', 'Put', 'Search', 'Sync']);

/** Segments of a URI; nobody builds deeper in good faith. */
const deepest = 64;

export class TreeDevice implements Device {
  private readonly tree: Tree;
  private readonly chunks = new Chunks();
  /** Of commands inside an Atomic that has been carried out. */
  private readonly settled = new WeakMap<object, Reaction>();

  constructor(
    nodes: NodeTable,
    private readonly encoding: 'xml' | 'wbxml',
  ) {
    this.tree = new Tree(nodes);
  }

  /** @param wanted what a case wants otherwise; an observation wants nothing */
  react(view: CommandView, _wanted?: AnswerOf): Reaction {
    return this.settled.get(view.node) ?? this.carryOut(view);
  }

  begin(): void {
    this.chunks.begin();
  }

  /** Alert 1225 for every object that the server broke off (Protocol 7). */
  raise(): AuthoredCommand[] {
    return this.chunks.broken().map((of) => {
      const LocURI = of.slice(of.indexOf(' ') + 1);
      return { name: 'Alert', body: { Data: '1225', Item: [{ Target: { LocURI } }] } };
    });
  }

  private carryOut(view: CommandView): Reaction {
    if (!isOfTheFlow(view) && wantedOf(view).every(({ target }) => target === '')) this.chunks.meet(view.name);
    if (view.name === 'Atomic') return this.atomic(view);
    if (view.name === 'Sequence') return status('200');
    if (view.name === 'Alert') return answerOnScreen(view);
    if (optional.has(view.name)) return status('406');
    const wanted = wantedOf(view);
    if (wanted.length === 0) return status('400');
    const fared = wanted.map((one) => this.item(view, one));
    const [first] = fared;
    const alike = fared.every(({ code }) => code === first?.code);
    const items = fared.flatMap((one) => one.items ?? []);
    return {
      statuses: alike
        ? [{ Data: first?.code ?? '400' }]
        : fared.map(({ code }, index) => ({ TargetRef: [wanted[index]?.target ?? ''], Data: code })),
      ...(items.length > 0 && { results: { Item: items } }),
    };
  }

  /** All or nothing; what was done before the first failure is undone (RepPro 6.6.3). */
  private atomic(view: CommandView): Reaction {
    const inner = innerOf(view);
    const undo = this.tree.save();
    let failed = false;
    const reactions = inner.map((one) => {
      if (failed) return status('215');
      // Neither may stand here.
      const barred = one.name === 'Get' || one.name === 'Atomic';
      const reaction = barred ? status('500') : this.carryOut(one);
      failed = reaction.statuses.some(({ Data }) => !Data.startsWith('2'));
      return reaction;
    });
    if (failed) undo();
    for (const [index, one] of inner.entries()) {
      const reaction = reactions[index] as Reaction;
      const done = reaction.statuses.every(({ Data }) => Data === '200');
      this.settled.set(one.node, failed && done ? status('216') : reaction);
    }
    return status(failed ? '507' : '200');
  }

  private item(view: CommandView, one: Wanted): Fared {
    const { node } = one;
    this.chunks.meet(pieceOf(view, one));
    if (!node) return { code: '404' };
    const { segments, query } = node;
    if (query && query.kind !== 'prop') return view.name === 'Get' ? this.list(segments, query) : { code: '405' };
    const found = this.tree.find(segments);
    if (query)
      return found
        ? view.name === 'Get'
          ? readProperty(one.target, segments, found, query.name)
          : changeProperty(view, one, found, this.tree)
        : { code: '404' };
    switch (view.name) {
      case 'Get':
        return found
          ? (this.may(found, 'Get') ?? { code: '200', items: [this.read(one.target, found, true)] })
          : missing;
      case 'Add':
        return this.add(view, one, segments, found);
      case 'Replace':
        return found ? (this.may(found, 'Replace') ?? this.replace(view, one, segments, found)) : missing;
      case 'Delete':
        if (segments.length === 0) return { code: '405' };
        if (!found) return missing;
        if (this.may(found, 'Delete')) return { code: '405' };
        this.tree.remove(segments);
        return done;
      case 'Exec':
        return found ? (this.may(found, 'Exec') ?? done) : missing;
      case 'Copy':
        return this.copy(one, segments, found);
      default:
        return { code: '406' };
    }
  }

  private may({ access }: TreeNode, command: string): Fared | undefined {
    return access === undefined || access.includes(command) ? undefined : { code: '405' };
  }

  private add(view: CommandView, one: Wanted, segments: Names, found: TreeNode | undefined): Fared {
    if (found) return { code: '418' };
    if (segments.length > deepest) return { code: '414' };
    const parent = this.tree.find(segments.slice(0, -1));
    if (!parent) return missing;
    if (!parent.children) return { code: '405' };
    const format = metaOf(view, one.item, 'Format') ?? 'chr';
    const type = metaOf(view, one.item, 'Type');
    const nested = isSerialised(type) ? nestedTree(one.item) : undefined;
    if (nested) return goesOn(one.item) ? { code: '400' } : this.plant(segments, nested);
    const value = this.value(view, one, format);
    if ('code' in value) return value;
    if (isSerialised(type)) return this.plant(segments, treeOf(value.octets));
    return this.tree.add(segments, { ...value, ...(type && { type }) }) ? done : { code: '420' };
  }

  /** All of its nodes or none (RepPro 6.6.1). */
  private plant(target: Names, tree: ElementNode | undefined): Fared {
    const planted = tree && plantedOf(tree);
    if (!planted) return { code: '400' };
    const undo = this.tree.save();
    for (const { names, value, acl = '', title = '' } of planted) {
      const code = this.plantOne([...target, ...names], value);
      const node = this.tree.find([...target, ...names]);
      if (code || !node) {
        undo();
        return { code: code ?? '500' };
      }
      node.acl = acl;
      node.title = title;
    }
    return done;
  }

  /** @returns why it cannot be made */
  private plantOne(segments: Names, value: NodeValue): string | undefined {
    if (!isNodeName(segments.at(-1) ?? '')) return '400';
    if (segments.length > deepest) return '414';
    if (this.tree.find(segments)) return '418';
    const parent = this.tree.find(segments.slice(0, -1));
    if (!parent?.children) return parent ? '405' : '404';
    return this.tree.add(segments, value) ? undefined : '420';
  }

  private replace(view: CommandView, one: Wanted, segments: Names, found: TreeNode): Fared {
    if (isSerialised(metaOf(view, one.item, 'Type'))) return { code: '415' };
    if (found.children) return { code: '405' };
    const value = this.value(view, one, metaOf(view, one.item, 'Format') ?? found.format);
    if ('code' in value) return value;
    if (!this.tree.set(segments, value.octets)) return { code: '420' };
    found.format = value.format;
    found.type = metaOf(view, one.item, 'Type') ?? found.type;
    return done;
  }

  /** The whole value, once its last chunk is there. */
  private value(view: CommandView, one: Wanted, format: string): Fared | { format: string; octets: Uint8Array } {
    const octets = octetsOf(one.item);
    if (!octets) return { code: '415' };
    const size = Number(metaOf(view, one.item, 'Size') ?? Number.NaN);
    const whole = this.chunks.take(pieceOf(view, one), octets, size, goesOn(one.item));
    if (typeof whole === 'string') return { code: whole };
    return valueIn(whole, format) ?? { code: '400' };
  }

  /** From leaf to leaf (RepPro 6.6.4). */
  private copy(one: Wanted, segments: Names, found: TreeNode | undefined): Fared {
    const source = sourceOf(one);
    const from = source && !source.query ? this.tree.find(source.segments) : undefined;
    if (!from) return missing;
    if (from.children || found?.children) return { code: '403' };
    if (this.may(from, 'Get')) return { code: '405' };
    const { format, type, value } = from;
    if (!found) {
      const parent = this.tree.find(segments.slice(0, -1));
      if (!parent?.children) return parent ? { code: '405' } : missing;
      return this.tree.add(segments, { format, ...(type && { type }), octets: value }) ? done : { code: '420' };
    }
    if (this.may(found, 'Replace')) return { code: '405' };
    if (!this.tree.set(segments, value)) return { code: '420' };
    found.format = format;
    found.type = type;
    return done;
  }

  private list(segments: Names, query: NonNullable<NodeUri['query']>): Fared {
    if (query.kind !== 'list' || query.form === 'TNDS') return { code: '406' };
    const items: object[] = [];
    for (const [names, node] of this.tree.walk(segments)) {
      const uri = names.length === 0 ? '.' : `./${names.join('/')}`;
      if (!this.may(node, 'Get')) items.push(this.read(uri, node, query.form === 'StructData' && !node.children));
    }
    return items.length > 0 ? { code: '200', items } : missing;
  }

  /** An Item of Results. */
  private read(uri: string, node: TreeNode, withData: boolean): object {
    const { format, type, value, children } = node;
    const Source = { LocURI: uri };
    if (children) return { Source, Meta: { Format: 'node' }, ...(withData && { Data: childList(node) }) };
    const octets = format === 'bin' || format === 'b64';
    const xml = this.encoding === 'xml';
    const text = Buffer.from(value);
    const Data = !octets ? text.toString('utf8') : xml ? text.toString('base64') : { base64: text.toString('base64') };
    const Meta = { Format: octets ? (xml ? 'b64' : 'bin') : format, Type: type ?? 'text/plain' };
    return { Source, Meta, ...(withData && { Data }) };
  }
}

const done: Fared = { code: '200' };
const missing: Fared = { code: '404' };

function status(Data: string): Reaction {
  return { statuses: [{ Data }] };
}

/** What a chunk belongs to. */
function pieceOf({ name }: CommandView, { target }: Wanted): string {
  return `${name} ${target}`;
}

/** Next message, please; and the end of the session. */
function isOfTheFlow({ name, node }: CommandView): boolean {
  return name === 'Alert' && ['1222', '1223'].includes(textOf(child(node, 'Data'))?.trim() ?? '');
}

function sourceOf({ item }: Wanted): NodeUri | undefined {
  return readUri(textOf(child(item, 'Source', 'LocURI')) ?? '');
}

/** Commands in an Atomic, those of a Sequence in it after it. */
function innerOf(within: CommandView): CommandView[] {
  return children(within.node).flatMap((node) => {
    const cmdId = child(node, 'CmdID');
    if (!cmdId) return [];
    const view: CommandView = { name: node.name, node, cmdId: textOf(cmdId), within };
    return node.name === 'Sequence' ? [view, ...innerOf(view)] : [view];
  });
}
