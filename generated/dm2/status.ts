// Made from spec/dm2 (sha256 8e1bb7976e939ccb). Not to be edited: run npm run generate.

export interface StatusCode {
  readonly code: number;
  readonly name: string;
  /** `sc` of package 3, or the HTTP answer to a package. */
  readonly in: readonly ('sc' | 'http')[];
  readonly meaning: string;
  /** How far the meaning is known. */
  readonly evidence: 'text' | 'digest' | 'practice' | 'memory';
}

/** In the order of the numbers. */
export const statusCodes: readonly StatusCode[] = [
  { code: 200, name: 'OK', in: ['sc'], meaning: 'Done.', evidence: 'digest' },
  {
    code: 202,
    name: 'Accepted',
    in: ['sc'],
    meaning: 'EXEC was taken on; its result comes as an alert.',
    evidence: 'digest',
  },
  {
    code: 204,
    name: 'No Content',
    in: ['sc'],
    meaning: 'The node exists and has no valid value now.',
    evidence: 'practice',
  },
  {
    code: 304,
    name: 'Not Modified',
    in: ['sc'],
    meaning: 'The validator in the query still holds; no data are sent.',
    evidence: 'digest',
  },
  { code: 400, name: 'Bad Request', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
  { code: 401, name: 'Unauthorized', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
  { code: 403, name: 'Forbidden', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
  {
    code: 404,
    name: 'Not Found',
    in: ['sc'],
    meaning: 'UNSUB without a SUB that matches; a node that does not exist (practice).',
    evidence: 'digest',
  },
  {
    code: 405,
    name: 'Command Not Allowed',
    in: ['sc'],
    meaning: 'A permanent node would be deleted or renamed.',
    evidence: 'digest',
  },
  {
    code: 406,
    name: 'Not Acceptable',
    in: ['sc', 'http'],
    meaning: 'None of the media types that the peer asks for is supported: by the client in sc, by the server in HTTP.',
    evidence: 'digest',
  },
  { code: 409, name: 'Conflict', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
  { code: 413, name: 'Content Too Large', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
  {
    code: 415,
    name: 'Unsupported Media Type',
    in: ['http'],
    meaning: 'The format of the body is not supported; the target of SUB adds OMADM-Accept.',
    evidence: 'digest',
  },
  { code: 500, name: 'Internal Server Error', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
  {
    code: 501,
    name: 'Not Implemented',
    in: ['sc'],
    meaning: 'An optional command that the client does not have.',
    evidence: 'practice',
  },
  { code: 503, name: 'Service Unavailable', in: ['sc', 'http'], meaning: 'As in HTTP.', evidence: 'memory' },
];
