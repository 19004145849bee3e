/**
 * What Microsoft adds to descriptions, as its published files use it: four elements of the Windows Mobile time, and the schema
 * of 2022. It widens what is known of values and names; nothing here comes from an OMA document.
 */
import { children, type ElementNode, textOf } from '../wire/tree';

export const MICROSOFT = 'http://schemas.microsoft.com/MobileDevice/DM';

export interface MicrosoftExtensions {
  /** Windows Mobile: RWAccess, MinValue, MaxValue, MaxLength; empty texts are left out. */
  readonly rwAccess?: string;
  readonly minValue?: string;
  readonly maxValue?: string;
  readonly maxLength?: string;
  readonly allowedValues?: AllowedValues;
  readonly applicability?: Applicability;
  readonly dependencies?: readonly DependencyGroup[];
  readonly naming?: DynamicNaming;
  /** The node is to be set within Atomic. */
  readonly atomicRequired?: boolean;
  /** True, or the build that deprecated it. */
  readonly deprecated?: true | string;
  readonly conflictResolution?: string;
  readonly rebootBehavior?: string;
  readonly groupPolicy?: Readonly<Record<string, string>>;
  /** Names of extension elements that are not known here. */
  readonly other?: readonly string[];
}

export interface AllowedValues {
  /** ENUM, Flag, Range, RegEx, ADMX, SDDL, XSD, JSON, None. */
  readonly valueType: string;
  readonly values: readonly { readonly value: string; readonly description?: string }[];
  /** Set where the value is a list of such values. */
  readonly delimiter?: string;
  readonly admx?: Readonly<Record<string, string>>;
}

export interface Applicability {
  readonly osBuildVersion?: string;
  readonly cspVersion?: string;
  readonly editions: readonly string[];
}

export interface DependencyGroup {
  readonly id: string;
  readonly dependencies: readonly { readonly type: string; readonly uri: string; readonly allowed?: AllowedValues }[];
}

export interface DynamicNaming {
  readonly by: 'server' | 'client' | 'unique-name';
  readonly text?: string;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Read = (element: ElementNode, into: Writable<MicrosoftExtensions>) => void;

const readers: Readonly<Record<string, Read>> = {
  RWAccess: (element, into) => setText(into, 'rwAccess', element),
  MinValue: (element, into) => setText(into, 'minValue', element),
  MaxValue: (element, into) => setText(into, 'maxValue', element),
  MaxLength: (element, into) => setText(into, 'maxLength', element),
  ConflictResolution: (element, into) => setText(into, 'conflictResolution', element),
  RebootBehavior: (element, into) => setText(into, 'rebootBehavior', element),
  AtomicRequired: (_, into) => {
    into.atomicRequired = true;
  },
  Deprecated: (element, into) => {
    into.deprecated = attribute(element, 'OsBuildDeprecated') ?? true;
  },
  GpMapping: (element, into) => {
    into.groupPolicy = attributesOf(element);
  },
  AllowedValues: (element, into) => {
    into.allowedValues = allowedValues(element);
  },
  Applicability: (element, into) => {
    const osBuildVersion = textIn(element, 'OsBuildVersion');
    const cspVersion = textIn(element, 'CspVersion');
    const editions = (textIn(element, 'EditionAllowList') ?? '').split(';').filter((part) => part !== '');
    into.applicability = { ...(osBuildVersion && { osBuildVersion }), ...(cspVersion && { cspVersion }), editions };
  },
  DependencyBehavior: (element, into) => {
    into.dependencies = own(element, 'DependencyGroup').map((group) => ({
      id: attribute(group, 'FriendlyId') ?? '',
      dependencies: own(group, 'Dependency').map((dependency) => {
        const allowed = own(dependency, 'DependencyAllowedValue')[0];
        const uri = textIn(dependency, 'DependencyUri') ?? '';
        return { type: attribute(dependency, 'Type') ?? '', uri, ...(allowed && { allowed: allowedValues(allowed) }) };
      }),
    }));
  },
  DynamicNodeNaming: (element, into) => {
    const unique = own(element, 'UniqueName')[0];
    if (unique) into.naming = { by: 'unique-name', text: textOf(unique) ?? '' };
    else if (own(element, 'ServerGeneratedUniqueIdentifier').length > 0) into.naming = { by: 'server' };
    else if (own(element, 'ClientInventory').length > 0) into.naming = { by: 'client' };
  },
};

/** The extensions among the children of DFProperties, or undefined where there are none. */
export function readMicrosoft(properties: ElementNode): MicrosoftExtensions | undefined {
  const found = children(properties).filter((child) => child.ns === MICROSOFT);
  if (found.length === 0) return undefined;
  const into: Writable<MicrosoftExtensions> = {};
  const other: string[] = [];
  for (const element of found) {
    const read = Object.hasOwn(readers, element.name) ? readers[element.name] : undefined;
    if (read) read(element, into);
    else other.push(element.name);
  }
  return other.length > 0 ? { ...into, other } : into;
}

function allowedValues(element: ElementNode): AllowedValues {
  const enums = own(element, 'Enum').map((item) => {
    const description = textIn(item, 'ValueDescription');
    return { value: textIn(item, 'Value') ?? '', ...(description !== undefined && { description }) };
  });
  const plain = own(element, 'Value').map((item) => ({ value: textOf(item) ?? '' }));
  const list = own(element, 'List')[0];
  const admx = own(element, 'AdmxBacked')[0];
  return {
    valueType: attribute(element, 'ValueType') ?? '',
    values: [...enums, ...plain],
    ...(list && { delimiter: attribute(list, 'Delimiter') ?? '' }),
    ...(admx && { admx: attributesOf(admx) }),
  };
}

function own(element: ElementNode, name: string): ElementNode[] {
  return children(element, name).filter((child) => child.ns === MICROSOFT);
}

function textIn(element: ElementNode, name: string): string | undefined {
  return textOf(own(element, name)[0]);
}

function attribute(element: ElementNode, name: string): string | undefined {
  return element.attributes.find((candidate) => candidate.name === name)?.value;
}

function attributesOf(element: ElementNode): Record<string, string> {
  return Object.fromEntries(element.attributes.map(({ name, value }) => [name, value]));
}

function setText(
  into: Writable<MicrosoftExtensions>,
  key: 'rwAccess' | 'minValue' | 'maxValue' | 'maxLength' | 'conflictResolution' | 'rebootBehavior',
  element: ElementNode,
): void {
  const text = textOf(element)?.trim();
  if (text) into[key] = text;
}
