/** Writes the run as it happens; a run that is killed leaves all that was known. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Message } from './conversation';
import type { EventLine, RecordLine } from './record';

export interface Recorder {
  message(key: string, message: Message): void;
  event(key: string, event: Omit<EventLine, 'type' | 'key'>): void;
  line(line: RecordLine): void;
  close(): void;
}

/** @param incoming from the IUT; between two products from the client */
export function messageLine(key: string, message: Message, incoming = message.iut): RecordLine {
  return {
    type: 'message',
    key,
    n: message.n,
    session: message.session,
    direction: incoming ? 'in' : 'out',
    t: message.t,
    encoding: message.document?.root ? message.document.encoding : 'unknown',
    http: message.http,
    bytes: Buffer.from(message.bytes).toString('base64'),
    deviation: message.deviation,
    drawn: message.drawn?.map((octets) => Buffer.from(octets).toString('base64')),
  };
}

/** Lines of one case stay together: cases run at the same time, the record reads one after the other. */
export function caseRecorder(sink: (line: RecordLine) => void): Recorder {
  return {
    message: (key, message) => sink(messageLine(key, message)),
    event: (key, event) => sink({ type: 'event', key, ...event }),
    line: sink,
    close: () => {},
  };
}

/**
 * Lines that come in a row, such as those of a case, are written at once.
 * @throws the file system's error when the folder cannot be written.
 */
export function fileSink(path: string): { write(line: RecordLine): void; close(): void } {
  const file = openSync(path, 'w');
  let waiting = '';
  const flush = (): void => {
    if (waiting === '') return;
    const text = waiting;
    waiting = '';
    writeSync(file, text);
  };
  return {
    write: (line) => {
      if (waiting === '') queueMicrotask(flush);
      waiting += `${JSON.stringify(line)}\n`;
    },
    close: () => {
      flush();
      closeSync(file);
    },
  };
}
