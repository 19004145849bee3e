/** The HTTP request around a message (SyncML HTTP binding; DM_Security 5.4.3). */
import { HMAC_HEADER } from '../../dm/hmac-header';
import { dmMediaTypes } from '../../dm/versions';
import type { OwnCredentials } from '../shared/own-credentials';
import type { Encoding } from './codec';
import type { Device } from './device';
import type { HttpRequest } from './http';

export interface RequestParts {
  readonly device: Device;
  readonly url: string;
  readonly encoding: Encoding;
  readonly body: Uint8Array;
  readonly auth: OwnCredentials;
}

export function requestOf({ device, url, encoding, body, auth }: RequestParts): HttpRequest {
  const { defects, config } = device;
  const type = dmMediaTypes[encoding];
  const hmac = auth.hmac(body);
  const headers: Record<string, string> = {
    'Content-Type': defects.has('content-type-plain') ? 'text/plain' : type,
    Accept: type,
    'Accept-Charset': 'utf-8',
    'User-Agent': `${config.manufacturer} ${config.model}/${config.clientVersion}`,
    'Cache-Control': 'no-store',
    ...(hmac !== undefined && { [HMAC_HEADER]: hmac }),
  };
  if (defects.has('http-without-accept')) delete headers['Accept'];
  if (defects.has('http-without-accept-charset')) delete headers['Accept-Charset'];
  if (defects.has('http-without-user-agent')) delete headers['User-Agent'];
  return { method: defects.has('http-put') ? 'PUT' : 'POST', url, headers, body };
}
