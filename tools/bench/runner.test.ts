import { MemoryLink } from './memory-link';
import { runnerContest } from './runner';

test('a peer in memory says its parts and is over', async () => {
  const http = { headers: [] };
  const link = new MemoryLink('http://x', [{ http, bytes: Buffer.from('1') }]);
  expect(await link.next()).toMatchObject({ kind: 'request', bytes: Buffer.from('1') });
  expect(await link.next()).toMatchObject({ kind: 'ended', end: { how: 'done' } });
  await link.start();
  expect(await link.next()).toMatchObject({ kind: 'request' });
});

test('everything that is measured runs, and every gate has its figures', async () => {
  const { contest, measure } = await runnerContest();
  const [round] = await measure(1);
  for (const { name } of contest.contenders) expect(round?.get(name)).toBeGreaterThan(0);
  for (const gate of contest.gates) expect(gate.value((name) => round?.get(name))).toBeGreaterThan(0);
}, 60_000);
