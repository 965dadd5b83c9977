import type { MediaHost } from './media/media-host.ts'
import { Account, type AccountOptions } from './people/account.ts'
import { Person, type PersonOptions } from './people/person.ts'
import type { Node } from './wire/nodes.ts'

/** Everybody who has a number here: the shops' accounts and the people who write to them. */
export class World {
  readonly #media: MediaHost
  readonly #accounts: Account[] = []
  readonly #people: Person[] = []

  constructor(media: MediaHost) {
    this.#media = media
  }

  get mediaHost(): string {
    return this.#media.host
  }

  get accounts(): readonly Account[] {
    return this.#accounts
  }

  addAccount(options: AccountOptions): Account {
    const account = new Account(options)
    this.#accounts.push(account)
    return account
  }

  addPerson(options: PersonOptions): Person {
    const person = new Person(options, this.#media)
    this.#people.push(person)
    return person
  }

  accountOf(jid: string): Account | undefined {
    return this.#accounts.find((account) => account.owns(jid))
  }

  personOf(jid: string): Person | undefined {
    const bare = jid.replace(/:\d+@/, '@')
    return this.#people.find(({ pn, lid }) => pn === bare || lid === bare)
  }

  lidOf(jid: string): string | undefined {
    return (this.accountOf(jid) ?? this.personOf(jid))?.lid
  }

  /** Under what somebody is listed: the phone, unless they were asked for by LID. */
  phoneOf(jid: string): string | undefined {
    return jid.endsWith('@lid') ? undefined : (this.accountOf(jid) ?? this.personOf(jid))?.pn
  }

  async bundleOf(jid: string): Promise<Node | undefined> {
    const person = this.personOf(jid)
    if (person !== undefined) return person.bundle(jid)
    const account = this.accountOf(jid)
    if (account === undefined) return undefined
    const device = Number(/:(\d+)@/.exec(jid)?.[1] ?? 0)
    return device === 0 ? account.device.bundle(jid) : account.companions.get(device)?.bundle(jid)
  }
}
