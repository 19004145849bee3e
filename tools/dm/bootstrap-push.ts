/** A bootstrap message in a connectionless WSP push (WAP-230 8.2.4.1, tables 38 to 40; ProvBoot 6.1). */
import {
  applicationIds,
  decodePushPdu,
  encodePushPdu,
  headerNames,
  mediaTypes,
  type PushPdu,
  parameterNames,
  pushPduType,
  textOfContentType,
} from '../../generated/binary/wsp';
import { cpSecs, dmSecs, readBootstrapType } from './bootstrap';

/** A bootstrap message as any way brings it. */
export interface BootstrapMessage {
  /** Content type with SEC and MAC, as HTTP would write it. */
  readonly type: string;
  readonly message: Uint8Array;
}

type Parameter = NonNullable<PushPdu['contentType']['parameters']>[number];

/** Types and parameters by their codes. SEC has numbers in the CP profile alone: for the DM profile theirs are borrowed, as products do. */
export function bootstrapPush({ type, message }: BootstrapMessage, tid = 1): Uint8Array {
  const { media, sec, mac } = readBootstrapType(type);
  const parameters: Parameter[] = [
    ...(sec === undefined ? [] : [secParameter(sec)]),
    ...(mac === undefined ? [] : [{ name: parameterNames.MAC, value: mac }]),
  ];
  const isDm = media.startsWith('application/vnd.syncml.dm');
  return encodePushPdu({
    tid,
    type: pushPduType.Push,
    contentType: {
      media: (mediaTypes as Readonly<Record<string, number>>)[media] ?? media,
      ...(parameters.length > 0 && { parameters }),
    },
    // Provisioning documents go to the default application, which needs no header.
    headers: isDm
      ? [{ name: headerNames['X-Wap-Application-Id'], value: applicationIds['x-wap-application:syncml.dm'] }]
      : [],
    data: message,
  });
}

function secParameter(sec: string): Parameter {
  const lists: readonly (readonly string[])[] = [dmSecs, cpSecs];
  const number = /^\d$/.test(sec) ? Number(sec) : Math.max(...lists.map((list) => list.indexOf(sec)));
  return number >= 0 ? { name: parameterNames.SEC, value: number } : { name: 'SEC', value: sec };
}

const bootstrapMediaTypes = /^application\/vnd\.(syncml\.dm\+(wbxml|xml)|wap\.connectivity-wbxml)$/;

/**
 * The message in a push; undefined where the push is of another type.
 * @throws WireError where the octets are no push
 */
export function bootstrapOf(push: Uint8Array): BootstrapMessage | undefined {
  const { contentType, data } = decodePushPdu(push);
  const type = textOfContentType(contentType);
  return bootstrapMediaTypes.test(readBootstrapType(type).media) ? { type, message: data } : undefined;
}
