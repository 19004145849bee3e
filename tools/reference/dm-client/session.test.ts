import { codes, converse, get, results } from './testing/converse';

describe.each(['xml', 'wbxml'] as const)('a session in %s', (encoding) => {
  test('package 1, one Get, the end', async () => {
    const talked = await converse({ encoding, moves: [{ say: [get('./DevInfo/Man')] }] });
    expect(talked.result).toEqual({ ok: true, ended: 'done', sessionId: '1', messages: 2 });
    expect(talked.heard[0]).toMatchObject({
      SyncHdr: { VerDTD: '1.2', VerProto: 'DM/1.2', SessionID: '1', MsgID: '1' },
      SyncBody: {
        commands: [
          { $: 'Alert', CmdID: '1', Data: '1201' },
          { $: 'Replace', CmdID: '2' },
        ],
        Final: true,
      },
    });
    expect(codes(talked, 1)).toEqual(['Get 200']);
    expect(results(talked, 1)).toEqual([
      { Source: { LocURI: './DevInfo/Man' }, Meta: { Format: 'chr', Type: 'text/plain' }, Data: 'Assay' },
    ]);
  });
});
