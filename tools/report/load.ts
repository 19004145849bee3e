/** Reads run.jsonl, line by line, so that a long run needs no second copy in memory. */
import { createReadStream } from 'node:fs';
import { basename, dirname } from 'node:path';
import { lineOf } from './lines';
import { type Run, RunBuilder, RunError } from './run';

/** A message of 64 MiB in base64 fits; a longer line is no record of ours. */
const longestLine = 100 * 1024 * 1024;

interface Line {
  readonly text: string;
  readonly number: number;
  /** False for a last line without line feed: the writer may have been stopped in the middle of it. */
  readonly complete: boolean;
}

/**
 * Lines end with LF and nothing else. (readline also breaks at U+2028, which JSON leaves bare inside strings.)
 * @throws RunError for a line beyond the limit.
 */
async function* linesOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let parts: Buffer[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at));
      yield { text: Buffer.concat(parts).toString('utf8'), number: number++, complete: true };
      parts = [];
      size = 0;
      from = at + 1;
    }
    parts.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > longestLine) throw new RunError('limit', number, `longer than ${longestLine} bytes`);
  }
  const rest = Buffer.concat(parts).toString('utf8');
  if (rest.trim()) yield { text: rest, number, complete: false };
}

function parse(line: Line): unknown {
  try {
    return JSON.parse(line.text);
  } catch (error) {
    throw new RunError('json', line.number, `no JSON: ${error instanceof Error ? error.message.slice(0, 120) : error}`);
  }
}

/**
 * The run recorded in the file. A last line that was cut in the middle is left out, and a note of the run says so.
 * @throws RunError with the line number: not readable, no JSON, wrong shape, wrong order, unknown format.
 */
export async function loadRun(path: string): Promise<Run> {
  const builder = new RunBuilder();
  try {
    for await (const line of linesOf(createReadStream(path, { highWaterMark: 1 << 20 }))) {
      if (!line.text.trim()) continue;
      try {
        builder.add(lineOf(parse(line), line.number), line.number);
      } catch (error) {
        if (line.complete || !(error instanceof RunError) || error.code !== 'json') throw error;
        builder.note(`line ${line.number}, the last one, is cut off and was left out`);
      }
    }
  } catch (error) {
    if (error instanceof RunError) throw error;
    throw new RunError('file', 0, `cannot read ${path}: ${error instanceof Error ? error.message : error}`);
  }
  return builder.finish(basename(path) === 'run.jsonl' ? dirname(path) : path);
}
