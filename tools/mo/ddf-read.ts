/**
 * Reads a device description from the strict tree of its document (OMA-TS-DM_TND 9.4). Whatever the document holds, the answer is
 * a tree; what is odd about it stands in its findings, with its place.
 */
import { type Format, isFormat } from '../dm/formats';
import { isMoIdentifier } from '../dm/mo-identifier';
import { children, type DocumentNode, type ElementNode, textOf } from '../wire/tree';
import { checkDdf } from './ddf-check';
import { DdfFindings } from './ddf-findings';
import { MICROSOFT, type MicrosoftExtensions, readMicrosoft } from './ddf-microsoft';
import {
  type Command,
  commands,
  type DdfFinding,
  type DdfNode,
  type DdfTree,
  type Occurrence,
  UNNAMED,
} from './ddf-model';

export interface DdfOptions {
  /** Findings kept; those of the decoder have their own limit. Default 1000. */
  readonly findings?: number;
}

const wireNotes: ReadonlySet<string> = new Set(['doctype', 'spelling', 'namespace']);

/** `document`: what `decodeStrictXml` or the WBXML decoder makes of the bytes, with the vocabulary of DMDDF 1.2. Never throws. */
export function readDdf(document: DocumentNode, options: DdfOptions = {}): DdfTree {
  return new DdfReader(document, new DdfFindings(options.findings ?? 1000)).read();
}

class DdfReader {
  private count = 0;
  private readonly namespaces: ReadonlySet<string>;

  constructor(
    private readonly document: DocumentNode,
    private readonly findings: DdfFindings,
  ) {
    // No namespace at all is the common case; a default namespace that nobody knows is taken for ours.
    this.namespaces = new Set(['', 'syncml:dmddf1.2', 'syncml:dmddf', document.root?.ns ?? '']);
  }

  read(): DdfTree {
    this.takeWireFindings();
    const { root } = this.document;
    const tree = root ? this.tree(root) : { nodes: [] };
    return { ...tree, count: this.count, findings: this.findings.finish(this.document) };
  }

  private tree(root: ElementNode): Omit<DdfTree, 'count' | 'findings'> {
    if (root.name !== 'MgmtTree') {
      this.report(root, {
        code: 'root',
        clause: '9.4.1.1',
        expected: 'MgmtTree',
        actual: root.name,
        message: 'not a description',
      });
      return { nodes: [] };
    }
    if (children(root).some((child) => child.ns === MICROSOFT))
      this.report(root, {
        code: 'foreign',
        severity: 'note',
        actual: MICROSOFT,
        message: 'holds elements of Microsoft',
      });
    const verDtd = this.text(root, 'VerDTD')?.trim();
    if (verDtd !== undefined && verDtd !== '1.2')
      this.report(root, {
        code: 'version',
        severity: 'note',
        expected: '1.2',
        actual: verDtd,
        message: 'older description',
      });
    const nodes = this.own(root, 'Node').map((element) => this.node(element, undefined));
    checkDdf(nodes, this.findings);
    const man = this.text(root, 'Man');
    const mod = this.text(root, 'Mod');
    return {
      ...(verDtd !== undefined && { verDtd }),
      ...(man !== undefined && { man }),
      ...(mod !== undefined && { mod }),
      nodes,
    };
  }

  private node(element: ElementNode, parentPath: string | undefined): DdfNode {
    this.count++;
    const name = this.name(element);
    const path = this.path(element, name, parentPath);
    const properties = this.own(element, 'DFProperties')[0];
    if (!properties) {
      const fault = {
        code: 'missing',
        clause: '9.4.1.10',
        expected: 'DFProperties',
        message: 'the node is not described',
      } as const;
      this.report(element, fault, path);
    }
    const runtime = this.own(element, 'RTProperties')[0];
    const value = this.text(element, 'Value');
    return {
      name,
      path,
      ...this.properties(properties, runtime, path),
      ...(runtime && { runtime: this.runtime(runtime) }),
      ...(value !== undefined && { value }),
      children: this.own(element, 'Node').map((child) => this.node(child, path)),
      place: { offset: element.start, end: element.end },
    };
  }

  private name(element: ElementNode): string {
    const raw = this.text(element, 'NodeName') ?? '';
    const name = raw.trim();
    const { start } = this.own(element, 'NodeName')[0] ?? element;
    if (name !== raw) {
      const actual = JSON.stringify(raw);
      this.add({
        code: 'blank',
        severity: 'note',
        offset: start,
        path: name,
        actual,
        message: 'blanks around the name',
      });
    }
    // Products write what the documents leave empty.
    if (name !== '*' && !/^<.*>$/.test(name)) return name;
    const fault = {
      code: 'name',
      severity: 'note',
      clause: '9.4.1.6',
      expected: 'an empty NodeName',
      actual: name,
    } as const;
    this.add({ ...fault, offset: start, path: '', message: 'stands for a name given at creation' });
    return '';
  }

  private path(element: ElementNode, name: string, parentPath: string | undefined): string {
    const given = this.own(element, 'Path')[0];
    const raw = textOf(given) ?? '';
    const trimmed = raw.trim();
    const clean = trimmed === '/' ? '' : trimmed.replace(/\/+$/, '');
    const own = name === '' ? UNNAMED : name;
    if (given && trimmed !== raw) {
      const actual = JSON.stringify(raw);
      this.add({
        code: 'blank',
        severity: 'note',
        offset: given.start,
        path: own,
        actual,
        message: 'blanks around the path',
      });
    }
    if (given && clean !== trimmed) {
      const fault = { code: 'path', severity: 'error', clause: '5', expected: clean || '.', actual: trimmed } as const;
      this.add({ ...fault, offset: given.start, path: own, message: 'a URI does not end with "/"' });
    }
    if (given && parentPath !== undefined) {
      const fault = { code: 'path', severity: 'note', clause: '9.4.1.7', actual: trimmed } as const;
      this.add({ ...fault, offset: given.start, path: own, message: 'Path stands below MgmtTree only' });
    }
    const isAbsolute = clean === '.' || clean.startsWith('./') || parentPath === undefined;
    const parts = [...(isAbsolute ? [] : [parentPath]), ...(clean === '' ? [] : [clean]), own];
    return parts.length > 1 && parts[0] === '.' && own === '.' ? '.' : parts.join('/');
  }

  private properties(
    properties: ElementNode | undefined,
    runtime: ElementNode | undefined,
    path: string,
  ): Omit<DdfNode, 'name' | 'path' | 'children' | 'place'> {
    const access = properties && this.own(properties, 'AccessType')[0];
    const typeElement = (properties && this.own(properties, 'DFType')[0]) ?? (runtime && this.own(runtime, 'Type')[0]);
    const formatElements = properties ? this.own(properties, 'DFFormat') : [];
    const formats = this.formats(
      formatElements.length > 0 ? formatElements : runtime ? this.own(runtime, 'Format') : [],
    );
    const types = typeElement ? this.texts(typeElement, 'MIME') : [];
    const ddfName = this.ddfName(typeElement, types, formats.includes('node'), path);
    const caseSense = properties && this.choice(properties, 'CaseSense', ['CS', 'CIS'] as const);
    const microsoft: MicrosoftExtensions | undefined = properties && readMicrosoft(properties);
    const defaultValue = properties && this.text(properties, 'DefaultValue');
    const description = properties && this.text(properties, 'Description');
    const title = properties && this.text(properties, 'DFTitle');
    const named = ddfName !== undefined && types.includes(ddfName);
    return {
      occurrence: this.occurrence(properties, path),
      scope: (properties && this.choice(properties, 'Scope', ['Permanent', 'Dynamic'] as const)) ?? 'Dynamic',
      ...(access && { access: this.access(access) }),
      formats,
      types: types.filter((type) => type !== '' && !(named && type === ddfName)),
      ...(ddfName !== undefined && { ddfName }),
      ...(defaultValue !== undefined && { defaultValue }),
      ...(description !== undefined && { description }),
      ...(title !== undefined && { title }),
      ...(caseSense && { caseSense }),
      ...(microsoft && { microsoft }),
    };
  }

  /** An interior node is named by DDFName; many descriptions put its identifier into MIME, as 9.4.3.8 says against the DTD. */
  private ddfName(
    element: ElementNode | undefined,
    types: readonly string[],
    interior: boolean,
    path: string,
  ): string | undefined {
    const given = element && this.texts(element, 'DDFName')[0]?.trim();
    if (given !== undefined || !element) return given;
    const odd = interior ? types.find((type) => type === '' || isMoIdentifier(type)) : undefined;
    if (odd === undefined) return undefined;
    const fault = {
      code: 'type',
      severity: 'note',
      clause: '9.4.3.8',
      expected: 'DDFName',
      actual: `MIME ${odd}`.trim(),
    } as const;
    this.report(element, { ...fault, message: 'an interior node has a MIME element' }, path);
    return odd;
  }

  private access(element: ElementNode): Command[] {
    const names = new Set(children(element).map((child) => child.name));
    return commands.filter((command) => names.has(command));
  }

  private formats(elements: readonly ElementNode[]): Format[] {
    const names = elements.flatMap((element) => children(element).map((child) => child.name));
    return [...new Set(names.filter(isFormat))];
  }

  private occurrence(properties: ElementNode | undefined, path: string): Occurrence {
    const given = (properties && this.own(properties, 'Occurrence')[0])?.children.find(
      (child) => child.kind === 'element',
    );
    if (given?.kind !== 'element') return { min: 1, max: 1 };
    const min = given.name.startsWith('Zero') ? 0 : 1;
    if (given.name.endsWith('More')) return { min, max: Number.POSITIVE_INFINITY };
    if (!given.name.endsWith('OrN')) return { min, max: 1 };
    const text = (textOf(given) ?? '').trim();
    const max = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (max >= 2 && max <= 65536) return { min, max };
    const fault = {
      code: 'occurrence',
      clause: '9.4.3.18',
      expected: '2 to 65536',
      actual: text || 'nothing',
    } as const;
    this.report(given, { ...fault, message: `no number for ${given.name}` }, path);
    return { min, max: max >= 1 ? max : Number.POSITIVE_INFINITY };
  }

  private runtime(element: ElementNode): Record<string, string> {
    const listed = children(element).filter(
      (child) => this.isOwn(child) && child.name !== 'Format' && child.name !== 'Type',
    );
    return Object.fromEntries(listed.map((child) => [child.name, textOf(child) ?? '']));
  }

  private choice<T extends string>(parent: ElementNode, name: string, allowed: readonly T[]): T | undefined {
    const element = this.own(parent, name)[0];
    const names = element ? children(element).map((child) => child.name) : [];
    return allowed.find((candidate) => names.includes(candidate));
  }

  private isOwn(element: ElementNode): boolean {
    return this.namespaces.has(element.ns);
  }

  private own(parent: ElementNode, name: string): ElementNode[] {
    return children(parent, name).filter((child) => this.isOwn(child));
  }

  private text(parent: ElementNode, name: string): string | undefined {
    return textOf(this.own(parent, name)[0]);
  }

  private texts(parent: ElementNode, name: string): string[] {
    return this.own(parent, name).map((child) => (textOf(child) ?? '').trim());
  }

  private takeWireFindings(): void {
    for (const { code, severity, offset, path, expected, actual, message } of this.document.findings) {
      if (code === 'unknown-element' && actual?.endsWith(` of ${MICROSOFT}`)) continue;
      const kept = severity === 'note' || wireNotes.has(code) ? 'note' : 'error';
      const what = { ...(expected !== undefined && { expected }), ...(actual !== undefined && { actual }) };
      this.add({ code: 'wire', detail: code, severity: kept, offset, path, ...what, message });
    }
  }

  private report(
    element: ElementNode,
    fault: Omit<DdfFinding, 'offset' | 'path' | 'severity'> & { readonly severity?: DdfFinding['severity'] },
    path = '',
  ): void {
    this.add({ severity: 'error', ...fault, offset: element.start, path });
  }

  private add(finding: DdfFinding): void {
    this.findings.add(finding);
  }
}
