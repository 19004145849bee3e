import { toldExpectation, viewOfTold } from './told';

const told = { status: 200, body: { devices: [{ id: 'a' }, { id: 'b' }], empty: [], nothing: null } };

test.each([
  [{ status: '200' }, true],
  [{ status: ['201', '404'] }, false],
  [{ body: { devices: { id: 'b' } } }, true],
  [{ body: { devices: [{ id: 'a' }, { id: 'b' }] } }, true],
  [{ body: { devices: [{ id: 'a' }, { id: 'a' }] } }, false],
  [{ body: { empty: { absent: true } } }, true],
  [{ body: { devices: { absent: true } } }, false],
  [{ port: '2948' }, false],
])('%j holds: %s', (pattern, holds) => {
  expect(toldExpectation(pattern as never, told).ok).toBe(holds);
});

test('what is captured is remembered', () => {
  const found = toldExpectation({ body: { devices: { id: { capture: 'first' } } } }, told);
  expect(found.ok && found.captures.get('first')).toBe('a');
});

test('a miss names the field', () => {
  expect(toldExpectation({ status: '404' }, told)).toMatchObject({
    ok: false,
    miss: { text: 'status is not as expected', expected: ['404'], actual: '200' },
  });
});

test('a bare list has members', () => {
  expect(viewOfTold(['x', 'y']).children).toHaveLength(2);
});
