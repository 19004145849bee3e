/**
 * Requirement column of an SCR table (OMA IOP process; WAP-221-CREQ):
 *     expr := term (OR term)*    term := factor (AND factor)*
 *     factor := item | spec ':' ('MCF' | 'MSF' | group) | '(' expr ')'
 */

/** How a statement answers an item or option; no answer: not declared. */
export type Answer = 'yes' | 'no';

export type Expression =
  | { readonly kind: 'item'; readonly name: string }
  /** All mandatory client (MCF) or server (MSF) items of a specification, or the mandatory ones of a group. */
  | { readonly kind: 'class'; readonly spec: string; readonly group: string }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] };

export type Outcome = 'satisfied' | 'violated' | 'undeclared';

/** Not an expression: where (columns from 1), what could stand there, what does. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
  constructor(
    readonly column: number,
    readonly expected: string,
    readonly actual: string,
  ) {
    super(`column ${column}: expected ${expected}, actual ${actual}`);
  }
}

const maxLength = 10_000;
const maxDepth = 50;

interface Token {
  readonly text: string;
  readonly kind: 'name' | 'sign' | 'end';
  readonly column: number;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const scanner = /\s*(?:([A-Za-z0-9][A-Za-z0-9_./-]*)|([():]))/y;
  while (text.slice(scanner.lastIndex).trim() !== '') {
    const from = scanner.lastIndex;
    const found = scanner.exec(text);
    if (!found) {
      const column = from + text.slice(from).search(/\S/);
      throw new ExpressionError(column + 1, 'an item, ( or )', `'${text[column]}'`);
    }
    const token = found[1] ?? found[2] ?? '';
    const sign = found[2] !== undefined || token === 'AND' || token === 'OR';
    tokens.push({ text: token, kind: sign ? 'sign' : 'name', column: scanner.lastIndex - token.length + 1 });
  }
  tokens.push({ text: 'the end', kind: 'end', column: text.length + 1 });
  return tokens;
}

/** Reads a requirement expression. Throws `ExpressionError`. */
export function parseExpression(text: string): Expression {
  if (text.length > maxLength)
    throw new ExpressionError(maxLength + 1, `at most ${maxLength} characters`, `${text.length}`);
  const tokens = tokensOf(text);
  let next = 0;
  const peek = () => tokens[next] ?? tokens[tokens.length - 1]!;
  const isSign = (sign: string) => peek().kind === 'sign' && peek().text === sign;
  const fail = (expected: string): never => {
    const { kind, text: actual, column } = peek();
    throw new ExpressionError(column, expected, kind === 'end' ? actual : `'${actual}'`);
  };
  const name = (expected: string): string => {
    if (peek().kind !== 'name') fail(expected);
    return tokens[next++]!.text;
  };
  const list = (kind: 'and' | 'or', sign: string, part: () => Expression): Expression => {
    const operands = [part()];
    while (isSign(sign)) {
      next++;
      operands.push(part());
    }
    return operands.length === 1 ? operands[0]! : { kind, operands };
  };
  const factor = (depth: number): Expression => {
    if (isSign('(')) {
      if (depth >= maxDepth) fail(`at most ${maxDepth} nested parentheses`);
      next++;
      const inner = expr(depth + 1);
      if (!isSign(')')) fail('AND, OR or )');
      next++;
      return inner;
    }
    const first = name('an item or (');
    if (!isSign(':')) return { kind: 'item', name: first };
    next++;
    return { kind: 'class', spec: first, group: name('MCF, MSF or a group') };
  };
  const expr = (depth: number): Expression => list('or', 'OR', () => list('and', 'AND', () => factor(depth)));

  const whole = expr(0);
  if (peek().kind !== 'end') fail('AND, OR or the end');
  return whole;
}

/** Name under which a leaf is declared: `DSDM-RepPro-PCE-C-001`, `WDP:MCF`. */
export function nameOf(leaf: Extract<Expression, { kind: 'item' | 'class' }>): string {
  return leaf.kind === 'item' ? leaf.name : `${leaf.spec}:${leaf.group}`;
}

/** All leaves, in order of print, each once. */
export function leavesOf(expression: Expression): Extract<Expression, { kind: 'item' | 'class' }>[] {
  if (expression.kind === 'item' || expression.kind === 'class') return [expression];
  const seen = new Map(expression.operands.flatMap(leavesOf).map((leaf) => [nameOf(leaf), leaf]));
  return [...seen.values()];
}

/** What a statement must hold to be evaluated against. */
export interface Declared {
  readonly items: ReadonlyMap<string, Answer>;
}

export interface Explanation {
  readonly outcome: Outcome;
  /** The leaves that decide: those that break, those that are missing, or those that hold. */
  readonly operands: readonly string[];
}

/**
 * Three-valued logic (Kleene): yes = satisfied, no = violated, not declared = undeclared.
 *
 *     AND         | yes | no | undeclared      OR          | yes | no         | undeclared
 *     yes         | yes | no | undeclared      yes         | yes | yes        | yes
 *     no          | no  | no | no              no          | yes | no         | undeclared
 *     undeclared  | und | no | undeclared      undeclared  | yes | undeclared | undeclared
 *
 * An AND of nothing (a class without mandatory items) is satisfied. An unexpanded class is looked up as `spec:group`.
 */
export function evaluate(expression: Expression, ics: Declared): Outcome {
  return explain(expression, ics).outcome;
}

/** As `evaluate`, with the operands that decided. */
export function explain(expression: Expression, ics: Declared): Explanation {
  if (expression.kind === 'item' || expression.kind === 'class') {
    const name = nameOf(expression);
    const answer = ics.items.get(name);
    return {
      outcome: answer === undefined ? 'undeclared' : answer === 'yes' ? 'satisfied' : 'violated',
      operands: [name],
    };
  }
  const parts = expression.operands.map((operand) => explain(operand, ics));
  const order: Outcome[] =
    expression.kind === 'and' ? ['violated', 'undeclared', 'satisfied'] : ['satisfied', 'undeclared', 'violated'];
  const outcome = order.find((one) => parts.some((part) => part.outcome === one)) ?? 'satisfied';
  const deciding = parts.filter((part) => part.outcome === outcome).flatMap((part) => part.operands);
  return { outcome, operands: [...new Set(deciding)] };
}
