/** Typed values of known size for measuring: m4 is a common DM message (about 4 kB as XML), m200 a long one, ddf a large description. */
import type { MgmtTree, Node } from '../../generated/dmddf-1.2';
import type { Item, Replace, Status, SyncBodyCommand, SyncML } from '../../generated/syncml-1.2';

/** 8 Status, one Replace with 8 Items, 3 Get. */
export function m4(): SyncML {
  return message([...statuses(8), replace(20, 8), ...[0, 1, 2].map(get)]);
}

/** 100 Status, 128 Replace with 6 Items each. */
export function m200(): SyncML {
  return message([...statuses(100), ...Array.from({ length: 128 }, (_, index) => replace(200 + index, 6))]);
}

function message(commands: SyncBodyCommand[]): SyncML {
  return {
    SyncHdr: {
      VerDTD: '1.2',
      VerProto: 'DM/1.2',
      SessionID: '1A',
      MsgID: '2',
      Target: { LocURI: 'https://dm.example.org/server?session=42' },
      Source: { LocURI: 'IMEI:490154203237518' },
      Cred: { Meta: { Format: 'b64', Type: 'syncml:auth-md5' }, Data: 'Zz6EivR3yeaaENcRN6lpAQ==' },
      Meta: { MaxMsgSize: '16384', MaxObjSize: '65536' },
    },
    SyncBody: { commands, Final: true },
  };
}

function statuses(count: number): Status[] {
  const commands = ['SyncHdr', 'Alert', 'Replace', 'Get', 'Add', 'Delete', 'Exec', 'Copy'];
  return Array.from({ length: count }, (_, index) => ({
    $: 'Status',
    CmdID: `${index + 1}`,
    MsgRef: '1',
    CmdRef: `${index}`,
    Cmd: commands[index % commands.length]!,
    TargetRef: [`./Vendor/Test/Values/Node${index}`],
    Data: '200',
  }));
}

function replace(id: number, count: number): Replace {
  const items = Array.from({ length: count }, (_, index): Item => {
    return {
      Target: { LocURI: `./Vendor/Settings/Group${index}/Value` },
      Meta: { Format: 'chr', Type: 'text/plain' },
      Data: `value ${index} of group ${id}, a text of common length`,
    };
  });
  return { $: 'Replace', CmdID: `${id}`, Item: items };
}

function get(index: number): SyncBodyCommand {
  return { $: 'Get', CmdID: `${30 + index}`, Item: [{ Target: { LocURI: `./DevDetail/Ext/Node${index}` } }] };
}

/** A device description of 5,355 nodes, about 2.4 MB. */
export function ddf(): MgmtTree {
  const leaf = (name: string): Node => ({
    NodeName: name,
    DFProperties: {
      AccessType: { Add: true, Delete: true, Get: true, Replace: true },
      DefaultValue: '',
      Description: `The setting ${name} of the device, described at the length that descriptions of settings have.`,
      DFFormat: { chr: true },
      Occurrence: { ZeroOrOne: true },
      Scope: { Dynamic: true },
      DFTitle: name,
      DFType: { MIME: ['text/plain'] },
    },
  });
  const group = (index: number): Node => ({
    ...leaf(`Group${index}`),
    Node: Array.from({ length: 50 }, (_, at) => leaf(`Setting${at}`)),
  });
  return { VerDTD: '1.2', Man: 'Example', Mod: 'Bench', Node: Array.from({ length: 105 }, (_, index) => group(index)) };
}
