import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { recognisePerson } from '@recado/contracts/recognise-person'
import { NOBODY, STRONG_KEYS, type WhatsappIdentity } from '@recado/contracts/whatsapp-identity'

export interface Person {
  person: number
  identity: WhatsappIdentity
  name: string | undefined
  /** As the network last wrote it. */
  address: string | undefined
}

export interface Sighting {
  identity: WhatsappIdentity
  replaces?: WhatsappIdentity | undefined
  name?: string | undefined
  address?: string | undefined
}

/** Whom this number has talked to. Who is who is decided by `recognisePerson`; this remembers it. */
export class People {
  readonly #find: StatementSync
  readonly #insert: StatementSync
  readonly #update: StatementSync
  readonly #delete: StatementSync
  readonly #rename: StatementSync[]

  constructor(database: DatabaseSync) {
    this.#find = database.prepare(`SELECT * FROM people WHERE lid = ? OR bsuid = ? OR parent_bsuid = ? OR phone = ?`)
    this.#insert = database.prepare(
      'INSERT INTO people (lid, phone, bsuid, parent_bsuid, username, name, address) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#update = database.prepare(
      `UPDATE people SET lid = ?, phone = ?, bsuid = ?, parent_bsuid = ?, username = ?, name = coalesce(?, name),
       address = coalesce(?, address) WHERE person = ?`,
    )
    this.#delete = database.prepare('DELETE FROM people WHERE person = ?')
    // What waits for one person waits behind what waits for the other, in the order of arrival.
    this.#rename = [
      'UPDATE events SET lane = ? WHERE lane = ?',
      'UPDATE sends SET lane = ? WHERE lane = ?',
      'UPDATE OR IGNORE seen SET chat = ? WHERE chat = ?',
    ].map((statement) => database.prepare(statement))
  }

  /**
   * Whose a sighting is. Called within the transaction of what it belongs to.
   * @returns with `learned` what was not known before: a link between keys that were two people's or nobody's.
   */
  see({ identity, replaces, name, address }: Sighting): Person & { learned: boolean } {
    const known = this.#known(identity, replaces)
    const {
      person,
      identity: sum,
      absorbed,
      stripped,
    } = recognisePerson(
      known.map(({ person: key, identity: one }) => ({ key, identity: one })),
      identity,
      replaces,
    )
    // Keys are unique: they are given up before they are taken.
    for (const key of absorbed) this.#delete.run(key)
    for (const one of stripped) this.#write(one.key, one.identity, undefined, undefined)
    if (person === undefined) {
      const added = this.#insert.run(...valuesOf(sum), name ?? null, address ?? null)
      return { person: Number(added.lastInsertRowid), identity: sum, name, address, learned: false }
    }
    const before = known.find((one) => one.person === person)
    this.#write(person, sum, name, address)
    for (const key of absorbed) {
      for (const statement of this.#rename) {
        statement.run(laneOf(person), laneOf(key))
        statement.run(historyLaneOf(laneOf(person)), historyLaneOf(laneOf(key)))
      }
    }
    const learned =
      absorbed.length > 0 || STRONG_KEYS.some((key) => sum[key] !== null && sum[key] !== before?.identity[key])
    return { person, identity: sum, name: name ?? before?.name, address: address ?? before?.address, learned }
  }

  #known(...identities: (WhatsappIdentity | undefined)[]): Person[] {
    const rows = identities
      .filter((identity) => identity !== undefined)
      .flatMap(({ lid, bsuid, parent_bsuid: parent, phone }) => this.#find.all(lid, bsuid, parent, phone))
      .map(readPerson)
    const byKey = new Map(rows.map((row) => [row.person, row]))
    return [...byKey.values()].sort((one, other) => one.person - other.person)
  }

  #write(person: number, identity: WhatsappIdentity, name: string | undefined, address: string | undefined): void {
    this.#update.run(...valuesOf(identity), name ?? null, address ?? null, person)
  }
}

/** The lane of a person's chat in both queues. */
export function laneOf(person: number): string {
  return `p${person}`
}

/** Imported messages of a chat keep an order of their own, and do not hold up new ones. */
export function historyLaneOf(lane: string): string {
  return `history:${lane}`
}

function valuesOf(identity: WhatsappIdentity): (string | null)[] {
  return [identity.lid, identity.phone, identity.bsuid, identity.parent_bsuid, identity.username]
}

function readPerson(row: Record<string, SQLOutputValue>): Person {
  const text = (key: string) => row[key]?.toString() ?? null
  const identity = { ...NOBODY }
  for (const key of [...STRONG_KEYS, 'username'] as const) identity[key] = text(key)
  return {
    person: Number(row.person),
    identity,
    name: text('name') ?? undefined,
    address: text('address') ?? undefined,
  }
}
