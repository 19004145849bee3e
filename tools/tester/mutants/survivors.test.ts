/**
 * Reasons are honest: each explains something that was really met, none explains more than it says, and what they cite exists.
 * testing/survivors.json: two survivors of each reason, where so many were met, as `prove --mutants 500 --json` printed them (seeds 1 to 5); what
 * those seeds did not meet comes from a run in which the change was made on purpose. Long texts are cut.
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

const reasons = loadReasons('dm-client');
const recorded = JSON.parse(readFileSync(join(__dirname, 'testing/survivors.json'), 'utf8')) as Recorded[];
const explained = ({ kind, ...change }: Recorded): Reason | undefined =>
  reasonFor({ mutant: { kind }, change }, reasons);

test('every reason explains a survivor that was met', () => {
  const used = new Set(recorded.map(explained));
  expect(reasons.filter((one) => !used.has(one)).map(({ path, reason }) => `${path}: ${reason}`)).toEqual([]);
});

test('every recorded survivor has a reason', () => {
  expect(recorded.filter((one) => !explained(one))).toEqual([]);
});

const known = {
  requirements: new Set(loadCatalogue(packageRoot).requirements.keys()),
  rules: new Set(rules.map(({ id }) => id)),
};

test('the reasons cite what exists, and each path names its element', () => {
  expect(faultsOf(reasons, known)).toEqual([]);
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
test.each<[string, Recorded]>([
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
  ['value of a node that the tester added', at('retype', resultsData, {}, 'item ./Vendor/List/A1234567', 'format chr')],
  ['success in place of a refusal', at('renumber', `${status}/Data`, { before: '404', after: '200' }, 'of Get')],
  ['refusal that the case names', at('renumber', `${status}/Data`, { before: '405', after: '406' }, 'of Replace')],
  ['reference to a wrong command', at('renumber', `${status}/CmdRef`, { before: '2', after: '3' }, 'of Get')],
])('no reason covers: %s', (_name, survivor) => expect(explained(survivor)?.reason).toBeUndefined());
