/** A diagnosis for people, and as the part of a profile that it proposes. */
import { stringify } from 'yaml';
import { clean, oddityLines } from './clean';
import type { Diagnosis } from './examine';

/** Lines without colour. What a stranger sent is shown with its control characters escaped. */
export function* sentences(found: Diagnosis): Generator<string> {
  if (!found.reached) {
    yield `${found.product} was not reached at ${found.address}: ${clean(found.trouble ?? 'it sent nothing')}`;
    return;
  }
  yield `${found.product} came to ${found.address}`;
  if (found.trouble !== undefined) yield `but: ${clean(found.trouble)}`;
  for (const [name, text] of Object.entries(found.wire)) yield `  ${name}: ${clean(text)}`;
  if (Object.keys(found.values).length > 0) yield 'It says of itself:';
  for (const [uri, text] of Object.entries(found.values)) yield `  ${uri}: ${clean(text) || '(empty)'}`;
  for (const [uri, status] of Object.entries(found.unread)) yield `  ${uri}: not to be read (${clean(status)})`;
  if (found.root) yield `Its root holds ${found.root.map(clean).join(', ') || 'nothing'}.`;
  const yes = Object.entries(found.options).filter(([, answer]) => answer);
  const no = Object.entries(found.options).filter(([, answer]) => !answer);
  if (yes.length > 0) yield `It supports ${yes.map(([name]) => name).join(', ')}.`;
  if (no.length > 0) yield `It does not support ${no.map(([name]) => name).join(', ')}.`;
  yield* oddityLines(found.odd);
}

/** Options of the ICS and nodes for the IXIT; to be pasted into the profile by whoever knows the product. */
export function proposal({ options, values, root }: Diagnosis): string {
  const leaf = ['./DevDetail/FwV', './DevInfo/Man'].find((uri) => uri in values);
  const ixit = {
    ...(root?.includes('DevInfo') && { interior: { uri: './DevInfo', child: 'Man' } }),
    ...(leaf && { 'read-only': { uri: leaf } }),
    ...('./DevInfo/DevId' in values && { permanent: { uri: './DevInfo/DevId' } }),
  };
  return [
    '# Proposed by assay doctor: what the product answered in one session. Look it over, then put it into the profile.\n',
    stringify({ ics: { options } }),
    '# Nodes that the cases only try to change where a refusal is due. Nodes that may be written nobody but you can name:\n',
    '# leaf, number, flag, parent, exec, ... (suites/README.md).\n',
    stringify({ ixit }),
  ].join('');
}
