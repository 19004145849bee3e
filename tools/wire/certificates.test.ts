/** Judged by the verifier of OpenSSL that node brings. */
import { X509Certificate } from 'node:crypto';
import { type Certificates, makeCertificates } from './certificates';

const now = Date.parse('2026-03-01T00:00:00Z');
let made: Certificates;
const read = (name: keyof Certificates): X509Certificate => new X509Certificate(made[name].cert);

beforeAll(async () => {
  made = await makeCertificates('127.0.0.1', now);
});

test.each([
  ['good', true, '127.0.0.1', true],
  ['untrusted', false, '127.0.0.1', true],
  ['expired', true, '127.0.0.1', false],
  ['wrongName', true, 'another.example', true],
  ['client', true, 'assay-device', true],
] as const)('%s', (name, trusted, host, valid) => {
  const certificate = read(name);
  const ca = read('ca');
  expect(certificate.verify(ca.publicKey)).toBe(trusted);
  expect(certificate.checkIssued(ca)).toBe(trusted);
  expect(certificate.checkIP('127.0.0.1') !== undefined).toBe(host === '127.0.0.1');
  expect(certificate.subject).toBe(`CN=${host}`);
  const inTime = Date.parse(certificate.validFrom) < now && now < Date.parse(certificate.validTo);
  expect(inTime).toBe(valid);
  expect(certificate.ca).toBe(false);
});

test('the authority is one', () => expect(read('ca').ca).toBe(true));

test('a kept authority goes on signing', async () => {
  const next = await makeCertificates('127.0.0.1', now, made.ca);
  expect(next.ca.cert.replace(/\s/g, '')).toBe(made.ca.cert.replace(/\s/g, ''));
  expect(new X509Certificate(next.good.cert).verify(read('ca').publicKey)).toBe(true);
});

test('serial numbers differ', () => {
  const serials = (['good', 'untrusted', 'expired', 'wrongName'] as const).map((name) => read(name).serialNumber);
  expect(new Set(serials).size).toBe(4);
});
