/** The card of the tester, read step by step as a terminal reads it. */
import { strictEfDir, strictEfDodf, strictEfOdf } from '../../generated/binary/pkcs15';
import { cardOf } from './card';
import type { CardStep } from './case';

const document = new Uint8Array([2, 0xa4, 1]);
const hexOf = (octets: Uint8Array | undefined): string =>
  Buffer.from(octets ?? [])
    .toString('hex')
    .toUpperCase();

/** Objects that the directories list, in their order, and what their files hold. */
function readBack(step: CardStep, profile: 'dm' | 'cp' = 'dm'): string[] {
  const files = new Map(Object.entries(cardOf(step, profile, document)));
  const file = (path: string): Uint8Array => new Uint8Array(Buffer.from(files.get(path) ?? '', 'hex'));
  const sound = <T>({ value, findings }: { value?: T; findings: readonly unknown[] }): T => {
    expect(findings).toEqual([]);
    return value as T;
  };
  const root = hexOf(sound(strictEfDir(file('3F002F00')))[0]?.path);
  return sound(strictEfOdf(file(`${root}5031`))).flatMap((entry) =>
    entry.kind === 'dataObjects'
      ? sound(strictEfDodf(file(`${root}${hexOf(entry.value.efidOrPath)}`))).map((object) => {
          if (object.kind !== 'opaqueDO') return object.kind;
          const path = `${root}${hexOf(object.value.typeAttributes.efidOrPath)}`;
          return `${object.value.classAttributes.applicationOID} ${path} ${files.get(path) ?? 'missing'}`;
        })
      : [],
  );
}

test.each<[CardStep, string[]]>([
  [{}, ['2.23.43.7.1 3F007F506431 02A401']],
  [{ identifiers: 'unusual' }, ['2.23.43.7.1 3F007F804439 02A401']],
  [{ listed: false }, []],
  [{ behind: 'object' }, ['2.23.43.9.1 3F007F506432 missing', '2.23.43.7.1 3F007F506431 02A401']],
  [{ behind: 'directory' }, ['2.23.43.9.1 3F007F506432 missing', '2.23.43.7.1 3F007F506431 02A401']],
  [{ document: 'missing' }, ['2.23.43.7.1 3F007F506431 missing']],
  [{ document: 'empty' }, ['2.23.43.7.1 3F007F506431 FFFFFF']],
])('%j', (step, objects) => {
  expect(readBack(step)).toEqual(objects);
});

test('a provisioning document has an identifier of its own', () => {
  expect(readBack({}, 'cp')).toEqual(['2.23.43.5.1 3F007F506431 02A401']);
});

test('what nobody lists is there all the same', () => {
  expect(cardOf({ listed: false }, 'dm', document)['3F007F506431']).toBe('02A401');
});
