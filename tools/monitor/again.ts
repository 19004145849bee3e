/** A record of two products judged again by the rules and the catalogue of today: nothing is played, what crossed the wire is all there is. */
import type { Catalogue } from '../catalogue';
import { profileOfRecord } from '../tester/profile';
import type { CaseLine, EventLine, FindingLine, MessageLine, RecordLine, RunLine, VerdictLine } from '../tester/record';
import { judgeBoth, type Told } from './judge';
import { decoded, remembered } from './sessions';

export interface Again {
  readonly line: CaseLine;
  readonly before: VerdictLine | undefined;
  readonly findings: readonly FindingLine[];
  /** Findings then that fail, and findings now. */
  readonly failed: { readonly before: number; readonly now: number };
}

/** Where the relay stood and what the client is called: what judging needs beside the messages. */
export function placeEvent(key: string, t: number, url: string, device: string): EventLine {
  return {
    type: 'event',
    key,
    t,
    session: 1,
    what: 'start',
    text: `the monitor stands at ${url}`,
    data: { url, device },
  };
}

export function judgeAgain(head: RunLine, lines: readonly RecordLine[], catalogue: Catalogue): Again[] {
  const cases = lines.filter((line): line is CaseLine => line.type === 'case');
  const devices = new Map<string, ReturnType<typeof messagesOf>[]>();
  return cases.map((line) => {
    const own = lines.filter((one) => 'key' in one && one.key === line.key);
    const place = own.find((one): one is EventLine => one.type === 'event' && one.what === 'start');
    const past = devices.get(String(place?.data?.device ?? line.key)) ?? [];
    const messages = messagesOf(own);
    devices.set(String(place?.data?.device ?? line.key), [...past, messages].slice(-remembered - 1));
    // Sessions of the device go on counting; those of this case come last.
    const all = [...past, messages].flatMap((list, part) =>
      list.map((one) => ({ ...one, session: part * 1000 + one.session })),
    );
    const numbered = all.map((one, index) => ({ ...one, n: index + 1 }));
    const judged = new Set(messages.map(({ session }) => past.length * 1000 + session));
    const told = { ...toldBy(head), url: String(place?.data?.url ?? '') };
    const { findings } = judgeBoth(line.key, numbered, judged, told, catalogue, head.strict);
    const ruled = own.filter((one) => one.type === 'finding' && one.effect === 'fail' && one.by.rule !== undefined);
    return {
      line,
      before: own.find((one): one is VerdictLine => one.type === 'verdict'),
      findings,
      failed: { before: ruled.length, now: findings.filter(({ effect }) => effect === 'fail').length },
    };
  });
}

function messagesOf(lines: readonly RecordLine[]) {
  return lines
    .filter((line): line is MessageLine => line.type === 'message')
    .map(({ http, bytes, t, n, session, direction }) => ({
      ...decoded({ http, bytes: Buffer.from(bytes, 'base64'), t }, direction === 'in' ? 'client' : 'server'),
      n,
      session,
    }));
}

function toldBy({ profile }: RunLine): Omit<Told, 'url'> {
  const unknown = { name: '', secret: '', nonce: new Uint8Array() };
  const known = typeof profile === 'object' && profile !== null && 'client' in profile && 'server' in profile;
  return known ? profileOfRecord(profile) : { client: unknown, server: unknown };
}
