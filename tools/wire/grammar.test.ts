/** Our verdict on content models beside that of xmllint with the DTDs: children right, missing, repeated, exchanged, strange. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { dmddf12 } from '../../generated/dmddf-1.2/vocabulary';
import { syncml12 } from '../../generated/syncml-1.2/vocabulary';
import type { WireEvent } from './events';
import { decodeStrictXml, encodeEventsXml } from './strict';
import { installed } from './testing/judges';
import { type Content, type ElementDecl, refKey, type Vocabulary } from './vocabulary';

type Children = Extract<Content, { kind: 'children' }>;

/** Elements of one page with their models, and the shortest content that each accepts. */
class Models {
  private readonly decls: Map<string, ElementDecl>;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly page: number,
    /** Not used: their order is free in the vocabulary, for a reason that its source tells. */
    except: readonly string[],
    /** Used without children, for the same reason. */
    private readonly bare: string,
  ) {
    const own = vocabulary.elements.filter((decl) => decl.page === page && !except.includes(decl.name));
    this.decls = new Map(own.map((decl) => [decl.name, decl]));
  }

  get parents(): string[] {
    return [...this.decls.values()]
      .filter((decl) => decl.content.kind === 'children' && decl.name !== this.bare)
      .map((decl) => decl.name);
  }

  /** Names that the model of the parent mentions. */
  members(parent: string): string[] {
    const names = this.states(parent).flatMap((state) => Object.keys(state.next).map((key) => key.split(':')[1]!));
    return [...new Set(names)].filter((name) => this.decls.has(name));
  }

  /** A list of children that the model accepts: a walk that follows the choices, then the shortest way out. */
  walk(parent: string, choices: readonly number[]): string[] {
    const states = this.states(parent);
    const names: string[] = [];
    let state = 0;
    for (const choice of choices) {
      const ways = Object.entries(states[state]!.next).filter(([key]) => this.decls.has(key.split(':')[1]!));
      const way = ways[choice % Math.max(ways.length, 1)];
      if (!way) break;
      names.push(way[0].split(':')[1]!);
      state = way[1];
    }
    return [...names, ...this.out(states, state)];
  }

  /** Events of an element with the children given, each as short as its own model allows. */
  events(name: string, children?: readonly string[], depth = 0): WireEvent[] {
    const content = this.decls.get(name)?.content;
    const inner =
      children ?? (content?.kind === 'children' && name !== this.bare && depth < 8 ? this.walk(name, []) : []);
    const ns = this.vocabulary.pages.find(({ page }) => page === this.page)!.namespaces[0]!;
    const start = { kind: 'start', name, ns } as const;
    return [start, ...inner.flatMap((child) => this.events(child, undefined, depth + 1)), { kind: 'end' }];
  }

  private states(parent: string): Children['states'] {
    return (this.decls.get(parent)!.content as Children).states;
  }

  private out(states: Children['states'], from: number): string[] {
    const ways: { state: number; names: string[] }[] = [{ state: from, names: [] }];
    for (const { state, names } of ways) {
      if (states[state]!.accept) return names;
      for (const name of this.decls.keys()) {
        const next = states[state]!.next[refKey(this.page, name)];
        if (next !== undefined && ways.length < 500) ways.push({ state: next, names: [...names, name] });
      }
    }
    throw new Error('no way out of the model');
  }
}

/** Lists near to what the model accepts: up to two changes away from a walk. */
function lists(models: Models, parent: string): fc.Arbitrary<string[]> {
  const change = fc.record({
    kind: fc.constantFrom('drop', 'repeat', 'swap', 'insert'),
    at: fc.nat(20),
    other: fc.nat(200),
  });
  const members = models.members(parent);
  return fc
    .tuple(fc.array(fc.nat(200), { maxLength: 6 }), fc.array(change, { maxLength: 2 }))
    .map(([choices, changes]) => {
      const names = models.walk(parent, choices);
      for (const { kind, at, other } of changes) {
        const index = at % (names.length + 1);
        if (kind === 'drop') names.splice(index, 1);
        else if (kind === 'insert') names.splice(index, 0, members[other % members.length]!);
        else if (kind === 'repeat' && names[index]) names.splice(index, 0, names[index]!);
        else if (kind === 'swap') names.splice(index, 0, ...names.splice(other % (names.length + 1), 1));
      }
      return names;
    });
}

/** Verdicts of xmllint on many documents: true where the DTD is kept. */
function validates(dtd: string, documents: readonly Uint8Array[]): boolean[] {
  const folder = mkdtempSync(join(tmpdir(), 'wire-'));
  try {
    const files = documents.map((bytes, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, bytes);
      return file;
    });
    const run = spawnSync('xmllint', ['--noout', '--nonet', '--dtdvalid', dtd, ...files], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    });
    const bad = new Set([...run.stderr.matchAll(/Document (\S+) does not validate/g)].map((match) => match[1]));
    return files.map((file) => !bad.has(file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const grammar = /^(unexpected-element|missing-element|element-order|unknown-element|unexpected-text)$/;
const there = installed('xmllint');
if (!there) console.info('xmllint is not installed: content models are not compared with it');
const PARENTS = ['SourceParent', 'TargetParent'];

(there ? test.each : test.skip.each)([
  ['SyncML', new Models(syncml12, 0, PARENTS, 'Meta'), syncml12, 'syncml-1.2.dtd'],
  ['DMDDF', new Models(dmddf12, 2, [], 'AccessType'), dmddf12, 'dmddf-1.2.dtd'],
] as const)('%s: the verdicts of xmllint', (_, models, vocabulary, dtd) => {
  const cases = models.parents.flatMap((parent) =>
    fc.sample(lists(models, parent), { numRuns: 25, seed: 1 }).map((children) => ({ parent, children })),
  );
  const plain = cases.map(({ parent, children }) =>
    encodeEventsXml(models.events(parent, children), vocabulary, { namespaces: 'none' }),
  );
  const theirs = validates(join(__dirname, '../../spec/dtd', dtd), plain);
  const ours = cases.map(({ parent, children }) => {
    const { findings } = decodeStrictXml(encodeEventsXml(models.events(parent, children), vocabulary), vocabulary);
    // any element may be the root here
    return !findings.some(
      ({ code, path }) => grammar.test(code) && !(code === 'unexpected-element' && path === `/${parent}`),
    );
  });
  const differ = cases.filter((__, index) => ours[index] !== theirs[index]);
  expect(differ).toEqual([]);
  // both verdicts must have been asked for
  expect(new Set(theirs)).toEqual(new Set([true, false]));
});
