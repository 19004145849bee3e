/**
 * The store in one SQLite file. Everything is read at the start and written with every change, in transactions that the file
 * system has taken before an answer goes out: what was accepted survives the death of the process.
 */
import { existsSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { Database } from 'node-sqlite3-wasm';
import type { Device, DeviceEvent, Operation, Package } from './model';
import { defaultStoreLimits, type RecordKind, Store, type StoredRecord, type StoreLimits } from './store';

/** The file is in use by another server, or is none of ours. */
export class StateFileFault extends Error {
  override readonly name = 'StateFileFault';
}

const VERSION = 1;

export class SqliteStore extends Store {
  private readonly database: Database;
  private readonly pidFile: string;
  private open = true;
  private depth = 0;

  /** @throws StateFileFault */
  constructor(file: string, limits: StoreLimits = defaultStoreLimits) {
    super(limits);
    this.pidFile = `${file}.pid`;
    takeOver(file, this.pidFile);
    try {
      this.database = new Database(file);
      this.prepare(file);
      this.load();
    } catch (error) {
      rmSync(this.pidFile, { force: true });
      if (error instanceof StateFileFault) throw error;
      throw new StateFileFault(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  override transaction<T>(work: () => T): T {
    if (this.depth > 0) return work();
    this.depth += 1;
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      // What was changed in memory before the fault is true: it is kept, as a store without a file keeps it.
      this.database.exec('COMMIT');
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  override close(): void {
    if (!this.open) return;
    this.open = false;
    this.database.close();
    rmSync(this.pidFile, { force: true });
  }

  protected override save(kind: RecordKind, id: string, record: StoredRecord): void {
    if (!this.open) return;
    const { bytes, ...rest } = record as Package;
    const order = 'order' in record ? record.order : 0;
    this.database.run('INSERT OR REPLACE INTO record (kind, id, ord, json, bytes) VALUES (?, ?, ?, ?, ?)', [
      kind,
      id,
      order,
      JSON.stringify(rest),
      bytes ?? null,
    ]);
  }

  protected override erase(kind: RecordKind, id: string): void {
    if (this.open) this.database.run('DELETE FROM record WHERE kind = ? AND id = ?', [kind, id]);
  }

  private prepare(file: string): void {
    const version = this.database.get('PRAGMA user_version')?.['user_version'];
    if (version !== 0 && version !== VERSION) throw new StateFileFault(`${file}: version ${String(version)}`);
    // Transactions are many and small: the journal stays and is overwritten.
    this.database.exec('PRAGMA locking_mode = EXCLUSIVE');
    this.database.exec('PRAGMA journal_mode = PERSIST');
    this.database.exec('PRAGMA synchronous = NORMAL');
    this.database.exec(`PRAGMA user_version = ${VERSION}`);
    this.database.exec(
      'CREATE TABLE IF NOT EXISTS record (kind TEXT NOT NULL, id TEXT NOT NULL, ord INTEGER NOT NULL, json TEXT NOT NULL, bytes BLOB, PRIMARY KEY (kind, id)) WITHOUT ROWID',
    );
  }

  /** Reads all; what was under way when the process died waits again. */
  private load(): void {
    this.open = false; // nothing of this is to be written again
    const rows = (kind: RecordKind): { json: unknown; bytes: Uint8Array | null }[] =>
      this.database
        .all('SELECT json, bytes FROM record WHERE kind = ? ORDER BY ord', [kind])
        .map((row) => ({ json: JSON.parse(String(row['json'])), bytes: row['bytes'] as unknown as Uint8Array | null }));
    for (const { json } of rows('device')) this.putDevice(json as Device);
    const under: Operation[] = [];
    for (const { json } of rows('operation')) {
      const operation = json as Operation;
      this.putOperation(operation);
      if (operation.state === 'sent') under.push(operation);
    }
    for (const { json } of rows('event')) this.putEvent(json as DeviceEvent);
    for (const { json, bytes } of rows('package')) {
      this.putPackage({ ...(json as Package), bytes: new Uint8Array(bytes ?? []) });
    }
    this.open = true;
    this.transaction(() => {
      for (const operation of under) this.putOperation({ ...operation, state: 'queued' });
    });
  }
}

/** The library locks with a folder beside the file, which a process that is killed leaves behind. @throws StateFileFault */
function takeOver(file: string, pidFile: string): void {
  const owner = existsSync(pidFile) ? readFileSync(pidFile, 'utf8') : '';
  const pid = Number(owner.split(' ')[0]);
  if (pid > 0 && pid !== process.pid && identityOf(pid) === owner) {
    throw new StateFileFault(`${file} is in use by process ${pid}`);
  }
  if (existsSync(`${file}.lock`)) rmdirSync(`${file}.lock`);
  writeFileSync(pidFile, identityOf(process.pid) ?? String(process.pid));
}

/** Number and start of a process that lives, so that a number used again is not mistaken; undefined where it is dead. */
function identityOf(pid: number): string | undefined {
  try {
    const [state, ...rest] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    return state === 'Z' || state === 'X' ? undefined : `${pid} ${rest[18]}`;
  } catch {
    return existsSync('/proc/self/stat') ? undefined : withoutProc(pid);
  }
}

function withoutProc(pid: number): string | undefined {
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? String(pid) : undefined;
  }
}
