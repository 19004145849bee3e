/** What a third party asks for, as a command of SyncML (DM_RepPro 6.6; DM_Protocol 10; Format and Type: DM_TND 6.2). */
import { DEFAULT_FORMAT, DEFAULT_TYPE } from '../../dm/formats';
import type { Encoding } from './codec';
import type { Defects } from './defects';
import type { Data, Item, Meta, SequenceCommand, SyncBodyCommand } from './messages';
import type { OperationItem, OrderedCommand } from './model';

export interface CommandParts {
  readonly encoding: Encoding;
  readonly defects: Defects;
  /** Octets of an uploaded package. */
  readonly packageBytes: (id: string) => Uint8Array | undefined;
  /** Correlator of an Exec that names none: the id of the operation. Undefined for DM 1.1.2. */
  readonly correlator: string | undefined;
}

/** The operation cannot be put into a command for this device. */
export class CannotSend extends Error {
  override readonly name = 'CannotSend';
}

/** The commands of an operation; more than one only by a defect. @throws CannotSend */
export function commandsOf(ordered: OrderedCommand, parts: CommandParts): SyncBodyCommand[] {
  const { defects } = parts;
  const command = commandOf(ordered, parts) as SyncBodyCommand;
  if (command.$ === 'Sequence' && defects.has('sequence-split')) {
    return command.commands.map((one) => ({ ...command, commands: [one] }));
  }
  if (command.$ === 'Atomic' && defects.has('atomic-unsupported')) return command.commands;
  const wrapped =
    (command.$ === 'Exec' && defects.has('exec-in-atomic')) || (command.$ === 'Get' && defects.has('get-in-atomic'));
  // The grammar of SyncML allows what that of DM forbids.
  return wrapped ? [{ $: 'Atomic', CmdID: '', commands: [command as never] }] : [command];
}

function commandOf(ordered: OrderedCommand, parts: CommandParts): SequenceCommand {
  const { defects } = parts;
  const items = ordered.items ?? [];
  const noResp = (ordered.noResp || defects.has('noresp-sent')) && { NoResp: true as const };
  const base = { CmdID: '', ...noResp };
  switch (ordered.command) {
    case 'Get': {
      const Cred = { Meta: { Format: 'b64', Type: 'syncml:auth-basic' }, Data: 'dTpw' };
      return {
        $: 'Get',
        ...base,
        ...(defects.has('cred-in-command') && { Cred }),
        Item: items
          .filter(({ target }) => isKnown(target, defects))
          .map(({ target }) => ({ Target: { LocURI: listOf(uriOf(target, defects), defects) } })),
      };
    }
    case 'Delete':
      return {
        $: 'Delete',
        ...base,
        Item: items.map(({ target }) => ({ Target: { LocURI: uriOf(target, defects) } })),
      };
    case 'Add':
    case 'Replace':
      return { $: ordered.command, ...base, Item: items.map((item) => valueItem(ordered.command, item, parts)) };
    case 'Copy':
      return { $: 'Copy', ...base, Item: items.map((item) => copyItem(item, defects)) };
    case 'Exec': {
      const correlator = ordered.correlator ?? parts.correlator;
      return {
        $: 'Exec',
        ...base,
        ...(correlator !== undefined &&
          parts.correlator !== undefined &&
          !defects.has('exec-without-correlator') && { Correlator: correlator }),
        Item: execItem(items[0]!, parts),
      };
    }
    case 'Alert':
      return {
        $: 'Alert',
        ...base,
        ...(!defects.has('alert-without-code') && { Data: defects.has('alert-code-unknown') ? '1105' : ordered.code! }),
        Item: alertItems(ordered, defects),
      };
    case 'Atomic':
    case 'Sequence': {
      const inner = (ordered.commands ?? []).map((one) => commandOf(one, parts));
      const commands = ordered.command === 'Sequence' && defects.has('sequence-empty') ? [] : inner;
      return { $: ordered.command, ...base, commands };
    }
  }
}

/** Properties and objects that a server must know. */
function isKnown(target: string, defects: Defects): boolean {
  if (defects.has('some-properties-unknown') && /\?prop=(?:Size|Title|TStamp|VerNo)$/.test(target)) return false;
  return !(defects.has('standard-objects-unknown') && /^\.\/(?:DevDetail|DMAcc)(?:\/|$)/.test(target));
}

function uriOf(target: string, defects: Defects): string {
  if (defects.has('property-as-child')) return target.replace('?prop=', '/');
  if (defects.has('target-in-latin-1')) {
    return target.replace(/[\u0080-\u00ff]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
  }
  const [path, query] = [target.split('?')[0]!, target.slice(target.split('?')[0]!.length)];
  if (defects.has('target-is-name')) return (path.split('/').at(-1) ?? path) + query;
  if (defects.has('target-with-leading-slash')) return `${path.replace(/^\.?\//, '/')}${query}`;
  if (defects.has('target-with-trailing-slash')) return `${path}/${query}`;
  if (defects.has('target-with-dot-segment')) return path.replace(/^\.\/([^/]+)/, './$1/.') + query;
  if (defects.has('target-with-parent-segment')) return path.replace(/^\.\/([^/]+)/, './$1/../$1') + query;
  return target;
}

function listOf(uri: string, defects: Defects): string {
  if (!uri.includes('?list=TNDS')) return uri;
  const plain = uri.slice(0, uri.indexOf('?'));
  if (defects.has('list-parts-mixed')) return `${plain}?list=TNDS+ACL-Title`;
  return defects.has('list-part-unknown') ? `${plain}?list=TNDS+Colour` : uri;
}

function valueItem(command: string, item: OperationItem, parts: CommandParts): Item {
  const { defects } = parts;
  const data = defects.has('value-without-data') ? undefined : propertyOf(item, dataOf(item, parts), defects);
  const target = { LocURI: uriOf(item.target, defects) };
  return {
    ...(!(command === 'Add' && defects.has('add-without-target')) && { Target: target }),
    ...metaOf(command, item, parts),
    ...(data !== undefined && { Data: data }),
  };
}

/** What the value of a property may be (DM_TND 6.2.2, 7.4, 7.7.1). @throws CannotSend */
function propertyOf({ target }: OperationItem, data: Data | undefined, defects: Defects): Data | undefined {
  const property = /\?prop=([A-Za-z]+)$/.exec(target)?.[1];
  if (property === undefined || typeof data !== 'string') return data;
  if (property === 'Name' && data.includes('/') && !defects.has('name-with-slash')) {
    throw new CannotSend('the name of a node has no slash');
  }
  if (property === 'ACL' && defects.has('acl-entries-by-comma')) return data.replaceAll('&', ',');
  if (property === 'ACL' && defects.has('acl-empty-entry')) return `${data}&Exec=`;
  return defects.has('property-in-ascii') ? data.replace(/[^\0-\x7f]/g, '?') : data;
}

/** Format and Type stand with every value (DM_TND 6.2.3); a property has neither (7.3). */
function metaOf(command: string, item: OperationItem, { encoding, defects }: CommandParts): { Meta?: Meta } {
  if (item.target.includes('?prop=')) {
    return defects.has('property-with-meta') ? { Meta: { Format: DEFAULT_FORMAT, Type: DEFAULT_TYPE } } : {};
  }
  const format = item.format ?? DEFAULT_FORMAT;
  if (format === 'node') {
    const type = item.type !== undefined && { Type: item.type };
    if (defects.has('interior-without-format')) return type ? { Meta: type } : {};
    return { Meta: { Format: 'node', ...type } };
  }
  const binary = format === 'bin' && !defects.has('binary-as-chr-in-wbxml');
  const written = format !== 'bin' ? format : encoding === 'xml' ? 'b64' : binary ? 'bin' : 'chr';
  const type = item.type ?? (format === 'bin' ? 'application/octet-stream' : DEFAULT_TYPE);
  return {
    Meta: {
      ...(!defects.has('value-without-format') && { Format: written }),
      ...(!(command === 'Add' && defects.has('add-without-type')) && { Type: type }),
    },
  };
}

function dataOf({ format, data }: OperationItem, { encoding, defects, packageBytes }: CommandParts): Data | undefined {
  if (format === 'node' || format === 'null') return undefined;
  if (data === undefined || typeof data === 'string') return data ?? '';
  const bytes = 'base64' in data ? new Uint8Array(Buffer.from(data.base64, 'base64')) : packageBytes(data.package);
  if (!bytes) throw new CannotSend('the package is gone');
  if (format !== 'bin') return Buffer.from(bytes).toString(format === 'b64' ? 'base64' : 'utf8');
  if (encoding === 'wbxml') return bytes;
  return Buffer.from(bytes).toString(defects.has('binary-bare-in-xml') ? 'hex' : 'base64');
}

function copyItem(item: OperationItem, defects: Defects): Item {
  const place = (target: string): string => {
    const uri = uriOf(target, defects);
    return defects.has('copy-of-parents') ? uri.slice(0, uri.lastIndexOf('/')) : uri;
  };
  const source = { LocURI: place(item.source ?? '') };
  return {
    Target: { LocURI: place(item.target) },
    ...(!defects.has('copy-without-source') && { Source: source }),
  };
}

function execItem(item: OperationItem, parts: CommandParts): Item {
  const value = item.data === undefined ? {} : valueItem('Exec', item, parts);
  const { Target, ...rest } = { ...value, Target: { LocURI: uriOf(item.target, parts.defects) } };
  return parts.defects.has('exec-without-target') ? rest : { Target, ...rest };
}

/** Options, text, choices: one Data each (DM_Protocol 10.3). */
function alertItems({ options = {}, text = '', choices = [] }: OrderedCommand, defects: Defects): Item[] {
  const encoded = (value: string | number): string =>
    defects.has('options-not-encoded') ? String(value) : encodeURIComponent(String(value));
  const pairs = Object.entries(options).map(([name, value]) => {
    const negative = name === 'MINDT' && defects.has('display-time-negative');
    return `${name}=${negative ? '-' : ''}${encoded(value)}`;
  });
  const texts = [pairs.join('&'), text];
  if (defects.has('alert-one-item')) texts.shift();
  texts.push(...(defects.has('choices-in-one-item') && choices.length > 0 ? [choices.join(', ')] : choices));
  return texts.map((one) => ({ Data: one }));
}
