/**
 * xmllint and we on content models: lists of children near to what each model accepts, so that something is missing, repeated,
 * exchanged or strange, or nothing. Each child is as short as its own model allows.
 */
import fc from 'fast-check';
import { vocabularies } from '../codegen/testing/vocabularies';

type Entry = (typeof vocabularies)[number];

import type { WireEvent } from '../wire/events';
import { decodeStrictXml, encodeEventsXml } from '../wire/strict';
import { type Content, type ElementDecl, refKey, type Vocabulary } from '../wire/vocabulary';
import { grammarOf, ownPages } from './grammars';
import { type Judge, type Opinion, opinionOf } from './opinion';
import { xmllint } from './programs';

/** @param count of lists for each element that holds others */
export function contentModelJudges(count: number): Judge[] {
  return [
    {
      name: 'xmllint: content models',
      programs: ['xmllint'],
      ask: () => vocabularies.flatMap((one) => compare(one, count)),
    },
  ];
}

/** Codes of findings that a grammar without namespaces can have. */
export const grammarCodes = /^(unexpected-element|missing-element|element-order|unknown-element|unexpected-text)$/;

function compare({ name, tables }: Entry, count: number): Opinion[] {
  const models = new Models(tables);
  const cases = models.parents.flatMap((parent) =>
    fc.sample(lists(models, parent), { numRuns: count, seed: 1 }).map((children) => ({ parent, children })),
  );
  const says = xmllint(
    cases.map(({ parent, children }) =>
      encodeEventsXml(models.events(parent, children), tables, { namespaces: 'none' }),
    ),
    grammarOf(tables),
  );
  return cases.map(({ parent, children }, index) => {
    const { findings } = decodeStrictXml(encodeEventsXml(models.events(parent, children), tables), tables);
    // any element may be the root here
    const fault = findings.find(
      ({ code, path }) => grammarCodes.test(code) && !(code === 'unexpected-element' && path === `/${parent}`),
    );
    const theirs = says[index]![0]?.replace(/, expecting .*/, '') ?? '';
    return opinionOf(`${name} ${parent} (${children.join(' ')})`, fault?.message ?? '', theirs);
  });
}

type Children = Extract<Content, { kind: 'children' }>;

/** Elements that are a vocabulary's own with their models, and the shortest content that each accepts. */
class Models {
  private readonly decls: ReadonlyMap<string, ElementDecl>;

  constructor(private readonly vocabulary: Vocabulary) {
    const pages = ownPages(vocabulary);
    const own = vocabulary.elements.filter(({ page }) => pages.includes(page));
    this.decls = new Map(own.map((decl) => [refKey(decl.page, decl.name), decl]));
  }

  get parents(): string[] {
    return [...this.decls.values()].flatMap(({ name, content }) => (content.kind === 'children' ? [name] : []));
  }

  /** Names that the model of the parent mentions. */
  members(parent: string): string[] {
    const keys = this.contentOf(parent).states.flatMap(({ next }) => Object.keys(next));
    return [...new Set(keys)].flatMap((key) => this.decls.get(key)?.name ?? []);
  }

  /**
   * A list of children that the model accepts: a walk that follows the choices, then the shortest way out. Where the order is free,
   * in that of the DTD, and without the wrapper.
   */
  walk(parent: string, choices: readonly number[]): string[] {
    const content = this.contentOf(parent);
    const keys: string[] = [];
    let state = 0;
    for (const choice of choices) {
      const ways = Object.entries(content.states[state]!.next).filter(
        ([key]) => this.decls.has(key) && !(content.wrapper && key.endsWith(`:${content.wrapper.name}`)),
      );
      const way = ways[choice % Math.max(ways.length, 1)];
      if (!way) break;
      keys.push(way[0]);
      state = way[1];
    }
    const names = [...keys, ...this.out(content.states, state)].map((key) => this.decls.get(key)!.name);
    return content.unordered ? inOrder(names, content) : names;
  }

  /** Lists near to what the model accepts: up to two changes away from a walk. */
  change(parent: string, names: readonly string[], changes: readonly Change[]): string[] {
    const members = this.members(parent);
    const list = [...names];
    for (const { kind, at, other } of changes) {
      const index = at % (list.length + 1);
      if (kind === 'drop') list.splice(index, 1);
      else if (kind === 'insert') list.splice(index, 0, members[other % members.length]!);
      else if (kind === 'repeat' && list[index]) list.splice(index, 0, list[index]!);
      else if (kind === 'swap') list.splice(index, 0, ...list.splice(other % (list.length + 1), 1));
    }
    const content = this.contentOf(parent);
    return content.unordered ? inOrder(list, content) : list;
  }

  /** Events of an element with the children given, each as short as its own model allows. */
  events(name: string, children?: readonly string[], depth = 0): WireEvent[] {
    const decl = this.declOf(name);
    const inner = children ?? (decl.content.kind === 'children' && depth < 8 ? this.walk(name, []) : []);
    const ns = this.vocabulary.pages.find(({ page }) => page === decl.page)!.namespaces[0]!;
    const attributes = decl.attributes.flatMap(({ name: key, required, fixed, values }) =>
      required && !key.startsWith('xmlns') ? [{ name: key, value: fixed ?? values?.[0] ?? 'x' }] : [],
    );
    const start = { kind: 'start', name, ns, ...(attributes.length > 0 ? { attributes } : {}) } as const;
    return [start, ...inner.flatMap((child) => this.events(child, undefined, depth + 1)), { kind: 'end' }];
  }

  private declOf(name: string): ElementDecl {
    return [...this.decls.values()].find((decl) => decl.name === name)!;
  }

  private contentOf(name: string): Children {
    return this.declOf(name).content as Children;
  }

  /** Keys that lead from a state to one that accepts, as few as can be. */
  private out(states: Children['states'], from: number): string[] {
    const ways: { state: number; keys: string[] }[] = [{ state: from, keys: [] }];
    const seen = new Set([from]);
    for (const { state, keys } of ways) {
      if (states[state]!.accept) return keys;
      for (const [key, next] of Object.entries(states[state]!.next)) {
        if (seen.has(next) || !this.decls.has(key)) continue;
        seen.add(next);
        ways.push({ state: next, keys: [...keys, key] });
      }
    }
    throw new Error('no way out of the model');
  }
}

function inOrder(names: readonly string[], { fields }: Children): string[] {
  const place = (name: string) => fields.findIndex(({ elements }) => elements.some((one) => one.name === name));
  return names.filter((name) => place(name) >= 0).sort((a, b) => place(a) - place(b));
}

interface Change {
  readonly kind: 'drop' | 'repeat' | 'swap' | 'insert';
  readonly at: number;
  readonly other: number;
}

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('drop', 'repeat', 'swap', 'insert'),
    at: fc.nat(20),
    other: fc.nat(200),
  }),
  { maxLength: 2 },
);

function lists(models: Models, parent: string): fc.Arbitrary<string[]> {
  return fc
    .tuple(fc.array(fc.nat(200), { maxLength: 6 }), changes)
    .map(([choices, some]) => models.change(parent, models.walk(parent, choices), some));
}
