/** Get: values, child lists, properties, tree parts (DM_RepPro 6.6.7; DM_TND 6.2, 7.3, 8). */
import { STATUS, type StatusCode } from '../../../dm/codes';
import { propertyNames } from '../../../dm/property-names';
import type { Get, Item, Results } from '../messages';
import { denied, readProperty } from '../properties';
import { isInterior, segmentsOf, type TreeNode } from '../tree';
import { listItems } from './list';
import { report } from './report';
import { type Progress, type Run, refs } from './run';
import { type Target, targetOf } from './target';
import { dataLength, itemOfNode } from './value';

/** Status for the command, and Results for the Items that could be read. */
export function executeGet(run: Run, command: Get): Progress {
  const { defects } = run.device;
  const found: Item[] = [];
  const outcomes = command.Item.map((item) => {
    const read = readItem(run, item.Target?.LocURI);
    if (typeof read === 'string') {
      return { code: read === STATUS.NOT_FOUND && defects.has('get-missing-says-200') ? STATUS.OK : read };
    }
    const tooLarge = run.maxObjSize > 0 && read.some((one) => dataLength(one.Data) > run.maxObjSize);
    if (tooLarge && !defects.has('max-obj-size-ignored')) return { code: STATUS.TOO_LARGE };
    found.push(...read);
    return { code: STATUS.OK };
  });
  const progress = report(run, command, command.Item, outcomes);
  if (found.length > 0 && !defects.has('results-missing')) run.results.push(resultsOf(run, command, found));
  return progress;
}

function resultsOf(run: Run, command: Get, items: Item[]): Results {
  const { defects } = run.device;
  const { MsgRef, CmdRef } = refs(run, command.CmdID);
  return {
    $: 'Results',
    CmdID: '',
    MsgRef,
    CmdRef: defects.has('results-cmdref-wrong') ? '99' : CmdRef,
    Item: defects.has('results-empty') ? [] : items,
  };
}

function readItem(run: Run, uri: string | undefined): Item[] | StatusCode {
  const target = targetOf(run, uri);
  if (typeof target === 'string') return target;
  const { node, query } = target;
  if (!node) return run.device.defects.has('get-missing-says-500') ? STATUS.FAILED : STATUS.NOT_FOUND;
  if (!node.parent && run.device.defects.has('root-missing')) return STATUS.NOT_FOUND;
  if (!node.access.has('Get') && !run.device.defects.has('access-type-get-ignored')) return STATUS.NOT_ALLOWED;
  if (!run.device.acl.allows(node, 'Get', run.server)) return denied(run.device);
  if (query?.kind === 'prop') return readPropertyItem(run, node, uri!, query);
  if (query && !run.device.defects.has('list-ignored')) return listItems(run, node, query);
  if (node.children?.size === 0 && run.device.defects.has('empty-interior-says-404')) return STATUS.NOT_FOUND;
  return [readNode(run, node, sourceOf(run, node, uri!))];
}

function readNode(run: Run, node: TreeNode, uri: string): Item {
  const item = itemOfNode(run, node, uri, true);
  return isInterior(node) && !run.device.defects.has('interior-without-list')
    ? { ...item, Data: childList(run, node) }
    : item;
}

/** Names of the children, unordered, joined with "/" (DM_TND 6.2.2). */
function childList(run: Run, node: TreeNode): string {
  const { defects } = run.device;
  const names = [...node.children!.values()].map((child) =>
    defects.has('interior-list-full-uris') ? `./${segmentsOf(child).join('/')}` : child.name,
  );
  return names.join(defects.has('interior-list-with-commas') ? ',' : '/');
}

/** The URI that Results name: as asked, so that the server finds its own words again. */
function sourceOf({ device }: Run, node: TreeNode, uri: string): string {
  if (device.defects.has('results-source-is-name')) return node.name;
  if (device.defects.has('uri-with-dot-inside')) return uri.replace(/\/([^/]+)$/, '/./$1');
  if (device.defects.has('uri-through-parent')) return uri.replace(/\/([^/]+)$/, '/$1/../$1');
  return device.defects.has('uri-trailing-slash') ? `${uri}/` : uri;
}

function readPropertyItem(
  run: Run,
  node: TreeNode,
  uri: string,
  query: Target['query'] & { kind: 'prop' },
): Item[] | StatusCode {
  const { device } = run;
  const value = query.known && readProperty(device, node, query.known);
  if (value === undefined) {
    return device.defects.has('unsupported-property-says-404') ? STATUS.NOT_FOUND : STATUS.NOT_SUPPORTED;
  }
  const bare = device.defects.has('property-source-without-prop');
  return [{ Source: { LocURI: bare ? uri.replace(/\?.*$/, '') : uri }, Data: value }];
}

/** All properties that a node has, for those who look into the tree without the protocol. */
export function propertiesOf(run: Pick<Run, 'device'>, node: TreeNode): Record<string, string> {
  const pairs = propertyNames.map((name) => [name, readProperty(run.device, node, name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is [(typeof pair)[0], string] => pair[1] !== undefined));
}
