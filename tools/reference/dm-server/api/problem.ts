/** Refusals of the third-party interface as problem JSON (RFC 9457). */
import type { HttpAnswer } from '../http';

/** Thrown by handlers; becomes the answer. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    /** What is wrong in this very request. */
    readonly detail: string,
    readonly more: {
      readonly errors?: readonly { readonly at: string; readonly detail: string }[];
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(detail);
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Limit reached',
  502: 'Not delivered',
};

export function problemAnswer({ status, detail, more }: Problem): HttpAnswer {
  const body = { title: titles[status] ?? 'Problem', status, detail, ...(more.errors && { errors: more.errors }) };
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...more.headers },
    body: new Uint8Array(Buffer.from(JSON.stringify(body))),
  };
}

/** @param value undefined = no body (204) */
export function jsonAnswer(status: number, value?: unknown): HttpAnswer {
  if (value === undefined) return { status: 204, headers: {}, body: new Uint8Array() };
  const body = new Uint8Array(Buffer.from(JSON.stringify(value)));
  return { status, headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' }, body };
}
