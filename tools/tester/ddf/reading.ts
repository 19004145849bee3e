/** Cases that only read: presence, values, lists of children, properties, nodes that must not be readable (OMA-TS-DM_TND 6, 7, 9.4). */
import { type DdfNode, isInterior } from '../../mo/ddf-model';
import type { ExpectStep, Pattern } from '../case';
import { type LiveNode, mayGet } from './explore';
import { isDefaultType, listDemands, literal, typePattern, valuePattern } from './patterns';
import { absent, type Draft, either, expects, get, send, session, wants } from './steps';

/** The description is a promise: its properties hold while the device runs (9.4.3). */
const promise = 'dm-ddf-0023';

/** `described` below `parent`, or at a place of its own. */
export function presence(uri: string, described: DdfNode, parent: LiveNode | undefined): Draft | undefined {
  if (described.occurrence.min === 0 || described.name === '') return undefined;
  const about = { aspect: 'present', title: 'is there, as its Occurrence says', covers: [promise] };
  if (parent?.names)
    return {
      ...about,
      steps: [
        session,
        send(get(parent.uri)),
        expects('Status', 'Get', { Data: '200' }),
        expects('Results', 'Get', { Item: { Data: { names: [described.name] } } }),
      ],
    };
  if (!mayGet(described)) return undefined;
  return { ...about, steps: [session, send(get(uri)), expects('Status', 'Get', { Data: { not: '404' } })] };
}

export function listing({ uri, described }: LiveNode): Draft {
  const list = (pattern: Pattern): Pattern => ({ Item: { Data: pattern } });
  // Nobody describes all that stands below the root of the tree.
  const demands = uri === '.' ? [] : listDemands(described.children);
  return {
    aspect: 'children',
    title: 'lists its children, all of them described',
    covers: ['dm-tnd-0018', promise],
    steps: [
      session,
      send(get(uri)),
      expects('Status', 'Get', { Data: '200' }),
      expects('Results', 'Get', { Item: { Meta: { Format: 'node' } } }),
      ...demands.map(({ because, pattern }) =>
        expects('Results', 'Get', list(pattern), { requirement: promise, because }),
      ),
    ],
  };
}

/** One case; for binary values one in each encoding, as they travel differently. */
export function values(node: LiveNode, encodings: readonly ('xml' | 'wbxml')[]): Draft[] {
  const { formats } = node.described;
  if (formats.length !== 1 || formats[0] !== 'bin') return [value(node, 'get', formats)];
  return encodings.map((encoding) => ({
    ...value(node, `get-in-${encoding}`, encoding === 'xml' ? ['b64'] : ['bin', 'b64']),
    within: { encoding: [encoding] },
  }));
}

function value({ uri, described }: LiveNode, aspect: string, formats: readonly string[]): Draft {
  const { types } = described;
  const text = valuePattern(described);
  const isBinary = described.formats[0] === 'bin';
  const formatRequirement = isBinary ? 'dm-tnd-0050' : 'dm-pro-0028';
  return {
    aspect,
    title: 'can be read; Format, Type and value are those described',
    covers: ['dm-tnd-0017', 'dm-pro-0028', ...(isBinary ? ['dm-tnd-0050', 'dm-tnd-0051'] : [])],
    steps: [
      session,
      send(get(uri)),
      expects('Status', 'Get', { Data: '200' }),
      expects('Results', 'Get', {}),
      ...(formats.length > 0
        ? [either(formatRequirement, ...stated('Format', [...formats, 'null'], formats.includes('chr')))]
        : []),
      ...(types.length > 0
        ? [either('dm-pro-0028', ...stated('Type', typePattern(types), isDefaultType(types)), [[isNull]])]
        : []),
      ...(text !== undefined
        ? [either('dm-tnd-0017', [[wants('Results', 'Get', { Item: { Data: text } })]], [[isNull]])]
        : []),
    ],
  };
}

/** A leaf without value is null, whatever its description says (6.1.1). */
const isNull: ExpectStep = wants('Results', 'Get', { Item: { Meta: { Format: 'null' } } });

/** In the Meta of the Item, or of Results for all Items; nothing where it is the default. */
function stated(name: 'Format' | 'Type', pattern: Pattern, isDefault: boolean): [ExpectStep[]][] {
  const branches: Pattern[] = [{ Item: { Meta: { [name]: pattern } } }, { Meta: { [name]: pattern } }];
  const nowhere: Pattern = { absent: 1 };
  if (isDefault)
    branches.push({ Meta: nowhere, Item: { Meta: nowhere } }, { Meta: nowhere, Item: { Meta: { [name]: nowhere } } });
  return branches.map((one) => [[wants('Results', 'Get', one)]]);
}

export function hidden({ uri }: LiveNode): Draft {
  return {
    aspect: 'refuses-get',
    title: 'cannot be read, as its AccessType lacks Get',
    covers: ['dm-tnd-0102'],
    steps: [
      session,
      send(get(uri)),
      expects('Status', 'Get', { Data: ['405', '425'] }, { because: 'the ACL may refuse it first' }),
      absent('Results', 'Get'),
    ],
  };
}

export function properties({ uri, name, described }: LiveNode): Draft {
  const { formats, types, ddfName } = described;
  const interior = isInterior(described);
  const format = interior ? 'node' : formats;
  const type: Pattern | undefined = interior
    ? ddfName
      ? { re: `^(?:${literal(ddfName)})?$` }
      : undefined
    : types.length > 0
      ? typePattern(types)
      : undefined;
  const data = (pattern: Pattern): Pattern => ({ Item: { Data: pattern } });
  const formatRequirement = interior ? 'dm-tnd-0049' : 'dm-tnd-0036';
  const typeRequirement = interior ? 'dm-tnd-0059' : 'dm-tnd-0058';
  return {
    aspect: 'properties',
    title: 'has the properties Format, Type and Name that are described',
    covers: ['dm-tnd-0036', formatRequirement, typeRequirement],
    steps: [
      session,
      send(get(`${uri}?prop=Format`, 'format'), get(`${uri}?prop=Type`, 'type'), get(`${uri}?prop=Name`, 'name')),
      ...['format', 'type', 'name'].map((label) => expects('Results', label, {})),
      ...(format.length > 0
        ? [
            expects('Results', 'format', data(interior ? format : [...formats, 'null']), {
              requirement: formatRequirement,
            }),
          ]
        : []),
      ...(type !== undefined ? [expects('Results', 'type', data(type), { requirement: typeRequirement })] : []),
      ...(name !== '' ? [expects('Results', 'name', data(name))] : []),
    ],
  };
}
