/** What every kind of `assay generate` takes and gives. */
import { createHash } from 'node:crypto';

/** A file that the user names. */
export interface UserFile {
  /** As given; shown in messages. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface UserOptions {
  /** Folder below the output folder; else from the file. */
  readonly name?: string;
  /** DTD: the element that is the document. */
  readonly root?: string;
}

export interface Made {
  /** Path below the output folder, with `/`, to text. */
  readonly files: ReadonlyMap<string, string>;
  /** What the user should know and what stops nothing. */
  readonly notes: readonly string[];
}

/** Name without folders. */
export function baseOf({ path }: UserFile): string {
  return path.replace(/^.*[\\/]/, '');
}

/** The beginning of the name: `demo` of `a/demo.ddf.xml`. */
export function stemOf(file: UserFile): string {
  return baseOf(file).replace(/(\.ddf|\.schema)?\.[^.]*$/, '');
}

export function textOf({ bytes }: UserFile): string {
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
}

/** A name that may stand for a folder anywhere: `demo-1.0`. */
export function folderName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return /^[a-z]/.test(name) ? name : `x${name}`;
}

/** `ServerList` of `server-list`. */
export function typeName(text: string): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(name) ? name : `X${name}`;
}

/** The beginning of a banner, by which files of ours are known again. */
export const BANNER = '// Made from ';

/** First line of a file; names and contents of the sources, no date. */
export function bannerOf(files: readonly UserFile[]): string {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${baseOf(file)}\0`)
      .update(file.bytes)
      .update('\0');
  const names = files.map((file) => baseOf(file).replace(/[^\x20-\x7e]/g, '?')).join(', ');
  return `${BANNER}${names} (sha256 ${hash.digest('hex').slice(0, 16)}). Not to be edited: run assay generate again.`;
}

/** Text of ours that names its runtime by path, as it stands in another project: runtime by name, endings as modules want them. */
export function portable(text: string, banner: string, runtimeFolder: RegExp, runtime: string): string {
  const named = text
    .replace(/^\/\/ Made from .*$/m, () => banner)
    .replace(runtimeFolder, `'${runtime}'`)
    .replace(/(\bfrom '\.\.?\/[^']+?)(\.js)?'/g, "$1.js'");
  return oneImport(named, runtime);
}

/** The names that a file imports from `module`, in one statement. */
function oneImport(text: string, module: string): string {
  const pattern = new RegExp(`^import (type )?\\{(.*)\\} from '${module}';\\n`, 'gm');
  const names = [...text.matchAll(pattern)].flatMap(([, type, list]) =>
    list!
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => (type ? `type ${name}` : name)),
  );
  if (names.length === 0) return text;
  const plain = (name: string) => name.replace('type ', '');
  const all = [...new Set(names)].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  const isType = all.every((name) => name.startsWith('type '));
  const line = `import ${isType ? 'type ' : ''}{ ${(isType ? all.map(plain) : all).join(', ')} } from '${module}';\n`;
  let isFirst = true;
  return text.replace(pattern, () => {
    const kept = isFirst ? line : '';
    isFirst = false;
    return kept;
  });
}
