/** What third parties see of the model: no secret, no nonce. */
import type { Device, Operation, Package } from '../model';

export function deviceView(device: Device): object {
  const { id, group, client, server, devInfo, version, encoding, maxMsgSize, maxObjSize, lastSession, push } = device;
  return {
    id,
    group,
    auth: { client: client.auth, server: server.auth },
    ...(push && { push }),
    capabilities: {
      devInfo,
      ...(version !== undefined && { version }),
      ...(encoding !== undefined && { encoding }),
      ...(maxMsgSize !== undefined && { maxMsgSize }),
      ...(maxObjSize !== undefined && { maxObjSize }),
    },
    ...(lastSession !== undefined && { lastSession }),
  };
}

export function operationView({
  id,
  device,
  ordered,
  by,
  at,
  state,
  attempts,
  results,
  reason,
  reports,
}: Operation): object {
  return {
    id,
    device,
    state,
    operation: ordered,
    by,
    at,
    attempts,
    results,
    ...(reports.length > 0 && { reports }),
    ...(reason !== undefined && { reason }),
  };
}

export function packageView({ id, type, bytes, sha256, at }: Package): object {
  return { id, type, size: bytes.length, sha256, at };
}
