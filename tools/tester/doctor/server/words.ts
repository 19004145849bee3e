/** The diagnosis of a server for people, and the profile that follows from it. */
import { Document, isMap, parseDocument } from 'yaml';
import { clean, oddityLines } from '../clean';
import type { ServerDiagnosis } from './examine';
import type { Proposed } from './facts';

/** Lines without colour. */
export function* serverSentences(found: ServerDiagnosis): Generator<string> {
  const { product, address, reached, isIn, trouble, next, facts, odd } = found;
  if (!reached) yield `${product} was not reached at ${address}: ${clean(trouble ?? 'it sent nothing')}`;
  else {
    yield `${product} answers at ${address}`;
    if (!isIn) yield `but no session came about: ${clean(trouble ?? 'nobody knows why')}`;
    for (const { name, text } of facts) yield `  ${name}: ${clean(text)}`;
    if (facts.length > 0) yield* oddityLines(odd);
  }
  if (next.length > 0) yield 'Try next:';
  for (const step of next) yield `  ${clean(step)}`;
}

/** What the profile should say, as YAML paths and values. */
function settings({ versions, encodings, clientAuth, serverAuth, serverId, options }: Proposed): [string[], unknown][] {
  const rows: [string[], unknown][] = [
    [['versions'], versions],
    [['encodings'], encodings],
    [['client', 'auth'], clientAuth && [clientAuth]],
    [['server', 'auth'], serverAuth && [serverAuth]],
    [['server', 'id'], serverId],
    [['ics', 'options'], Object.keys(options).length > 0 ? options : undefined],
  ];
  return rows.filter(([, value]) => value !== undefined);
}

/** Only what was learned: may be shown, for no secret is in it. */
export function serverProposal(proposed: Proposed): string {
  const document = new Document({});
  for (const [path, value] of settings(proposed)) document.setIn(path, document.createNode(value, { flow: true }));
  return `# Proposed by assay doctor: what the server showed in a few sessions. Look it over, then put it into the profile.\n${document.toString()}`;
}

/** The whole profile with what was learned in its place: comments, secrets and all else stay as they were. @param text of the profile */
export function serverProfile(text: string, proposed: Proposed): string {
  const document = parseDocument(text);
  for (const [path, value] of settings(proposed)) {
    const [outer = ''] = path;
    if (path.length > 1 && !isMap(document.get(outer))) document.set(outer, document.createNode({}));
    const before =
      path[0] === 'ics' ? (document.getIn(path) as { toJSON?: () => object } | undefined)?.toJSON?.() : undefined;
    // What its maker states of options goes before what was seen.
    document.setIn(path, document.createNode(before ? { ...(value as object), ...before } : value, { flow: true }));
  }
  return document.toString({ lineWidth: 0 });
}
