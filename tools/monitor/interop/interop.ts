/** `assay interop`: every scenario in every way that both products speak, each with a fresh pair. */
import type { Catalogue } from '../../catalogue';
import { AssayError } from '../../tester/errors';
import { operatorOf } from '../../tester/operators';
import type { Person } from '../../tester/operators/none';
import type { Operator } from '../../tester/operators/operator';
import { describeProfile, type Profile } from '../../tester/profile';
import type { Permutation, RecordLine, Verdict } from '../../tester/record';
import { runLineOf } from '../run-line';
import { type Outcome, playScenario } from './play';
import type { Scenario } from './scenario';

export interface InteropOptions {
  readonly client: Profile;
  readonly server: Profile;
  readonly scenarios: readonly Scenario[];
  readonly catalogue: Catalogue;
  readonly strict: boolean;
  /** All versions and authentications that both speak; else the first of them, in all encodings. */
  readonly full: boolean;
  readonly host: string;
  readonly port: number;
  readonly clock: () => number;
  readonly sink: (line: RecordLine) => void;
  readonly person?: Person;
  /** In place of those that the profiles name. */
  readonly operators?: { readonly client: Operator; readonly server: Operator };
  readonly onVerdict?: (key: string, outcome: Outcome) => void;
}

export interface InteropResult {
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly exitCode: 0 | 1 | 4;
}

/** @throws AssayError when the two have no version, encoding or authentication in common */
export async function interop(options: InteropOptions): Promise<InteropResult> {
  const { client, server, sink, clock, catalogue, strict } = options;
  const ways = permutationsOf(client, server, options.full);
  const began = clock();
  const now = (): number => clock() - began;
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, inconclusive: 0, error: 0, skipped: 0 };
  let broken = false;
  let played = 0;
  sink(
    runLineOf(
      {
        product: `${client.product} with ${server.product}`,
        // Credentials are those of the server's profile; its form is that of every record.
        profile: { ...(describeProfile(server) as object), partner: describeProfile(client) },
        catalogue,
        strict,
      },
      began,
    ),
  );
  const operators = options.operators ?? {
    client: operatorOf(client, options.person),
    server: operatorOf(server, options.person),
  };
  try {
    for (const scenario of options.scenarios)
      for (const permutation of ways) {
        const key = `${scenario.id} [${nameOf(permutation)}]`;
        const { host, port } = options;
        const name = `interop-${++played}`;
        const pair = { client, server, operators, permutation, host, port, now, name };
        const outcome = await playScenario(key, scenario, pair, { catalogue, strict, sink });
        counts[outcome.verdict]++;
        broken ||= outcome.findings.some(({ effect }) => effect === 'fail');
        options.onVerdict?.(key, outcome);
      }
  } finally {
    await operators.client.close();
    await operators.server.close();
  }
  const exitCode = broken ? 1 : counts.inconclusive + counts.error > 0 ? 4 : 0;
  sink({ type: 'end', t: now(), exitCode });
  return { counts, exitCode };
}

/** In the order of the client's profile. */
export function permutationsOf(client: Profile, server: Profile, full: boolean): Permutation[] {
  const shared = <T>(what: string, one: readonly T[], other: readonly T[], all: boolean): T[] => {
    const both = one.filter((value) => other.includes(value));
    if (both.length === 0)
      throw new AssayError(`the profiles have no ${what} in common`, `${one.join(', ')} against ${other.join(', ')}`);
    return all ? both : both.slice(0, 1);
  };
  const versions = shared('version', client.versions, server.versions, full);
  const encodings = shared('encoding', client.encodings, server.encodings, true);
  const clientAuths = shared('authentication of the client', client.client.auth, server.client.auth, full);
  const serverAuths = shared('authentication of the server', client.server.auth, server.server.auth, full);
  return versions.flatMap((version) =>
    encodings.flatMap((encoding) =>
      clientAuths.flatMap((clientAuth) =>
        serverAuths.map((serverAuth) => ({ version, encoding, clientAuth, serverAuth, transport: 'http' as const })),
      ),
    ),
  );
}

function nameOf({ version, encoding, clientAuth, serverAuth }: Permutation): string {
  return `dm ${version}, ${encoding}, ${clientAuth}/${serverAuth}`;
}
