import { type Answer, ExpressionError, evaluate, explain, leavesOf, nameOf, parseExpression } from './expression';

const ics = (yes = '', no = '') => ({
  items: new Map<string, Answer>([
    ...yes.split(' ').map((name) => [name, 'yes'] as const),
    ...no.split(' ').map((name) => [name, 'no'] as const),
  ]),
});

test.each([
  ['A-C-001', 'A-C-001'],
  ['A AND B OR C', { or: [{ and: ['A', 'B'] }, 'C'] }],
  ['A AND (B OR C)', { and: ['A', { or: ['B', 'C'] }] }],
  ['((A))', 'A'],
  [' WDP:MCF  AND TLS : MSF', { and: ['WDP:MCF', 'TLS:MSF'] }],
  ['WTLS: WTLS-C007', 'WTLS:WTLS-C007'],
  ['ANDROID OR ORB', { or: ['ANDROID', 'ORB'] }],
])('%s is read', (text, expected) => {
  const plain = (expression: ReturnType<typeof parseExpression>): unknown =>
    expression.kind === 'item' || expression.kind === 'class'
      ? nameOf(expression)
      : { [expression.kind]: expression.operands.map(plain) };
  expect(plain(parseExpression(text))).toEqual(expected);
});

test.each([
  ['', 1, 'an item or (', 'the end'],
  ['A AND', 6, 'an item or (', 'the end'],
  ['A B', 3, 'AND, OR or the end', "'B'"],
  ['A and B', 3, 'AND, OR or the end', "'and'"],
  ['(A OR B', 8, 'AND, OR or )', 'the end'],
  ['A OR B)', 7, 'AND, OR or the end', "')'"],
  ['A OR OR B', 6, 'an item or (', "'OR'"],
  ['WDP: AND B', 6, 'MCF, MSF or a group', "'AND'"],
  ['A & B', 3, 'an item, ( or )', "'&'"],
  ['('.repeat(60), 51, 'at most 50 nested parentheses', "'('"],
  ['A'.repeat(10_001), 10_001, 'at most 10000 characters', '10001'],
])('%.20s is refused', (text, column, expected, actual) => {
  let error: unknown;
  try {
    parseExpression(text);
  } catch (caught) {
    error = caught;
  }
  expect(error).toBeInstanceOf(ExpressionError);
  expect(error).toMatchObject({ column, expected, actual });
});

// Y is declared yes, N no, U not at all.
test.each([
  ['Y', 'satisfied', 'Y'],
  ['N', 'violated', 'N'],
  ['U', 'undeclared', 'U'],
  ['Y AND Y2', 'satisfied', 'Y Y2'],
  ['Y AND N', 'violated', 'N'],
  ['Y AND U', 'undeclared', 'U'],
  ['N AND U', 'violated', 'N'],
  ['Y OR N', 'satisfied', 'Y'],
  ['Y OR U', 'satisfied', 'Y'],
  ['N OR U', 'undeclared', 'U'],
  ['N OR N2', 'violated', 'N N2'],
  ['U OR U2', 'undeclared', 'U U2'],
  ['Y AND (N OR U)', 'undeclared', 'U'],
  ['N AND Y OR Y2', 'satisfied', 'Y2'],
  ['(Y AND N) OR (N2 AND U)', 'violated', 'N N2'],
  ['N AND N', 'violated', 'N'],
  ['Y:MCF', 'satisfied', 'Y:MCF'],
  ['X:MCF', 'undeclared', 'X:MCF'],
])('%s is %s', (text, outcome, deciding) => {
  const statement = ics('Y Y2 Y:MCF', 'N N2');
  expect(evaluate(parseExpression(text), statement)).toBe(outcome);
  expect(explain(parseExpression(text), statement)).toEqual({ outcome, operands: deciding.split(' ') });
});

test('an AND of nothing is satisfied', () => {
  expect(evaluate({ kind: 'and', operands: [] }, ics())).toBe('satisfied');
});

test('leaves come once, in order of print', () => {
  expect(leavesOf(parseExpression('B AND (A OR B) AND X:MCF')).map(nameOf)).toEqual(['B', 'A', 'X:MCF']);
});
