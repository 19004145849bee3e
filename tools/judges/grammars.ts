/**
 * The grammar of a vocabulary as one DTD for xmllint: those of its pages, told what the vocabulary's description adds to them.
 * Elements of other vocabularies are not in it: DTDs know no namespaces, and names would meet.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Vocabulary } from '../wire/vocabulary';

const spec = join(__dirname, '../../spec');

interface Description {
  readonly pages: readonly { readonly page: number; readonly dtd?: string }[];
}

/** Pages whose elements are the vocabulary's own. */
export function ownPages({ name }: Vocabulary): number[] {
  return dtdsOf(name).map(({ page }) => page);
}

function dtdsOf(name: string): { page: number; dtd: string }[] {
  const { pages } = parse(readFileSync(join(spec, 'wbxml', `${name}.yaml`), 'utf8')) as Description;
  return pages.flatMap(({ page, dtd }) => (dtd === undefined ? [] : [{ page, dtd }]));
}

/** Files for a folder, `judge.dtd` first to be read. */
export function grammarOf(vocabulary: Vocabulary): Map<string, string> {
  const files = new Map(
    readdirSync(join(spec, 'dtd'))
      .filter((file) => file.endsWith('.dtd'))
      .map((file) => [file, withMeta(readFileSync(join(spec, 'dtd', file), 'utf8'))] as const),
  );
  const pages = dtdsOf(vocabulary.name);
  const reads = pages.map(({ page, dtd }) => `<!ENTITY % page-${page} SYSTEM "${dtd}">\n%page-${page};`);
  const namespaces = vocabulary.elements.flatMap(({ page, name }) => {
    const [ns] = vocabulary.pages.find((one) => one.page === page)?.namespaces ?? [];
    const isOwn = pages.some((one) => one.page === page);
    // the first declaration binds: a DTD that has one keeps it
    return isOwn && ns !== undefined ? [`<!ATTLIST ${name} xmlns CDATA #FIXED "${ns}">`] : [];
  });
  return files.set('judge.dtd', [...reads, ...namespaces].join('\n'));
}

/** Meta holds what MetInf holds, without it. */
function withMeta(text: string): string {
  return text
    .replace(/<!ELEMENT Meta %text;>/, '')
    .replace(/<!ELEMENT MetInf ([^>]*)>/, (whole, model: string) => `${whole}\n<!ELEMENT Meta ${model}>`);
}
