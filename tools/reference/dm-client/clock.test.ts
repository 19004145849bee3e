import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Certificates, makeCertificates } from '../../wire/certificates';
import { type DefectName, Defects } from './defects';
import { httpPost } from './http';
import { DeviceOperator } from './operator';

const right = new Date('2024-02-29T12:00:00Z');

test.each<[string | undefined, readonly DefectName[], string]>([
  [undefined, [], '20240229T120000Z'],
  ['2031-03-04T05:06:07Z', [], '20310304T050607Z'],
  ['2031-03-04T05:06:07+02:00', [], '20310304T030607Z'],
  ['2001-02-03T04:05:06Z', [], '20010203T040506Z'],
  ['2031-03-04T05:06:07Z', ['tstamp-local-time'], '20310304T070607Z'],
])('what changes when the clock says %s (%j) is stamped %s', async (now, defects, stamp) => {
  const operator = new DeviceOperator({ now: () => right });
  await operator.do('reset', 'a', { defects });
  await operator.do('set-clock', 'a', { now: '1999-01-01T00:00:00Z' });
  await operator.do('set-clock', 'a', now === undefined ? {} : { now });
  await operator.do('fire-event', 'a', { event: 'number-changed', data: '7' });
  expect(await operator.do('read', 'a', { uri: './Vendor/Number' })).toMatchObject({
    result: { value: '7', properties: { TStamp: stamp } },
  });
});

describe('certificates', () => {
  let certificates: Certificates;
  let server: Server;

  beforeAll(async () => {
    certificates = await makeCertificates('127.0.0.1', Date.now());
    server = createServer({ ...certificates.good }, (_request, response) => response.end('heard'));
    server.on('tlsClientError', (_error, socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => void server.close());

  test.each<[string, readonly DefectName[], string]>([
    ['now', [], 'heard'],
    ['2001-02-03T04:05:06Z', [], 'CERT_NOT_YET_VALID'],
    ['2001-02-03T04:05:06Z', ['accepts-not-yet-valid'], 'heard'],
    ['2090-02-03T04:05:06Z', [], 'CERT_HAS_EXPIRED'],
    ['2090-02-03T04:05:06Z', ['accepts-expired'], 'heard'],
  ])('of a server when the clock says %s (%j): %s', async (now, defects, said) => {
    const post = httpPost({
      timeoutMs: 3000,
      maxAnswerBytes: 1000,
      tls: { ca: certificates.ca.cert },
      defects: new Defects(defects),
      ...(now !== 'now' && { now: () => new Date(now) }),
    });
    const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/dm`;
    const answer = post({ method: 'POST', url, headers: {}, body: new Uint8Array([1]) });
    const heard = await answer.then(({ body }) => Buffer.from(body).toString(), String);
    expect(heard).toContain(said);
  });
});
