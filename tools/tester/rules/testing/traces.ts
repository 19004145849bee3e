/** Long correct conversations, both sides without fault: the shapes of DM_Protocol 6 to 10 and of DM_Security 5.3, 5.4. */
import { basicCredential, md5Credential } from '../../../dm/digest';
import { alert, chal, chunk, command, cred, data, final, get, meta, results, statuses } from './examples';
import { c, package1, type Said, s, url } from './talk';

/** Both parties by the way they authenticate; the names and secrets are those of `talk`. */
export const parties = (auth: 'none' | 'basic' | 'md5' | 'mac') => ({
  client: { auth, name: 'user', secret: 'secret', nonce: Buffer.from('client nonce 16.') },
  server: { auth, name: 'server', secret: 'other', nonce: Buffer.from('server nonce 16.') },
});
const polite = {
  http: {
    method: 'POST',
    target: '/dm',
    headers: [
      ['content-type', 'application/vnd.syncml.dm+xml'],
      ['accept', 'application/vnd.syncml.dm+xml, application/vnd.syncml.dm+wbxml'],
      ['accept-charset', 'utf-8'],
      ['user-agent', 'Example/1.0'],
    ],
  },
} as const;
const client = (body: string, more: Partial<Said> = {}): Said => c(body, { ...polite, ...more });
const user = { Source: '<LocURI>device</LocURI><LocName>user</LocName>' };
const server = { Source: `<LocURI>${url}</LocURI><LocName>server</LocName>` };
const md5 = (nonce: string) => cred('md5', md5Credential('user', 'secret', Buffer.from(nonce)));
const md5Server = (nonce: string) => cred('md5', md5Credential('server', 'other', Buffer.from(nonce)));
const withChal = (xml: string, type: string, nonce?: string) => xml.replace('<Data>', `${chal(type, nonce)}<Data>`);
const limits = `<Meta>${meta('MaxMsgSize', '4096')}${meta('MaxObjSize', '65536')}</Meta>`;
const welcomed = statuses(1, '0 SyncHdr 212', '1 Alert 200', '2 Replace 200');
const inOrder = (xml: string, msgRef: number) => xml.replaceAll('<MsgRef>1</MsgRef>', `<MsgRef>${msgRef}</MsgRef>`);

/** What was said, and how the two authenticate each other. */
export const traces: Readonly<
  Record<string, readonly [said: readonly Said[], auth: 'none' | 'basic' | 'md5' | 'mac']>
> = {
  'basic authentication, one Get': [
    [
      client(package1, { header: cred('basic', basicCredential('user', 'secret')) + limits }),
      s(welcomed + get(4, './DevInfo/Man') + final, { header: cred('basic', basicCredential('server', 'other')) }),
      client(statuses(1, '0 SyncHdr 212', '4 Get 200') + results(4, './DevInfo/Man', data('A')) + final),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'basic',
  ],
  'md5 on both sides: challenged, then again with the nonce of the session before': [
    [
      client(package1),
      s(withChal(statuses(1, '0 SyncHdr 407', '1 Alert 407', '2 Replace 407'), 'md5', 'challenge one 16') + final),
      client(withChal(statuses(1, '0 SyncHdr 407'), 'md5', 'server nonce two') + package1, {
        header: md5('challenge one 16'),
        set: user,
      }),
      s(
        withChal(statuses(2, '0 SyncHdr 212', '1 Alert 200', '2 Replace 200'), 'md5', 'next session 16.') +
          get(4, '.') +
          final,
        {
          header: md5Server('server nonce two'),
          set: server,
        },
      ),
      client(
        withChal(statuses(2, '0 SyncHdr 212', '4 Get 200'), 'md5', 'server next one.') +
          inOrder(results(4, '.', data('DevInfo/DevDetail'), meta('Format', 'node')), 2) +
          final,
        { set: user },
      ),
      s(statuses(3, '0 SyncHdr 212') + final, { set: server }),
      client(package1, { header: md5('next session 16.'), set: { ...user, SessionID: '2' }, session: 2 }),
      s(withChal(welcomed, 'md5', 'next session two') + final, {
        header: md5Server('server next one.'),
        set: { ...server, SessionID: '2' },
        session: 2,
      }),
    ],
    'md5',
  ],
  'md5 once wrong, credentials for each message': [
    [
      client(package1, { header: md5('client nonce 16.'), set: user }),
      s(withChal(statuses(1, '0 SyncHdr 401', '1 Alert 401', '2 Replace 401'), 'md5', 'challenge one 16') + final),
      client(statuses(1, '0 SyncHdr 200') + package1, { header: md5('challenge one 16'), set: user }),
      s(
        withChal(statuses(2, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200'), 'md5', 'message nonce 3.') +
          get(4, './A') +
          final,
      ),
      client(statuses(2, '0 SyncHdr 200', '4 Get 404') + final, { header: md5('message nonce 3.'), set: user }),
      s(withChal(statuses(3, '0 SyncHdr 200'), 'md5', 'message nonce 4.') + final),
    ],
    'md5',
  ],
  'integrity with auth-MAC': [
    [
      client(package1, { set: user, mac: { nonce: 'client nonce 16.', change: (value) => value } }),
      s(
        withChal(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200'), 'MAC', 'mac nonce no. 2.') +
          get(4, './A') +
          final,
      ),
      client(statuses(1, '0 SyncHdr 200', '4 Get 404') + final, {
        set: user,
        mac: { nonce: 'mac nonce no. 2.', change: (value) => value },
      }),
      s(withChal(statuses(2, '0 SyncHdr 200'), 'MAC', 'mac nonce no. 3.') + final),
    ],
    'mac',
  ],
  'large object from the server': [
    [
      client(package1, { header: limits }),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + chunk('abc', true, '8')),
      client(statuses(1, '0 SyncHdr 200', '4 Add 213') + alert(201, 1222)),
      s(statuses(2, '0 SyncHdr 200', '201 Alert 200') + chunk('def', true)),
      client(statuses(2, '0 SyncHdr 200', '4 Add 213') + alert(201, 1222)),
      s(statuses(3, '0 SyncHdr 200', '201 Alert 200') + chunk('gh', false) + get(5, './A') + final),
      client(
        statuses(3, '0 SyncHdr 200', '4 Add 200', '5 Get 200') +
          inOrder(results(5, './A', data('abcdefgh')), 3) +
          final,
      ),
      s(statuses(4, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'large object that is refused and sent again': [
    [
      client(package1),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + chunk('abc', true, '6')),
      client(statuses(1, '0 SyncHdr 200', '4 Add 420') + alert(201, 1222)),
      s(statuses(2, '0 SyncHdr 200', '201 Alert 200') + chunk('abc', true, '6')),
      client(statuses(2, '0 SyncHdr 200', '4 Add 213') + alert(201, 1222)),
      s(statuses(3, '0 SyncHdr 200', '201 Alert 200') + chunk('def', false) + final),
      client(statuses(3, '0 SyncHdr 200', '4 Add 200') + final),
      s(statuses(4, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'large response of the client': [
    [
      client(package1),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + get(4, './A', './B') + get(5, './C') + final),
      client(statuses(1, '0 SyncHdr 200', '4 Get 200') + results(4, './A', data('x'))),
      s(statuses(2, '0 SyncHdr 200') + alert(4, 1222)),
      client(
        `${statuses(2, '0 SyncHdr 200', '4 Alert 200')}${results(4, './B', data('y'))}${statuses(1, '5 Get 200').replace('<CmdID>101', '<CmdID>150')}${results(5, './C', `<Meta>${meta('Size', '4')}</Meta>${data('ab')}<MoreData/>`, '', 202)}`,
      ),
      s(statuses(3, '0 SyncHdr 200', '202 Results 213') + alert(4, 1222)),
      client(statuses(3, '0 SyncHdr 200', '4 Alert 200') + results(5, './C', data('cd')) + final),
      s(statuses(4, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'Atomic that fails, Sequence with a no': [
    [
      client(package1),
      s(
        statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') +
          `<Atomic><CmdID>10</CmdID>${command('Add', 11, './A', data('x'))}${command('Replace', 12, './B', data('x'))}${command('Delete', 13, './C')}</Atomic>` +
          `<Sequence><CmdID>20</CmdID>${alert(21, 1101, '', 'Go on?')}${command('Replace', 22, './A', data('x'))}${get(23, './A')}</Sequence>` +
          final,
      ),
      client(
        statuses(
          1,
          '0 SyncHdr 200',
          '10 Atomic 507',
          '11 Add 216',
          '12 Replace 404',
          '13 Delete 215',
          '20 Sequence 200',
          '21 Alert 304',
          '22 Replace 215',
          '23 Get 215',
        ) + final,
      ),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'Statuses by Item, Items with one Status, an unknown node, a refused command': [
    [
      client(package1),
      s(
        statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') +
          get(4, './A', './B') +
          get(5, './C', './D') +
          command('Copy', 6, './E', '', '').replace('</Target>', '</Target><Source><LocURI>./A</LocURI></Source>') +
          final,
      ),
      client(
        statuses(
          1,
          '0 SyncHdr 200',
          '4 Get 200 <TargetRef>./A</TargetRef>',
          '4 Get 404 <TargetRef>./B</TargetRef>',
          '5 Get 200',
          '6 Copy 406',
        ) +
          results(4, './A', data('x')) +
          results(5, './C', data('x'), '', 202) +
          results(5, './D', data('x'), '', 203) +
          final,
      ),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'an event of the device and an abort by the server': [
    [
      client(
        package1.replace(
          final,
          `<Alert><CmdID>3</CmdID><Data>1226</Data><Item><Source><LocURI>./F</LocURI></Source><Meta>${meta('Type', 'Reversed-Domain-Name:com.example/done')}${meta('Format', 'chr')}${meta('Mark', 'warning')}</Meta>${data('x')}</Item></Alert>${final}`,
        ),
      ),
      s(
        statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200', '3 Alert 415') +
          command('Exec', 4, './F/Update') +
          final,
      ),
      client(statuses(1, '0 SyncHdr 200', '4 Exec 202') + final),
      s(statuses(2, '0 SyncHdr 200') + alert(4, 1223) + final),
    ],
    'none',
  ],
  'an abort by the client in the middle of a package': [
    [
      client(package1),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + chunk('abc', true, '8')),
      client(statuses(1, '0 SyncHdr 200', '4 Add 213') + alert(201, 1223) + final),
      s(statuses(2, '0 SyncHdr 200', '201 Alert 200') + final),
    ],
    'none',
  ],
  'a header that the client does not take': [
    [
      client(package1),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + get(4, './A') + final, {
        set: { VerProto: 'DM/1.2' },
      }),
      client(statuses(1, '0 SyncHdr 500') + final),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'a message sent again after the connection broke': [
    [
      client(package1),
      client(package1, { set: { MsgID: '1' } }),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + get(4, './A') + final),
      client(statuses(1, '0 SyncHdr 200', '4 Get 404') + final, { set: { MsgID: '2' } }),
      client(statuses(1, '0 SyncHdr 200', '4 Get 404') + final, { set: { MsgID: '2' } }),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'user interaction of every kind': [
    [
      client(package1),
      s(
        statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') +
          alert(4, 1100, 'MINDT=10', 'Hello') +
          alert(5, 1102, 'MAXLEN=8&amp;IT=T', 'Time?') +
          alert(6, 1103, 'DR=2', 'One?', 'a', 'b') +
          alert(7, 1104, 'DR=1-2', 'Some?', 'a', 'b', 'c') +
          alert(8, 1101, '', 'Sure?') +
          final,
      ),
      client(
        statuses(1, '0 SyncHdr 200', '4 Alert 200', '5 Alert 200', '6 Alert 200', '7 Alert 200', '8 Alert 214')
          .replace('<CmdRef>5</CmdRef><Cmd>Alert</Cmd><Data>200</Data>', '$&<Item><Data>235959</Data></Item>')
          .replace('<CmdRef>6</CmdRef><Cmd>Alert</Cmd><Data>200</Data>', '$&<Item><Data>1</Data></Item>')
          .replace(
            '<CmdRef>7</CmdRef><Cmd>Alert</Cmd><Data>200</Data>',
            '$&<Item><Data>3</Data></Item><Item><Data>1</Data></Item>',
          ) + final,
      ),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'a tree in lists, properties and formats': [
    [
      client(package1),
      s(
        statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') +
          get(4, './A?list=StructData') +
          get(5, './A?prop=ACL') +
          get(6, './DevDetail/LrgObj') +
          get(7, './A/Empty') +
          command('Replace', 8, './A?prop=ACL', data('Add=a.example+b.example&amp;Get=*')) +
          command('Replace', 9, './A/Null', '', `<Meta>${meta('Format', 'null')}</Meta>`) +
          command('Add', 10, './A/Node', '', `<Meta>${meta('Format', 'node')}</Meta>`) +
          command('Delete', 11, './A/Gone') +
          final,
      ),
      client(
        statuses(
          1,
          '0 SyncHdr 200',
          '4 Get 200',
          '5 Get 200',
          '6 Get 200',
          '7 Get 200',
          '8 Replace 200',
          '9 Replace 200',
          '10 Add 418',
          '11 Delete 404',
        ) +
          `<Results><CmdID>201</CmdID><MsgRef>1</MsgRef><CmdRef>4</CmdRef><Item><Source><LocURI>./A</LocURI></Source><Meta>${meta('Format', 'node')}</Meta></Item><Item><Source><LocURI>./A/Leaf</LocURI></Source><Data>x</Data></Item></Results>` +
          results(5, './A?prop=ACL', '<Data/>', '', 202) +
          results(6, './DevDetail/LrgObj', data('true'), meta('Format', 'bool'), 203) +
          results(7, './A/Empty', '<Data/>', meta('Format', 'node') + meta('Type', 'text/plain'), 204) +
          final,
      ),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'none',
  ],
  'after a notification: another address, a slow Exec, properties, groups that succeed': [
    [
      client(package1.replace('1201', '1200'), { set: { SessionID: 'A1F' } }),
      s(
        statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') +
          command('Exec', 4, './F/Update').replace('</CmdID>', '</CmdID><Correlator>c1</Correlator>') +
          `<Sequence><CmdID>5</CmdID>${get(6, './Größe')}</Sequence>` +
          `<Atomic><CmdID>7</CmdID>${alert(8, 1101, '', 'All?')}${command('Add', 9, './A', `<Meta>${meta('Format', 'b64')}</Meta>${data('YQ==')}`)}</Atomic>` +
          get(10, './A?list=TNDS+ACL+Value') +
          command('Replace', 11, './A?prop=VerNo', data('1')) +
          command('Delete', 12, '.') +
          final,
        { set: { SessionID: 'A1F' }, header: `<RespURI>${url}?next=1</RespURI>` },
      ),
      client(
        statuses(
          1,
          '0 SyncHdr 200',
          '4 Exec 202',
          '5 Sequence 200',
          '6 Get 200',
          '7 Atomic 507',
          '8 Alert 304',
          '9 Add 215',
          '10 Get 406',
          '11 Replace 405',
          '12 Delete 405',
        ) +
          results(6, './Größe', data('x')) +
          final,
        {
          set: { SessionID: 'A1F', Target: `<LocURI>${url}?next=1</LocURI>` },
          http: { ...polite.http, target: '/dm?next=1' },
        },
      ),
      s(
        statuses(2, '0 SyncHdr 200') +
          ['TStamp', 'VerNo', 'Size', 'Title', 'Format']
            .map((name, index) => get(4 + index, `./A?prop=${name}`))
            .join('') +
          final,
        { set: { SessionID: 'A1F' } },
      ),
      client(
        statuses(2, '0 SyncHdr 200', '4 Get 200', '5 Get 200', '6 Get 200', '7 Get 200', '8 Get 200') +
          ['20261121T050000Z', '65535', '0', 'Ä', 'bin']
            .map((value, index) => inOrder(results(4 + index, './A', data(value), '', 201 + index), 2))
            .join('') +
          `<Alert><CmdID>210</CmdID><Data>1226</Data><Correlator>c1</Correlator><Item><Source><LocURI>./F/Update</LocURI></Source><Meta>${meta('Type', 'org.openmobilealliance.dm.firmwareupdate.update')}${meta('Format', 'chr')}</Meta>${data('200')}</Item></Alert>` +
          final,
        { set: { SessionID: 'A1F', Target: `<LocURI>${url}?next=1</LocURI>` } },
      ),
      s(statuses(3, '0 SyncHdr 200', '210 Alert 202') + final, { set: { SessionID: 'A1F' } }),
    ],
    'none',
  ],
  'credentials repeated with each message, without a new nonce': [
    [
      client(package1, { header: cred('basic', basicCredential('user', 'secret')) }),
      s(statuses(1, '0 SyncHdr 200', '1 Alert 200', '2 Replace 200') + get(4, './A') + final),
      client(statuses(1, '0 SyncHdr 200', '4 Get 404') + final, {
        header: cred('basic', basicCredential('user', 'secret')),
      }),
      s(statuses(2, '0 SyncHdr 200') + final),
    ],
    'basic',
  ],
};
