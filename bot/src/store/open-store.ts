import { backup, DatabaseSync } from 'node:sqlite'
import { EventQueue } from './event-queue.ts'
import { People } from './people.ts'
import { SendQueue } from './send-queue.ts'
import { SessionStore } from './session-store.ts'
import { StateLog } from './state-log.ts'
import { within } from './within.ts'

/** What a bot must not forget, in one file of its volume. Every change is on the disk when its call returns. */
export interface Store {
  session: SessionStore
  people: People
  /** What the server must be told. */
  events: EventQueue
  /** What the phone's network must be told. */
  sends: SendQueue
  states: StateLog
  /** Runs all or nothing. */
  within<Result>(run: () => Result): Result
  /** Writes a copy that is consistent, while everything goes on. */
  copyTo(file: string): Promise<void>
  close(): void
}

/** @param open makes the database; tests pass one that dies at a commit. */
export function openStore(
  file: string,
  open: (file: string) => DatabaseSync = (path) => new DatabaseSync(path),
): Store {
  const database = open(file)
  // FULL: what a person wrote survives the host's death too, not only the process's.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000')
  migrate(database)
  return {
    session: new SessionStore(database),
    people: new People(database),
    events: new EventQueue(database),
    sends: new SendQueue(database),
    states: new StateLog(database),
    within: (run) => within(database, run),
    copyTo: async (copy) => void (await backup(database, copy)),
    close: () => database.close(),
  }
}

/** Forward only; the position is the version. */
const MIGRATIONS = [
  `
  CREATE TABLE session (kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
  CREATE TABLE people (
    person INTEGER PRIMARY KEY AUTOINCREMENT,
    lid TEXT UNIQUE, phone TEXT UNIQUE, bsuid TEXT UNIQUE, parent_bsuid TEXT UNIQUE, username TEXT,
    name TEXT, address TEXT
  );
  CREATE TABLE seen (chat TEXT NOT NULL, id TEXT NOT NULL, digest TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (chat, id));
  CREATE INDEX seen_by_id ON seen (id);
  CREATE INDEX seen_by_time ON seen (at);
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id TEXT NOT NULL UNIQUE,
    route TEXT NOT NULL,
    lane TEXT NOT NULL,
    history INTEGER NOT NULL,
    payload TEXT NOT NULL,
    media TEXT,
    album TEXT,
    refused TEXT,
    at INTEGER NOT NULL
  );
  CREATE INDEX events_waiting ON events (route, history, seq) WHERE refused IS NULL;
  CREATE INDEX events_age ON events (at) WHERE refused IS NULL;
  CREATE INDEX events_refused ON events (seq) WHERE refused IS NOT NULL;
  CREATE INDEX events_media ON events (lane, seq) WHERE media IS NOT NULL AND refused IS NULL;
  CREATE UNIQUE INDEX events_album ON events (album) WHERE album IS NOT NULL;
  CREATE TABLE holds (queue TEXT NOT NULL, lane TEXT NOT NULL, attempts INTEGER NOT NULL, until INTEGER NOT NULL,
    PRIMARY KEY (queue, lane)) WITHOUT ROWID;
  CREATE TABLE sends (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    lane TEXT NOT NULL,
    recipient TEXT NOT NULL,
    content TEXT NOT NULL,
    quoted TEXT,
    state TEXT NOT NULL,
    message_id TEXT UNIQUE,
    at INTEGER NOT NULL
  );
  CREATE INDEX sends_open ON sends (lane, seq) WHERE state IN ('queued', 'sending');
  CREATE INDEX sends_by_time ON sends (at);
  CREATE TABLE states (seq INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, reason TEXT, detail TEXT NOT NULL,
    until INTEGER, used INTEGER, quota INTEGER, at INTEGER NOT NULL);
  `,
]

function migrate(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get()
  const from = Number(row?.user_version ?? 0)
  for (const [offset, statements] of MIGRATIONS.slice(from).entries()) {
    within(database, () => database.exec(`${statements}; PRAGMA user_version = ${from + offset + 1}`))
  }
}
