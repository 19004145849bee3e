/** One scenario played: its steps over a pair, what was missed, what the rules say of both. */
import type { Catalogue } from '../../catalogue';
import { AssayError } from '../../tester/errors';
import type { SessionEnd } from '../../tester/link';
import { OperatorError } from '../../tester/operators/operator';
import type { FindingLine, RecordLine, Verdict } from '../../tester/record';
import { messageLine } from '../../tester/recorder';
import { fill, MissingValue } from '../../tester/values';
import { placeEvent } from '../again';
import { judgeBoth } from '../judge';
import { isOver } from '../sessions';
import { allElements, devInfoOf, headerAnswers } from './look';
import { Pair, type PairOptions } from './pair';
import type { Scenario, Step } from './scenario';

export interface Outcome {
  readonly verdict: Verdict;
  readonly reason?: string;
  readonly findings: readonly FindingLine[];
}

/** Nothing was decided. */
class Undecided extends Error {}

interface Miss {
  readonly text: string;
  readonly expected: string;
  readonly actual: string;
  readonly step: Step;
}

class Play {
  private readonly operations = new Map<string, string>();
  private lastQueued = '';
  readonly events: { readonly t: number; readonly text: string; readonly data?: Record<string, unknown> }[] = [];

  constructor(
    private readonly pair: Pair,
    private readonly options: PairOptions,
  ) {}

  /** @returns the first thing that was not as it should be; @throws Undecided, OperatorError, MissingValue */
  async run(steps: readonly Step[]): Promise<Miss | undefined> {
    for (const step of steps) {
      const miss = await this.step(step);
      if (miss) return { ...miss, step };
    }
    return undefined;
  }

  private async step({ body }: Step): Promise<Omit<Miss, 'step'> | undefined> {
    const { queue, session, notify, bootstrap, authenticated, result, crossed } = fill(body, this.lookup);
    if (queue) return this.queue(queue);
    if (session) return this.ended('start-session', await this.pair.start(session.account));
    if (notify) return this.ended('notify', await this.pair.notify());
    if (bootstrap) return this.ended('bootstrap', await this.pair.bootstrap(bootstrap));
    if (authenticated) return this.authenticated();
    if (result) return this.result(result);
    if (crossed !== undefined && !this.pair.sessions.some(({ messages }) => allElements(messages).has(crossed)))
      throw new Undecided(`no ${crossed} crossed the wire: the two had no need of it`);
    return undefined;
  }

  private async queue(orders: readonly Readonly<Record<string, unknown>>[]): Promise<undefined> {
    const commands = orders.map(({ as: _, ...order }) => order);
    const { operations } = await this.pair.ask('queue', { commands });
    const ids = Array.isArray(operations) ? operations.map(String) : [];
    orders.forEach(({ as }, index) => {
      if (as !== undefined) this.operations.set(String(as), ids[index] ?? '');
    });
    this.lastQueued = ids.at(-1) ?? '';
    this.event(`queue: ${ids.length} operations`, { op: 'queue', operations: ids });
  }

  private ended(op: string, end: SessionEnd): Omit<Miss, 'step'> | undefined {
    this.event(`${op}: ${end.text}`, { op, how: end.how, ...end.data });
    if (end.how === 'failed' && end.data?.refused) throw new OperatorError(end.text);
    if (end.how === 'done' && this.pair.heardAny) return undefined;
    const actual = this.pair.heardAny ? end.text : `no session: ${String(end.data?.ignored ?? end.text)}`;
    return {
      text: `the client does not come through its session (${op})`,
      expected: 'a session that ends well',
      actual,
    };
  }

  /** What the two said last of each other's credentials (DM_Protocol 9). */
  private authenticated(): Omit<Miss, 'step'> | undefined {
    const session = this.pair.sessions.at(-1);
    for (const party of ['client', 'server'] as const) {
      const code = headerAnswers(session?.messages ?? [], party).at(-1);
      if (code === '200' || code === '212') continue;
      if (code === undefined && party === 'client' && session && isOver(session))
        throw new Undecided('the server asked for nothing, so the client said nothing of it');
      const text = `the ${party} does not take its partner for who it is`;
      return { text, expected: '200 or 212 for SyncHdr', actual: code ?? 'no Status for SyncHdr' };
    }
    return undefined;
  }

  private async result(expected: NonNullable<Step['body']['result']>): Promise<Omit<Miss, 'step'> | undefined> {
    const { of, ...values } = expected;
    const operation = of === undefined ? this.lastQueued : this.operations.get(of);
    if (operation === undefined) throw new Undecided(`no operation is named ${of}`);
    const told = await this.pair.ask('result', { operation });
    this.event(`result of ${of ?? 'the last operation'}: ${String(told.state)}`, { op: 'result' });
    for (const [name, value] of Object.entries(values)) {
      const actual = told[name] === undefined ? 'nothing' : String(told[name]);
      if (value === undefined || value === actual) continue;
      const text = `the server tells another ${name} of ${of ?? 'the last operation'}`;
      return { text, expected: short(value), actual: short(actual) };
    }
    return undefined;
  }

  private event(text: string, data: Record<string, unknown>): void {
    this.events.push({ t: this.options.now(), text, data });
  }

  private readonly lookup = (name: string): string | undefined => {
    const [first, rest = ''] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
    if (first === 'ixit') return this.options.client.ixit[rest];
    if (first === 'letters') return 'abcdefghij'.repeat(Math.ceil(Number(rest) / 10)).slice(0, Number(rest));
    if (first === 'devinfo') return devInfoOf(this.pair.sessions.flatMap(({ messages }) => messages)).get(rest);
    return undefined;
  };
}

function short(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 60)}… (${text.length} characters)`;
}

/** Plays one scenario and writes its lines. */
export async function playScenario(
  key: string,
  scenario: Scenario,
  options: PairOptions,
  judging: { readonly catalogue: Catalogue; readonly strict: boolean; readonly sink: (line: RecordLine) => void },
): Promise<Outcome> {
  const { sink, catalogue, strict } = judging;
  const { now, permutation } = options;
  const began = now();
  const { id, suite, title } = scenario;
  sink({ type: 'case', key, id, suite, title, covers: [], scr: [], ets: null, permutation, t: began });
  let miss: Miss | undefined;
  let undecided: string | undefined;
  let pair: Pair | undefined;
  let play: Play | undefined;
  let failed: string | undefined;
  try {
    pair = await Pair.open(options);
    play = new Play(pair, options);
    miss = await play.run(scenario.steps);
  } catch (error) {
    if (error instanceof Undecided || error instanceof OperatorError || error instanceof MissingValue)
      undecided = error.message;
    else if (error instanceof AssayError) failed = error.message;
    else throw error;
  } finally {
    await pair?.close();
  }
  const sessions = pair?.sessions ?? [];
  const messages = sessions
    .flatMap((session, index) => session.messages.map((message) => ({ ...message, session: index + 1 })))
    .map((message, index) => ({ ...message, n: index + 1 }));
  const timeline: RecordLine[] = [
    ...messages.map((message) => ({ t: message.t, line: messageLine(key, message, message.from === 'client') })),
    ...(play?.events ?? []).map(({ t, text, data }) => ({
      t,
      line: { type: 'event', key, t, session: 0, what: 'operator', text, data } as const,
    })),
    ...sessions.flatMap(({ events }, index) =>
      events.map(({ t, text }) => ({
        t,
        line: { type: 'event', key, t, session: index + 1, what: 'network', text } as const,
      })),
    ),
  ]
    .sort((one, other) => one.t - other.t)
    .map(({ line }) => line);
  sink(placeEvent(key, began, pair?.url ?? '', key));
  for (const line of timeline) sink(line);
  const { client, server } = options.server;
  const told = { url: pair?.url ?? '', client, server };
  const all = new Set(sessions.map((_, index) => index + 1));
  const heard = judgeBoth(key, messages, all, told, catalogue, strict);
  const findings = miss ? [...heard.findings, findingOf(miss, key, heard.findings)] : [...heard.findings];
  for (const line of [...findings, heard.rules]) sink(line);
  const verdict: Verdict = miss ? 'fail' : failed ? 'error' : undecided ? 'inconclusive' : 'pass';
  const reason = miss?.text ?? failed ?? undecided;
  sink({ type: 'verdict', key, verdict, reason, t: now(), ms: now() - began });
  return { verdict, reason, findings };
}

/** Whoever broke a rule on the way is the likely cause. */
function findingOf({ text, expected, actual, step }: Miss, key: string, rules: readonly FindingLine[]): FindingLine {
  const follows = rules.find(({ effect }) => effect === 'fail')?.n;
  const by = { step: step.at, line: step.line };
  const place = { message: null };
  const n = rules.length + 1;
  const base = { type: 'finding', key, n, requirement: null, effect: 'fail', text, place, actual, by } as const;
  return { ...base, expected: [expected], ...(follows !== undefined && { follows }) };
}
