/**
 * Cases that send commands which could change a device: refusals by AccessType and Scope, and a Replace that changes nothing
 * (OMA-TS-DM_TND 9.4.3.1, 9.4.3.17). A faulty device may obey, so nothing is sent that could not be undone.
 */
import type { Format } from '../../dm/formats';
import { type Command, type DdfNode, isInterior } from '../../mo/ddf-model';
import type { AuthoredCommand, Pattern, StepBody } from '../case';
import { type LiveNode, mayGet } from './explore';
import { about, type Draft, either, expects, get, onItem, read, send, session, wants } from './steps';

/** A draft, or why there is none. */
export type Attempt = Draft | { readonly aspect: string; readonly why: string };

/** The node may be out of reach for other reasons before its AccessType is looked at. */
const refusals: Pattern = ['405', '425', '404', '406'];

/** Another value of each format: a device that obeys shows it. */
const others: Readonly<Partial<Record<Format, string>>> = {
  chr: 'assay',
  int: '7',
  bool: 'true',
  float: '1.5',
  date: '20240301',
  time: '235959',
  xml: '<assay/>',
  b64: 'YXNzYXk=',
};

/** Nodes that are read and kept in order to undo a Delete. */
const mostKept = 40;

/**
 * Is it part of an account or a connection? A faulty device that obeys could lose its server in the middle of the case, and nobody
 * could put anything back.
 */
function isLifeline(node: LiveNode): boolean {
  if (/^\.\/(?:DMAcc|SyncML|AP|ConnMO|NAP|Proxy)(?:\/|$)/i.test(node.uri)) return true;
  for (let at: LiveNode | undefined = node; at; at = at.parent)
    if (/dmacc|connmo/i.test(at.described.ddfName ?? '')) return true;
  return false;
}

/** `exact`: the description is the device's own, so what AccessType does not list must not work. */
export function changing(node: LiveNode, exact: boolean): Attempt[] {
  const { access, scope } = node.described;
  if (node.uri === '.') return [{ aspect: 'changes', why: 'the root of the tree is left alone' }];
  const lacks = (command: Command): boolean => exact && access !== undefined && !access.includes(command);
  const attempts: Attempt[] = [];
  const leaf = !isInterior(node.described);
  if (leaf && lacks('Replace')) attempts.push(refusedReplace(node));
  if (leaf && access?.includes('Replace')) attempts.push(sameReplace(node));
  if (scope === 'Permanent' || lacks('Delete')) attempts.push(refusedDelete(node));
  if (lacks('Exec')) attempts.push(refusedExec(node));
  if (!leaf && lacks('Add') && !node.described.children.some(isAddable)) attempts.push(refusedAdd(node));
  return attempts;
}

/** Some descriptions say Add of the parent, some of the node that is added. */
function isAddable({ access }: DdfNode): boolean {
  return access === undefined || access.includes('Add');
}

/** Why the value of a leaf cannot be read, sent and compared; undefined where it can. */
function obstacle({ described, status, format }: LiveNode): string | undefined {
  if (!mayGet(described) || (status !== undefined && status !== '200')) return 'its value cannot be read back';
  if (format === 'null') return 'it has no value';
  const [own] = described.formats;
  return own === undefined || others[own] === undefined ? 'its value is no text' : undefined;
}

/** Reads the value twice: one that changes by itself decides nothing. */
function reading(uri: string): StepBody[] {
  return [session, read(uri, 'before'), send(get(uri)), unchanged()];
}

function unchanged(): StepBody {
  return expects('Results', 'Get', { Item: { Data: '${before}' } }, { because: 'nothing was changed' });
}

function replaceOf({ uri, described }: LiveNode, data: string): AuthoredCommand {
  return onItem('Replace', uri, described.formats[0] ?? 'chr', data, described.types[0]);
}

function refused(name: string): StepBody {
  return expects('Status', name, { Data: refusals });
}

function refusedReplace(node: LiveNode): Attempt {
  const aspect = 'refuses-replace';
  const why = obstacle(node);
  if (why) return { aspect, why };
  return {
    aspect,
    title: 'cannot be replaced, as its AccessType lacks Replace',
    covers: ['dm-tnd-0102'],
    preamble: reading(node.uri),
    steps: [
      // Of a lifeline the value that is there: a device that obeys says so by its Status alone.
      send(replaceOf(node, isLifeline(node) ? '${before}' : (others[node.described.formats[0] ?? 'chr'] ?? ''))),
      refused('Replace'),
      send(get(node.uri)),
      unchanged(),
    ],
    postamble: [send(replaceOf(node, '${before}'))],
  };
}

/** The value that is there is written again: right or wrong, the device stays as it was. */
function sameReplace(node: LiveNode): Attempt {
  const aspect = 'replace';
  const why = obstacle(node);
  if (why) return { aspect, why };
  return {
    aspect,
    title: 'can be replaced, as its AccessType says',
    covers: ['dm-rep-0042'],
    preamble: reading(node.uri),
    steps: [
      send(replaceOf(node, '${before}')),
      either(
        'dm-rep-0042',
        [[wants('Status', 'Replace', { Data: '200' })], [send(get(node.uri)), unchanged()]],
        [[wants('Status', 'Replace', { Data: '425' }, { because: 'the ACL is apart from AccessType' })]],
        [[wants('Status', 'Replace', { Data: '403' }, { because: 'a node in use may stay as it is (dm-rep-0045)' })]],
      ),
    ],
  };
}

function refusedDelete(node: LiveNode): Attempt {
  const aspect = 'refuses-delete';
  if (isLifeline(node)) return { aspect, why: 'a faulty device could lose its server with it' };
  const kept = subtree(node);
  if (typeof kept === 'string') return { aspect, why: kept };
  const leaves = kept.filter((one) => !isInterior(one.described));
  const label = (one: LiveNode): string => `v${leaves.indexOf(one)}`;
  const permanent = node.described.scope === 'Permanent';
  const isLeaf = leaves[0] === node;
  return {
    aspect,
    title: permanent ? 'cannot be deleted, as it is permanent' : 'cannot be deleted, as its AccessType lacks Delete',
    covers: permanent ? ['dm-rep-0048', 'dm-tnd-0020'] : ['dm-tnd-0029'],
    preamble: [
      session,
      ...(leaves.length > 0 ? [send(...leaves.map((one) => get(one.uri, label(one))))] : []),
      ...leaves.map((one) => expects('Results', label(one), { Item: { Data: { capture: label(one) } } })),
    ],
    steps: [
      send(about('Delete', node.uri)),
      refused('Delete'),
      send(get(node.uri)),
      isLeaf
        ? expects('Results', 'Get', { Item: { Data: '${v0}' } }, { because: 'nothing was changed' })
        : expects('Status', 'Get', { Data: '200' }, { because: 'nothing was changed' }),
    ],
    // What is still there refuses the Add.
    postamble: kept.map((one) =>
      send(
        isInterior(one.described)
          ? onItem('Add', one.uri, 'node', undefined, one.described.ddfName || undefined)
          : onItem('Add', one.uri, one.described.formats[0] ?? 'chr', `\${${label(one)}}`, one.described.types[0]),
      ),
    ),
  };
}

/** The node and all below it, parents first; or why they could not be put back. */
function subtree(node: LiveNode): LiveNode[] | string {
  const kept: LiveNode[] = [];
  const queue = [node];
  for (let one = queue.shift(); one; one = queue.shift()) {
    kept.push(one);
    if (kept.length > mostKept) return `there is too much below it to put back (over ${mostKept} nodes)`;
    if (!isInterior(one.described)) {
      const why = obstacle(one);
      if (why) return `${one === node ? 'it' : one.uri} could not be put back: ${why}`;
    } else if (!one.names || one.names.length !== one.children.length) {
      return `what is below ${one === node ? 'it' : one.uri} is not known and could not be put back`;
    } else queue.push(...one.children);
  }
  return kept;
}

function refusedExec(node: LiveNode): Attempt {
  const aspect = 'refuses-exec';
  const { uri, described, status } = node;
  const leaf = !isInterior(described);
  const why = leaf ? obstacle(node) : status === '200' ? undefined : 'it cannot be read back';
  if (why) return { aspect, why };
  return {
    aspect,
    title: 'cannot be executed, as its AccessType lacks Exec',
    covers: ['dm-tnd-0102'],
    preamble: leaf ? reading(uri) : [session],
    steps: [
      send(about('Exec', uri)),
      refused('Exec'),
      send(get(uri)),
      leaf ? unchanged() : expects('Status', 'Get', { Data: '200' }, { because: 'nothing was changed' }),
    ],
  };
}

function refusedAdd({ uri, names }: LiveNode): Attempt {
  const aspect = 'refuses-add';
  if (!names) return { aspect, why: 'its children are not listed' };
  const made = `${uri}/\${unique}`;
  return {
    aspect,
    title: 'takes no new children, as its AccessType lacks Add',
    covers: ['dm-tnd-0102'],
    preamble: [session, send(get(made)), expects('Status', 'Get', { Data: { not: '200' } })],
    steps: [
      send(onItem('Add', made, 'chr', 'assay', 'text/plain')),
      refused('Add'),
      send(get(made)),
      expects('Status', 'Get', { Data: { not: '200' } }, { because: 'nothing was changed' }),
    ],
    postamble: [send(about('Delete', made))],
  };
}
