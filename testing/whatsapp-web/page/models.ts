type Listener = (...details: unknown[]) => void

/** Names in one text, separated by spaces, as the page's own models take them. */
export class Emitter {
  readonly #listeners = new Map<string, Set<Listener>>()

  on(names: string, listener: Listener): void {
    for (const name of names.split(' ')) {
      const there = this.#listeners.get(name) ?? new Set()
      this.#listeners.set(name, there.add(listener))
    }
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...details) => {
      this.off(name, first)
      listener(...details)
    }
    this.on(name, first)
  }

  off(name: string, listener: Listener): void {
    this.#listeners.get(name)?.delete(listener)
  }

  trigger(name: string, ...details: unknown[]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(...details)
  }
}

/** Its fields are plain properties; `set` tells of those that change, as `change:<field>` and `change`. */
export class Model<Fields extends object> extends Emitter {
  /** Also told. */
  collection: Emitter | undefined

  constructor(fields: Fields) {
    super()
    Object.assign(this, fields)
  }

  set(fields: Partial<Fields>): void {
    const now = this as unknown as Record<string, unknown>
    for (const [name, value] of Object.entries(fields)) {
      const before = now[name]
      if (before === value) continue
      now[name] = value
      for (const told of [this, this.collection]) {
        told?.trigger(`change:${name}`, this, value, before)
        told?.trigger('change', this)
      }
    }
  }

  serialize(): Record<string, unknown> {
    const { collection: _, ...fields } = { ...(this as unknown as Record<string, unknown>) }
    return fields
  }
}

export function createModel<Fields extends object>(fields: Fields): Model<Fields> & Fields {
  return new Model(fields) as Model<Fields> & Fields
}

/** Somebody's or a group's address. */
export class Wid {
  readonly _serialized: string
  readonly user: string
  readonly server: string

  constructor(address: string) {
    const [user = '', server = ''] = address.split('@')
    if (user === '' || server === '') throw new Error(`not an address: ${address}`)
    this._serialized = address
    this.user = user
    this.server = server
  }

  isLid(): boolean {
    return this.server === 'lid'
  }

  isGroup(): boolean {
    return this.server === 'g.us'
  }

  isUser(): boolean {
    return this.server === 'lid' || this.server === 'c.us'
  }

  isStatus(): boolean {
    return this._serialized === 'status@broadcast'
  }
}

/** What names a message: the chat, the direction and an id. */
export class MsgKey {
  static async newId(): Promise<string> {
    const bytes = crypto.getRandomValues(new Uint8Array(9))
    return `3EB0${[...bytes]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('')
      .toUpperCase()}`
  }

  readonly fromMe: boolean
  readonly remote: Wid
  readonly id: string
  readonly _serialized: string

  constructor({ from, to, id, selfDir }: { from: Wid; to: Wid; id: string; selfDir: 'in' | 'out' }) {
    this.fromMe = selfDir === 'out'
    this.remote = this.fromMe ? to : from
    this.id = id
    this._serialized = `${this.fromMe}_${this.remote._serialized}_${id}`
  }
}

export interface MsgFields {
  id: MsgKey
  type: string
  body?: string
  caption?: string
  from: Wid
  to: Wid
  /** Seconds since 1970. */
  t: number
  ack: number
  /** It came now, and was not read from what is kept. */
  isNewMsg: boolean
  notifyName?: string
  directPath?: string
  mimetype?: string
  latestEditSenderTimestampMs?: number
}
export class Msg extends Model<MsgFields> {
  declare readonly id: MsgKey
  declare readonly t: number
  declare readonly directPath: string | undefined

  get mediaData(): { mediaStage: string } | undefined {
    return this.directPath === undefined ? undefined : { mediaStage: 'RESOLVED' }
  }
}

export interface ChatFields {
  id: Wid
  formattedTitle: string
  unreadCount: number
  t: number
}
export class Chat extends Model<ChatFields> {
  declare readonly id: Wid
  declare readonly t: number

  readonly #loaded = new Map<string, Msg>()
  readonly msgs = { getModelsArray: () => [...this.#loaded.values()].sort((a, b) => a.t - b.t) }

  load(message: Msg): void {
    this.#loaded.set(message.id._serialized, message)
  }

  override serialize(): Record<string, unknown> {
    const { msgs: _, ...fields } = super.serialize()
    return fields
  }
}

/** Models by their address or key. */
export class Collection<Item extends Model<object> & { id: { _serialized: string } }> extends Emitter {
  readonly #items = new Map<string, Item>()

  get(id: string | { _serialized: string }): Item | undefined {
    return this.#items.get(typeof id === 'string' ? id : id._serialized)
  }

  add(item: Item): void {
    if (this.#items.has(item.id._serialized)) return
    this.#items.set(item.id._serialized, item)
    item.collection = this
    this.trigger('add', item)
  }

  getModelsArray(): Item[] {
    return [...this.#items.values()]
  }
}
