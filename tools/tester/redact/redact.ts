/**
 * `--redact`: a record without the secrets of the product. What is taken out is replaced by stand-ins of the same length, and
 * every credential by the one that would follow from them, faults included; so places stay true and the record still replays.
 */
import { syncml11 } from '../../../generated/syncml-1.1/vocabulary';
import { syncml12 } from '../../../generated/syncml-1.2/vocabulary';
import { basicCredential, fromBase64, toBase64 } from '../../dm/digest';
import { type DigestInput, sameWithOthers } from '../../dm/digest-faults';
import { HMAC_HEADER } from '../../dm/hmac-header';
import { zeroNonces } from '../../dm/notification';
import { decodeStrict } from '../../wire/strict';
import { child, children, type ElementNode, textOf } from '../../wire/tree';
import type { Party, Profile } from '../profile';
import type { EventLine, HttpHead, MessageLine, RecordLine } from '../record';
import { Pseudonyms } from './pseudonym';
import { Replacements } from './replace';

/** Shorter secrets are taken out only where they are the whole text of an element: 1234 is in many places. */
const longEnough = 6;

/** Nodes of DMAcc that hold secrets (DM_StdObj 5.3.1). */
const secretNodes = ['AAuthSecret', 'AAuthData'];

/**
 * @param key octets that nobody keeps
 * @returns a sink that writes the lines of one run without secrets
 */
export function redacting(
  profile: Profile,
  key: Uint8Array,
  sink: (line: RecordLine) => void,
): (line: RecordLine) => void {
  const redactor = new Redactor(profile, new Pseudonyms(key));
  return (line) => sink(redactor.line(line));
}

/** What is known of one case so far. */
interface CaseState {
  readonly replacements: Replacements;
  /** Nonces that each side may show credentials with. */
  readonly nonces: { readonly client: Uint8Array[]; readonly server: Uint8Array[] };
}

class Redactor {
  private readonly always = new Replacements();
  private readonly short: string[] = [];
  private readonly cases = new Map<string, CaseState>();

  constructor(
    private readonly profile: Profile,
    private readonly pseudonyms: Pseudonyms,
  ) {
    const { client, server, ixit } = profile;
    const secrets = [...profile.secrets, ...['imsi', 'pin'].flatMap((name) => ixit[`bootstrap.${name}`] ?? [])];
    for (const party of [client, server])
      for (const password of passwordsOf(party))
        this.always.add(basicCredential(party.name, password), this.basic(party, password));
    for (const secret of [client.name, client.secret, server.secret, ...secrets]) this.hide(this.always, secret);
  }

  line(line: RecordLine): RecordLine {
    if (line.type === 'run')
      return { ...line, redacted: true, seed: 'redacted', profile: this.profileOf(line.profile) };
    if (line.type === 'end' || line.type === 'rules' || line.type === 'case') return line;
    const state = this.stateOf(line.key);
    if (line.type === 'message') return this.message(line, state);
    return state.replacements.json(line.type === 'event' ? this.event(line, state) : line);
  }

  private event(line: EventLine, state: CaseState): EventLine {
    // Holds the whole account, in octets that nothing else could be put into.
    if (line.data?.bootstrap !== undefined) {
      const [client, server] = (line.data.nonces as readonly string[]).map((one) => Buffer.from(one, 'base64'));
      const nonces = [this.learn(client!, state, 'client'), this.learn(server!, state, 'server')];
      const redacted = {
        bootstrap: 'redacted',
        type: 'redacted',
        pin: 'redacted',
        ...(line.data.card !== undefined && { card: 'redacted' }),
      };
      return { ...line, data: { ...line.data, ...redacted, nonces } };
    }
    // A bootstrap message holds the account, and a digest or MAC follows from a short secret: the case is not judged again.
    const result = line.data?.result as Readonly<Record<string, unknown>> | undefined;
    if (result?.push !== undefined) return { ...line, data: { ...line.data, result: { redacted: true } } };
    const package0 = line.data?.package0;
    if (typeof package0 !== 'string') return line;
    const octets = Buffer.from(package0, 'base64');
    octets.set(this.pseudonyms.octets(octets.subarray(0, 16)), 0);
    return { ...line, data: { ...line.data, package0: toBase64(octets) } };
  }

  private profileOf(described: unknown): unknown {
    const plain = this.always.json(described) as Record<'client' | 'server', object>;
    const party = (name: 'client' | 'server'): object => ({
      ...plain[name],
      name: name === 'client' ? this.pseudonyms.text(this.profile.client.name) : this.profile.server.name,
      secret: this.pseudonyms.text(this.profile[name].secret),
      nonce: toBase64(this.pseudonyms.nonce(this.profile[name].nonce)),
    });
    // A PIN is too short to be looked for.
    const ixit = Object.fromEntries(
      Object.entries(this.profile.ixit).map(([name, value]) => [
        name,
        /^bootstrap\.(imsi|pin)$/.test(name) ? this.pseudonyms.text(value) : this.always.json(value),
      ]),
    );
    return { ...plain, ixit, secrets: [], client: party('client'), server: party('server') };
  }

  private stateOf(key: string): CaseState {
    let state = this.cases.get(key);
    if (!state) {
      const { client, server } = this.profile;
      state = {
        replacements: new Replacements(this.always),
        nonces: { client: [...zeroNonces, client.nonce], server: [...zeroNonces, server.nonce] },
      };
      this.cases.set(key, state);
    }
    return state;
  }

  private message(line: MessageLine, state: CaseState): MessageLine {
    const bytes = new Uint8Array(Buffer.from(line.bytes, 'base64'));
    const root = bytes.length > 0 ? decodeStrict(bytes, [syncml12, syncml11]).document.root : undefined;
    const from = (line.direction === 'in') === (this.profile.role !== 'dm-server') ? 'client' : 'server';
    const { replacements, nonces } = state;
    const drawn = line.drawn?.map((text) => {
      const octets = new Uint8Array(Buffer.from(text, 'base64'));
      // The tester may have drawn it for its own credentials: `stale`.
      nonces.server.push(octets);
      return this.learn(octets, state, 'client');
    });
    for (const node of root ? everyElement(root) : []) {
      if (node.name === 'NextNonce') this.nextNonce(node, state, from === 'client' ? 'server' : 'client');
      else if (node.name === 'Cred') this.cred(node, state, from);
      else if (from === 'client') this.secretOf(node, bytes, replacements);
      this.wholeText(node, bytes, replacements);
    }
    const redacted = replacements.octets(bytes);
    const twin = (mac: string): string =>
      this.twin(mac, from, nonces[from], [bytes, redacted]) ?? this.pseudonyms.text(mac);
    return {
      ...line,
      bytes: toBase64(redacted),
      http: headOf(line.http, replacements, twin),
      ...(drawn && { drawn }),
    };
  }

  /** A nonce that this side is to use. @returns the stand-in, base64 */
  private learn(nonce: Uint8Array, { replacements, nonces }: CaseState, side: 'client' | 'server'): string {
    const standIn = this.pseudonyms.nonce(nonce);
    nonces[side].push(nonce);
    if (nonce.length >= longEnough) replacements.add(toBase64(nonce), toBase64(standIn));
    return toBase64(standIn);
  }

  private nextNonce(node: ElementNode, state: CaseState, side: 'client' | 'server'): void {
    const raw = node.children.find((part) => part.kind === 'text');
    const octets = raw?.kind === 'text' ? raw.bytes : undefined;
    const text = textOf(node) ?? '';
    const nonce = fromBase64(text);
    if (octets && !nonce) {
      state.nonces[side].push(octets);
      state.replacements.add(octets, this.pseudonyms.nonce(octets));
    } else if (nonce && toBase64(nonce) === text) this.learn(nonce, state, side);
    else state.replacements.add(text, this.pseudonyms.text(text));
  }

  private cred(node: ElementNode, { replacements, nonces }: CaseState, from: 'client' | 'server'): void {
    const data = textOf(child(node, 'Data'));
    if (data) replacements.add(data, this.twin(data, from, nonces[from]) ?? this.pseudonyms.text(data));
  }

  /** What the same sender would have shown with the stand-ins; `bodies`: before and after, for a mac. */
  private twin(
    shown: string,
    from: 'client' | 'server',
    nonces: readonly Uint8Array[],
    bodies?: readonly [Uint8Array, Uint8Array],
  ): string | undefined {
    const party = this.profile[from];
    for (const nonce of [...nonces].reverse())
      for (const password of passwordsOf(party)) {
        const ours: DigestInput = { user: party.name, password, nonce, ...(bodies && { body: bodies[0] }) };
        const others: DigestInput = {
          user: this.nameOf(party),
          password: this.passwordOf(party, password),
          nonce: this.pseudonyms.nonce(nonce),
          ...(bodies && { body: bodies[1] }),
        };
        const twin = sameWithOthers(shown, ours, others);
        if (twin !== undefined) return twin;
      }
    return undefined;
  }

  /** Values of nodes that hold secrets: the product's own, not what a case writes. */
  private secretOf(node: ElementNode, bytes: Uint8Array, replacements: Replacements): void {
    const uri =
      textOf(child(node, 'Source', 'LocURI')) ??
      textOf(child(node, 'Target', 'LocURI')) ??
      textOf(child(node, 'NodeName'));
    const name = uri?.split('/').at(-1);
    if (!name || !secretNodes.includes(name)) return;
    for (const value of [...children(node, 'Data'), ...children(node, 'Value')])
      this.wholeText(value, bytes, replacements, true);
  }

  private wholeText(node: ElementNode, bytes: Uint8Array, replacements: Replacements, any = false): void {
    const text = node.children.length === 1 ? textOf(node) : undefined;
    if (!text || !(any || this.short.includes(text))) return;
    const whole = Buffer.from(bytes.subarray(node.start, node.end));
    const at = whole.lastIndexOf(text);
    if (at < 0) return;
    const changed = Buffer.from(whole);
    changed.set(Buffer.from(this.pseudonyms.text(text)), at);
    replacements.add(whole, changed);
  }

  private hide(replacements: Replacements, secret: string): void {
    if (secret.length === 0) return;
    if (secret.length < longEnough) {
      this.short.push(secret);
      return;
    }
    const standIn = this.pseudonyms.text(secret);
    replacements.add(secret, standIn);
    replacements.add(escaped(secret), escaped(standIn));
    replacements.add(toBase64(secret), toBase64(standIn));
  }

  private basic(party: Party, password: string): string {
    return basicCredential(this.nameOf(party), this.passwordOf(party, password));
  }

  /** Server identifiers are no secrets. */
  private nameOf(party: Party): string {
    return party === this.profile.client ? this.pseudonyms.text(party.name) : party.name;
  }

  private passwordOf(party: Party, password: string): string {
    return this.pseudonyms.text(party.secret) + password.slice(party.secret.length);
  }
}

/** The right one, and what the tester shows when it means to be wrong. */
function passwordsOf(party: Party): string[] {
  return [party.secret, `${party.secret}-wrong`];
}

function headOf(http: HttpHead, replacements: Replacements, twin: (mac: string) => string): HttpHead {
  const headers = http.headers.map(([name, value]): [string, string] => {
    const lower = name.toLowerCase();
    const shown =
      lower === HMAC_HEADER
        ? value.replace(/(\bmac\s*=\s*"?)([^",\s]+)/i, (_all, before, mac) => before + twin(mac))
        : value;
    return [name, replacements.text(shown)];
  });
  return { ...http, headers };
}

function* everyElement(node: ElementNode): Generator<ElementNode> {
  yield node;
  for (const inner of node.children) if (inner.kind === 'element') yield* everyElement(inner);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
