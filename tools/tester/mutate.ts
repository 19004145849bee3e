/** What a case changes on purpose, at a named layer: the model (elements of the draft), the bytes or the HTTP headers. */
import type { Vocabulary } from '../wire/vocabulary';
import { type Draft, draftOf } from './build';
import type { Mutation } from './case';
import { AssayError } from './errors';

/**
 * Changes the draft in place. Paths count from the root's children: `SyncHdr/VerProto`, `SyncBody/Get[2]/Item`.
 * @throws AssayError when a path names nothing: a mutation without effect would prove nothing.
 */
export function mutateDraft(root: Draft, mutations: readonly Mutation[], vocabulary: Vocabulary): void {
  for (const mutation of mutations) {
    if (!('at' in mutation)) continue;
    const { parent, target } = find(root, mutation.at);
    const index = parent.children.indexOf(target);
    if ('set' in mutation) target.children = mutation.set === '' ? [] : [mutation.set];
    else if ('remove' in mutation) parent.children.splice(index, 1);
    else if ('rename' in mutation) target.name = mutation.rename;
    else if ('repeat' in mutation)
      for (let n = 0; n < mutation.repeat; n++) parent.children.splice(index + 1, 0, structuredClone(target));
    else {
      const where = mutation.where ?? 'last';
      const fresh = Object.entries(mutation.insert as Record<string, unknown>).map(([name, value]) =>
        draftOf(name, value, vocabulary),
      );
      if (where === 'first') target.children.unshift(...fresh);
      else if (where === 'last') target.children.push(...fresh);
      else parent.children.splice(where === 'before' ? index : index + 1, 0, ...fresh);
    }
  }
}

function find(root: Draft, path: string): { parent: Draft; target: Draft } {
  let parent = root;
  let target = root;
  for (const step of path.split('/').filter(Boolean)) {
    const found = /^([^[]+)(?:\[(\d+)\])?$/.exec(step);
    const wanted = Number(found?.[2] ?? 1);
    const twins = target.children.filter(
      (inner): inner is Draft =>
        typeof inner === 'object' && !(inner instanceof Uint8Array) && inner.name === found?.[1],
    );
    const next = twins[wanted - 1];
    if (!next) throw new AssayError(`mutation names ${path}, but ${target.name} has no ${step}`);
    parent = target;
    target = next;
  }
  return { parent, target };
}

/** Changes the finished message. `whole` and `append` are text, or hex after `hex:`. */
export function mutateBytes(bytes: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  let out = bytes;
  for (const mutation of mutations) {
    if (!('bytes' in mutation)) continue;
    const { truncate, append, whole, find: wanted, put, times = 1 } = mutation.bytes;
    if (whole !== undefined) out = literal(whole);
    if (truncate !== undefined) out = out.subarray(0, truncate >= 0 ? truncate : Math.max(0, out.length + truncate));
    if (append !== undefined) out = Buffer.concat([out, repeated(append, times)]);
    if (wanted !== undefined) {
      const needle = literal(wanted);
      const at = Buffer.from(out).indexOf(needle);
      if (at < 0) throw new AssayError(`mutation looks for ${JSON.stringify(wanted)}, which the message does not hold`);
      out = Buffer.concat([out.subarray(0, at), repeated(put ?? '', times), out.subarray(at + needle.length)]);
    }
  }
  return out;
}

/** Changes headers of the answer. @throws AssayError where there is nothing to change. */
export function mutateHeaders(
  headers: readonly [string, string][],
  mutations: readonly Mutation[],
): [string, string][] {
  let out = [...headers];
  for (const mutation of mutations) {
    if (!('http' in mutation)) continue;
    const { header, set, remove, find: wanted, put = '' } = mutation.http;
    const old = out.find(([name]) => name === header);
    if (remove || set !== undefined) out = out.filter((one) => one !== old);
    if (set !== undefined) out.push([header, set]);
    if (!old && set === undefined)
      throw new AssayError(`mutation names the header ${header}, which the answer does not have`);
    if (wanted === undefined || !old) continue;
    if (!old[1].includes(wanted)) throw new AssayError(`mutation looks for ${wanted} in ${header}: ${old[1]}`);
    out = out.map((one) => (one === old ? [header, old[1].replace(wanted, () => put)] : one));
  }
  return out;
}

function repeated(text: string, times: number): Uint8Array {
  const once = literal(text);
  return Buffer.alloc(once.length * times, once);
}

function literal(text: string): Uint8Array {
  return text.startsWith('hex:') ? Buffer.from(text.slice(4).replace(/\s/g, ''), 'hex') : Buffer.from(text, 'utf8');
}

/** One line for the record. */
export function describeMutation({ mac, ...mutation }: Mutation): string {
  return `${describeChange(mutation)}${mac === 'after' ? ', after the mac was made' : ''}`;
}

function describeChange(change: Omit<Mutation, 'mac'>): string {
  const mutation = change as Mutation;
  if ('bytes' in mutation) return `bytes: ${Object.keys(mutation.bytes).join(', ')}`;
  if ('http' in mutation)
    return `header ${mutation.http.header}: ${mutation.http.set ?? mutation.http.put ?? 'removed'}`;
  const { at, ...rest } = mutation;
  return `${at}: ${Object.entries(rest)
    .map(([key, value]) => `${key} ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`)
    .join(', ')}`;
}
