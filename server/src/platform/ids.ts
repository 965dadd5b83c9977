import { v7 } from 'uuid'

/** A new UUIDv7: its first 48 bits are milliseconds, so keys made one after another stay close in an index. */
export function newId<Branded extends string>(): Branded {
  return v7() as Branded
}
