/**
 * Reasons are honest: each explains something that was really met, none explains more than it says, and what they cite exists.
 * testing/survivors-<role>.json: two survivors of each reason, where so many were met, as `prove --mutants 500 --json` printed them (the
 * client with seeds 1 to 8, the server with 1 to 24); what those seeds did not meet comes from a run in which the change was made on
 * purpose. Long texts are cut.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../catalogue';
import { packageRoot } from '../paths';
import { rules } from '../rules';
import type { MutantKind } from './operators';
import { faultsOf, loadReasons, type Reason, reasonFor } from './survivors';

interface Recorded {
  readonly kind: MutantKind;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly facts: readonly string[];
}

const roles = ['dm-client', 'dm-server'] as const;
type Role = (typeof roles)[number];

const reasons = { 'dm-client': loadReasons('dm-client'), 'dm-server': loadReasons('dm-server') };
const recordedOf = (role: Role): Recorded[] =>
  JSON.parse(readFileSync(join(__dirname, `testing/survivors-${role}.json`), 'utf8')) as Recorded[];
const explained = (role: Role, { kind, ...change }: Recorded): Reason | undefined =>
  reasonFor({ mutant: { kind }, change }, reasons[role]);
const saying = ({ kinds, path, reason }: Reason): string => `${kinds.join(' ')} ${path}: ${reason}`;

test('every reason explains a survivor that was met', () => {
  const used = roles.flatMap((role) => recordedOf(role).flatMap((one) => explained(role, one) ?? [])).map(saying);
  const all = roles.flatMap((role) => reasons[role]).map(saying);
  expect([...new Set(all)].filter((one) => !used.includes(one))).toEqual([]);
});

test.each(roles)('every recorded survivor of a %s has a reason', (role) => {
  expect(recordedOf(role).filter((one) => !explained(role, one))).toEqual([]);
});

const known = {
  requirements: new Set(loadCatalogue(packageRoot).requirements.keys()),
  rules: new Set(rules.map(({ id }) => id)),
};

test.each(roles)('the reasons for a %s cite what exists, and each path names its element', (role) => {
  expect(faultsOf(reasons[role], known)).toEqual([]);
});

test.each<[string, Partial<Reason>, string]>([
  ['a requirement that is not there', { reason: 'As dm-pro-9999 has it.' }, 'no requirement dm-pro-9999'],
  ['a rule that is not there', { rules: ['no-such-rule'] }, 'no rule no-such-rule'],
  ['a path for everything', { path: '' }, 'path takes everything'],
  ['any element of the body', { path: '^/SyncML/SyncBody/' }, 'path takes /SyncML/SyncBody/Other'],
  ['any element of Status', { path: '/Status(\\[\\d+\\])?/\\w+$' }, 'path takes /SyncML/SyncBody/Status/Other'],
  ['CmdID of any element', { path: '/CmdID$' }, 'path takes /SyncML/SyncBody/Other/CmdID'],
])('%s is a fault', (_name, change, fault) => {
  const good: Reason = { kinds: ['drop'], path: '^/SyncML/SyncHdr/Cred$', reason: 'Without a reason.' };
  expect(faultsOf([good], known)).toEqual([]);
  expect(faultsOf([{ ...good, ...change }], known).join()).toContain(fault);
});

const devInfo = '/SyncML/SyncBody/Replace/Item/Data';
const resultsData = '/SyncML/SyncBody/Results/Item/Data';
const resultsFormat = '/SyncML/SyncBody/Results/Item/Meta/Format';
const status = '/SyncML/SyncBody/Status[2]';
const twelve = ['of SyncHdr', 'status 212'];
const nonce = { before: 'rNsMSxpbgza3WKVIZ70Fxg==', after: 'xNsMSxpbgza3WKVIZ70Fxg==' };

function at(kind: MutantKind, path: string, texts: { before?: string; after?: string }, ...facts: string[]): Recorded {
  return { kind, path, before: '', after: '', ...texts, facts };
}

/** What looks like a survivor with a reason, and would be a hole in the suites. */
const holes: Record<Role, [string, Recorded][]> = {
  'dm-client': [
    ['user beside a digest', at('drop', '/SyncML/SyncHdr/Source/LocName', { before: 'u' }, 'cred syncml:auth-md5')],
    [
      'name of a later message',
      at('retype', '/SyncML/SyncHdr/Source/LocURI', { before: 'a', after: 'x' }, 'later message'),
    ],
    [
      'references of several Items',
      at('drop', `${status}/TargetRef`, { before: './A' }, 'of Get', 'several items asked'),
    ],
    ['Cred of a later message', at('drop', '/SyncML/SyncHdr/Cred', {}, 'later message', 'refused')],
    ['digest of a later message', at('retype', '/SyncML/SyncHdr/Cred/Data', nonce, 'later message', 'first session')],
    ['Format of a digest', at('drop', '/SyncML/SyncHdr/Cred/Meta/Format', { before: 'b64' }, 'type syncml:auth-md5')],
    ['nonce for the next message', at('retype', `${status}/Chal/Meta/NextNonce`, nonce, 'of SyncHdr', 'status 200')],
    ['nonce of another length', at('flip', `${status}/Chal/Meta/NextNonce`, { ...nonce, after: 'AAAA' }, ...twelve)],
    ['challenge of a refusal', at('drop', `${status}/Chal`, {}, 'of SyncHdr', 'status 401')],
    ['CmdID 0', at('retype', '/SyncML/SyncBody/Alert/CmdID', { before: '1', after: '0' })],
    ['DevId that is no URN', at('retype', devInfo, { before: 'urn:a:1', after: 'xrn:a:1' }, 'item ./DevInfo/DevId')],
    ['language that is none', at('resize', devInfo, { before: 'en', after: '12' }, 'item ./DevInfo/Lang')],
    ['node named twice', at('repeat', '/SyncML/SyncBody/Replace/Item', {}, 'item ./DevInfo/Man', 'before Item')],
    ['Format that is no default', at('drop', resultsFormat, { before: 'node' }, 'format node', 'type text/plain')],
    [
      'value of a node that the tester added',
      at('retype', resultsData, {}, 'item ./Vendor/List/A1234567', 'format chr'),
    ],
    ['success in place of a refusal', at('renumber', `${status}/Data`, { before: '404', after: '200' }, 'of Get')],
    ['refusal that the case names', at('renumber', `${status}/Data`, { before: '405', after: '406' }, 'of Replace')],
    ['reference to a wrong command', at('renumber', `${status}/CmdRef`, { before: '2', after: '3' }, 'of Get')],
  ],
  'dm-server': [
    ['target of an order', at('retype', '/SyncML/SyncBody/Get/Item/Target/LocURI', { before: './A', after: 'x' })],
    ['value of an order', at('blank', '/SyncML/SyncBody/Add/Item/Data', { before: 'new' }, 'item ./Vendor/New')],
    ['an order', at('drop', '/SyncML/SyncBody/Delete', {}, 'before Final')],
    ['empty name of the server', at('blank', '/SyncML/SyncHdr/Source/LocURI', { before: 'http://a' })],
    [
      'name of the device',
      at('retype', '/SyncML/SyncHdr/Target/LocURI', { before: 'urn:a', after: 'xrn:a' }, 'first message'),
    ],
    [
      'another device',
      at(
        'flip',
        '/SyncML/SyncHdr/Target/LocURI',
        { before: 'urn:assay:00000000000a', after: 'urn:assay:00000000000A' },
        'same but for case',
      ),
    ],
    [
      'refusal of the right device',
      at('renumber', `${status}/Data`, { before: '407', after: '408' }, 'of Get', 'status 407'),
    ],
    [
      'success beneath a refusal',
      at('renumber', `${status}/Data`, { before: '407', after: '200' }, 'of Alert', 'case dm-server/auth/missing'),
    ],
    [
      'version list without a version',
      at('drop', '/SyncML/SyncBody/Status/Item/Data', { before: '1.2' }, 'of SyncHdr', 'status 505'),
    ],
    ['Status of a command', at('drop', status, {}, 'of Alert', 'status 200', 'first message')],
    ['Status of the header', at('drop', '/SyncML/SyncBody/Status', {}, 'of SyncHdr', 'before Get', 'later message')],
    ['Status after one of the same message', at('swap', status, {}, 'of Alert', 'before Status')],
    [
      'digest after a nonce',
      at(
        'retype',
        '/SyncML/SyncHdr/Cred/Data',
        nonce,
        'first message',
        'later session',
        'refused',
        'cred syncml:auth-md5',
      ),
    ],
    ['Cred of a server that is in doubt', at('drop', '/SyncML/SyncHdr/Cred', {}, 'first message', 'first session')],
    [
      'challenge of a refusal',
      at('drop', '/SyncML/SyncBody/Status/Chal', {}, 'of SyncHdr', 'status 401', 'first message'),
    ],
    ['Final', at('drop', '/SyncML/SyncBody/Final', {}, 'later message', 'first session')],
    ['nothing in answer to package 1', at('truncate', 'body', {}, 'first message', 'last message')],
    [
      'length of a chunk',
      at(
        'resize',
        '/SyncML/SyncBody/Replace/Item/Data',
        { before: 'a' },
        'item ./Vendor/Text',
        'format chr',
        'case dm-server/large-objects/to-client',
      ),
    ],
    [
      'Format of an order',
      at('retype', '/SyncML/SyncBody/Replace/Item/Meta/Format', { before: 'chr', after: 'xhr' }, 'not asked for'),
    ],
    ['text of an alert', at('repeat', '/SyncML/SyncBody/Alert/Item[2]', {}, 'first message')],
    ['order of a Copy', at('swap', '/SyncML/SyncBody/Copy/Item/Source', {}, 'before Target')],
  ],
};

test.each(roles.flatMap((role) => holes[role].map(([what, one]) => [role, what, one] as const)))(
  'no reason covers, of a %s: %s',
  (role, _what, survivor) => expect(explained(role, survivor)?.reason).toBeUndefined(),
);
