/** Runs of strangers that want to run in the report, and runs of many cases. */
import type { RecordLine } from '../../tester/record';
import { alert, devInfo, get, header, message, status, uri } from './sample';
import { CaseScript, permutation, type Tree } from './script';

/** Strings of a stranger that wants to run in the report or on the terminal. */
export const hostileTexts: readonly string[] = [
  '</script><script>document.title="owned"</script>',
  '<img src=x onerror="document.title=\'owned\'">',
  '"><svg onload=document.title="owned">',
  '{{constructor.constructor "x"}} &lt; <!-- ]]>',
  'a\0b\x1b[31mred\x1b]0;owned\x07\u202egnp.exe\ud800 \ufffe',
];

export function hostileLines(): RecordLine[] {
  const all: RecordLine[] = [header(`${hostileTexts[0]} phone`)];
  hostileTexts.forEach((text, index) => {
    const script = new CaseScript(
      `dm-client/hostile/case-${index}`,
      permutation({ encoding: index % 2 ? 'xml' : 'wbxml' }),
      index * 100,
      [text],
      text,
    );
    script.say(
      [
        message('client', 1, ['Alert', ['CmdID', text], ['Data', text]]),
        Buffer.concat([Buffer.from(text), Buffer.from([0, 0xff, 0xc3, 0x28, 0xfe])]),
      ],
      { deviation: text },
    );
    script.say([Buffer.from(`<SyncML><${text}`)]);
    script.event('note', text, { stdout: text });
    script.finding({
      requirement: text,
      text,
      place: { message: 1, path: text, offset: 1e9 },
      expected: [text],
      actual: text,
      by: { rule: text },
    });
    script.rule(text, 'broken', text);
    all.push(...script.verdict('fail', text));
  });
  return [...all, { type: 'end', t: 1000, exitCode: 1 }];
}

/** `cases` cases of `messages` messages, one in five failing. */
export function manyLines(cases: number, messages = 6): RecordLine[] {
  const all: RecordLine[] = [header()];
  for (let index = 0; index < cases; index++) {
    const encoding = index % 2 ? 'xml' : 'wbxml';
    const script = new CaseScript(
      `dm-client/suite-${index % 12}/case-${index >> 2}`,
      permutation({ encoding, clientAuth: index % 4 < 2 ? 'md5' : 'basic' }),
      index * 500,
      ['dm-rep-0131'],
    );
    const items: Tree[] = Array.from({ length: 8 }, (_, at) => [
      'Item',
      uri('Source', `./DevInfo/Node${at}`),
      ['Data', `value ${at}`],
    ]);
    const bulk: Tree = ['Replace', ['CmdID', '9'], ...items];
    script.say(
      Array.from({ length: messages }, (_, at) =>
        message(at % 2 ? 'server' : 'client', at + 1, alert, devInfo, bulk, status(5, 1, 4, 'Get', '200'), get),
      ),
    );
    if (index % 5 === 0)
      script.finding({
        requirement: 'dm-rep-0131',
        text: 'The Get of a missing node was not refused.',
        place: { message: 3, path: '/SyncML/SyncBody/Status/Data' },
        expected: ['404'],
        actual: '200',
      });
    all.push(
      ...script.verdict(index % 5 === 0 ? 'fail' : 'pass', index % 5 === 0 ? 'expected 404, got 200' : undefined),
    );
  }
  return [...all, { type: 'end', t: cases * 500, exitCode: 1 }];
}

/** Messages of a megabyte: one of many elements, one of a single text; findings deep inside both. */
export function bigLines(): RecordLine[] {
  const script = new CaseScript('dm-client/big/one-megabyte', permutation({ encoding: 'xml' }), 0);
  const text: Tree = ['Alert', ['CmdID', '1'], ['Data', 'x'.repeat(1_000_000)]];
  script.say([message('client', 1, ...Array.from({ length: 18_000 }, () => alert)), message('server', 1, text)]);
  const deep = { message: 1, path: '/SyncML/SyncBody/Alert[17000]/Data' };
  script.finding({ text: 'Deep among the elements.', place: deep, expected: ['1202'], actual: '1201' });
  script.finding({ text: 'Deep in the text.', place: { message: 2, offset: 800_000 }, expected: ['y'], actual: 'x' });
  return [header(), ...script.verdict('fail'), { type: 'end', t: 80, exitCode: 1 }];
}
