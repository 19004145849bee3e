/** Writes recorded cases by hand, with true bytes. For tests and for looking at reports only. */
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import type { FindingLine, MessageLine, Permutation, Place, RecordLine, VerdictLine } from '../../tester/record';

export type Tree = readonly [name: string, ...content: (string | Tree)[]];

export interface Written {
  readonly bytes: Buffer;
  /** Byte range of each element, by path without the root: `SyncBody/Status[2]/Data`. */
  readonly places: ReadonlyMap<string, readonly [number, number]>;
}

/** The tree as XML without any white space, or as WBXML with inline strings; remembers where each element went. */
export function write(tree: Tree, encoding: 'xml' | 'wbxml'): Written {
  const out: number[] = encoding === 'wbxml' ? [2, 0xa4, 1, 0x6a, 0] : [];
  const places = new Map<string, readonly [number, number]>();
  let page = 0;
  const put = (text: string): void => {
    for (const byte of Buffer.from(text)) out.push(byte);
  };
  const walk = ([name, ...content]: Tree, path: string): void => {
    const start = out.length;
    if (encoding === 'wbxml') {
      const { page: next, token } = tokenOf(name);
      if (next !== page) out.push(0, next);
      page = next;
      out.push(content.length > 0 ? token | 0x40 : token);
    } else put(`<${name}${declared(name)}${content.length > 0 ? '>' : '/>'}`);
    const seen = new Map<string, number>();
    const all = new Map<string, number>();
    for (const part of content) if (typeof part !== 'string') all.set(part[0], (all.get(part[0]) ?? 0) + 1);
    for (const part of content) {
      if (typeof part === 'string') {
        if (encoding === 'wbxml') {
          out.push(3);
          put(part);
          out.push(0);
        } else put(part.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
        continue;
      }
      const index = (seen.get(part[0]) ?? 0) + 1;
      seen.set(part[0], index);
      walk(part, `${path ? `${path}/` : ''}${part[0]}${(all.get(part[0]) ?? 0) > 1 ? `[${index}]` : ''}`);
    }
    if (encoding === 'xml' && content.length > 0) put(`</${name}>`);
    else if (content.length > 0) out.push(1);
    places.set(path, [start, out.length]);
  };
  walk(tree, '');
  return { bytes: Buffer.from(out), places };
}

function declared(name: string): string {
  if (tokenOf(name).page === 1) return ' xmlns="syncml:metinf"';
  return name === 'SyncML' ? ' xmlns="SYNCML:SYNCML1.2"' : '';
}

function tokenOf(name: string): { page: number; token: number } {
  const found = syncml12.elements.find((element) => element.name === name);
  if (!found) throw new Error(`no element ${name} in the vocabulary`);
  return found;
}

/** Writes the lines of one case; time goes on by 40 ms with each message. */
export class CaseScript {
  readonly lines: RecordLine[] = [];
  readonly key: string;
  private n = 0;
  private findings = 0;
  private sessions = 1;

  constructor(
    readonly id: string,
    readonly permutation: Permutation,
    private t: number,
    readonly covers: readonly string[] = [],
    title = id.replace(/^.*\//, '').replace(/-/g, ' '),
  ) {
    const { version, encoding, clientAuth, serverAuth, transport } = permutation;
    this.key = `${id} [dm ${version}, ${encoding}, ${clientAuth}/${serverAuth}, ${transport}]`;
    const suite = id.split('/').slice(0, 2).join('/');
    const scr = covers.length > 0 ? ['DSDM-RepPro-PCE-C-007'] : [];
    this.lines.push({ type: 'case', key: this.key, id, suite, title, covers, scr, ets: null, permutation, t });
  }

  /** Messages of one session, client first; the client is the product. Gives where the elements went. */
  say(trees: readonly (Tree | Buffer)[], extra: Partial<MessageLine> = {}): Written[] {
    return trees.map((tree) => {
      const direction = this.n % 2 === 0 ? 'in' : 'out';
      const { encoding } = this.permutation;
      const written = Buffer.isBuffer(tree) ? { bytes: tree, places: new Map() } : write(tree, encoding);
      const type = ['content-type', `application/vnd.syncml.dm+${encoding}`] as const;
      const http =
        direction === 'in' ? { method: 'POST', target: '/assay/7', headers: [type] } : { status: 200, headers: [type] };
      this.lines.push({
        type: 'message',
        key: this.key,
        n: ++this.n,
        session: this.sessions,
        direction,
        t: this.tick(40),
        encoding,
        http,
        bytes: written.bytes.toString('base64'),
        ...extra,
      });
      return written;
    });
  }

  private tick(ms: number): number {
    this.t += ms;
    return this.t;
  }

  nextSession(): this {
    this.sessions++;
    if (this.n % 2 === 1) this.n++;
    return this;
  }

  event(
    what: 'start' | 'ended' | 'operator' | 'timeout' | 'crash' | 'step' | 'note',
    text: string,
    data?: Record<string, unknown>,
  ): this {
    this.lines.push({ type: 'event', key: this.key, t: this.tick(5), session: this.sessions, what, text, data });
    return this;
  }

  finding(part: Partial<FindingLine> & Pick<FindingLine, 'text'>): this {
    const place: Place = { message: null };
    const standard = {
      requirement: null,
      effect: 'fail',
      place,
      expected: [],
      actual: '',
      by: { step: 'steps[2]' },
    } as const;
    this.lines.push({ type: 'finding', key: this.key, n: ++this.findings, ...standard, ...part });
    return this;
  }

  rule(rule: string, outcome: 'holds' | 'broken', ...requirements: string[]): this {
    const none = { holds: {}, broken: {} };
    this.lines.push({ type: 'rules', key: this.key, ...none, [outcome]: { [rule]: requirements } });
    return this;
  }

  verdict(verdict: VerdictLine['verdict'], reason?: string): RecordLine[] {
    const begun = this.lines[0] as { t: number };
    this.lines.push({ type: 'verdict', key: this.key, verdict, reason, t: this.t, ms: this.t - begun.t });
    return this.lines;
  }
}

export function permutation(part: Partial<Permutation> = {}): Permutation {
  return { version: '1.2', encoding: 'wbxml', clientAuth: 'md5', serverAuth: 'basic', transport: 'http', ...part };
}
