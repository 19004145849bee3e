/** HTTP and addresses. */
import { get } from '../converse';
import { change, type Scenario } from './scenario';

export const transportScenarios: readonly Scenario[] = [
  { name: 'HTTP error', talk: { moves: [{ http: { status: 500 } }] } },
  { name: 'empty body', talk: { moves: [{ http: { body: new Uint8Array() } }] } },
  { name: 'foreign type', talk: { moves: [{ http: { headers: { 'content-type': 'text/html' } } }] } },
  { name: 'another address', talk: { moves: [{ say: [get('.')], header: { RespURI: 'http://server.example/b' } }] } },
  {
    name: 'chunked transfer',
    talk: {
      moves: (_message, request, turn) =>
        turn > 0
          ? {}
          : {
              say: [get('.')],
              http: { headers: { 'content-type': request.headers['Accept'] ?? '', 'transfer-encoding': 'chunked' } },
            },
    },
  },
  {
    name: 'change at another address',
    talk: { moves: [{ header: { RespURI: 'http://server.example/b' }, say: [get('.')] }, { say: [change] }] },
  },
];
