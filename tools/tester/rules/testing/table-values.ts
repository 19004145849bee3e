/** Examples: references and codes of Status, values of Meta, names of both ends, values of the device information. */
import { ask, chal, cred, data, type Example, final, get, meta, results, statuses } from './examples';
import { c, package1, s } from './talk';

const got = statuses(1, '0 SyncHdr 200', '4 Get 200');
const answered = (body: string, ...commands: string[]) => [c(package1), ask(...commands), c(body + final)];
const two = get(4, './A', './B');
const each = (...refs: string[]) =>
  answered(
    statuses(
      1,
      '0 SyncHdr 200',
      ...refs.map((ref, at) => `4 Get ${at === 0 ? 200 : 404} <TargetRef>${ref}</TargetRef>`),
    ) + results(4, './A', data('x')),
    two,
  );
const value = (node: string, text: string) =>
  answered(got + results(4, `./DevInfo/${node}`, data(text)), get(4, `./DevInfo/${node}`));
const silent = [c(final)];

export const valueExamples: Record<string, Example> = {
  'status-form': {
    breaks: answered(statuses(1, '0 Get 200'), get(4, './A')),
    keeps: answered(got, get(4, './A')),
    idle: [c(package1)],
    names: 'dm-rep-0019',
  },
  'status-msgref': {
    breaks: answered(statuses(9, '0 SyncHdr 200'), get(4, './A')),
    keeps: answered(got, get(4, './A')),
    idle: [c(package1)],
  },
  'status-code-listed': {
    breaks: answered(statuses(1, '0 SyncHdr 201'), get(4, './A')),
    keeps: answered(statuses(1, '0 SyncHdr 212'), get(4, './A')),
    idle: [c(package1)],
  },
  'status-refs-item': { breaks: each('./A', './A'), keeps: each('./A', 'B'), idle: answered(got, two) },
  'meta-values': {
    breaks: answered(got + results(4, './A', data('x'), meta('Format', 'text')), get(4, './A')),
    keeps: answered(got + results(4, './A', data('x'), meta('Format', 'int')), get(4, './A')),
    idle: answered(got + results(4, './A', data('x')), get(4, './A')),
    names: 'dm-pro-0028',
  },
  'auth-type-known': {
    breaks: [c(package1, { header: cred('md6', 'x') })],
    keeps: [c(package1), s(statuses(1, '0 SyncHdr 407').replace('<Data>', `${chal('md5', 'n')}<Data>`) + final)],
    idle: [c(package1, { header: '<Cred><Data>x</Data></Cred>' })],
  },
  'first-target': {
    breaks: [c(package1, { set: { Target: '<LocURI>http://other.example/dm</LocURI>' } })],
    keeps: [c(package1, { set: { Target: '<LocURI>server</LocURI>' } })],
    idle: [c(package1, { set: { Target: '' } })],
  },
  'source-swap': {
    breaks: [c(package1), ask(get(4, './A')), c(got + final, { set: { Source: '<LocURI>other</LocURI>' } })],
    keeps: answered(got, get(4, './A')),
    idle: [c(package1)],
  },
  'devinfo-agrees': { breaks: value('Man', 'Z'), keeps: value('Man', 'A'), idle: value('SwV', 'Z') },
  'devinfo-form': {
    breaks: [c(package1.replace('urn:x:1', '490154203237518'))],
    keeps: [c(package1)],
    idle: silent,
    names: 'dm-std-0003',
  },
};
