import {
  type AuthenticationCreds,
  BufferJSON,
  initAuthCreds,
  proto,
  type SignalDataTypeMap,
  type SignalKeyStore,
} from 'baileys'
import type { SessionStore } from '../store/session-store.ts'

/**
 * Baileys' credentials and Signal keys in the bot's volume: each change is committed before the library goes on.
 *
 * A connection that has ended may still be in the midst of a step. Its `close` ends its writing: it would put back a session or
 * the numbers of prekeys from before what the next connection has done, and phones could not read what comes.
 */
export function openSessionKeys(session: SessionStore): {
  creds: AuthenticationCreds
  keys: SignalKeyStore
  save(): void
  close(): void
} {
  let isClosed = false
  const read = (kind: string, id: string): unknown => {
    const text = session.get(kind, id)
    return text === undefined ? undefined : JSON.parse(text, BufferJSON.reviver)
  }
  const write = (value: unknown) => JSON.stringify(value, BufferJSON.replacer)
  const creds = (read('creds', '') as AuthenticationCreds | undefined) ?? initAuthCreds()
  return {
    creds,
    save() {
      if (!isClosed) session.put([{ kind: 'creds', id: '', value: write(creds) }])
    },
    close() {
      isClosed = true
    },
    keys: {
      get<Type extends keyof SignalDataTypeMap>(type: Type, ids: string[]) {
        const found: Record<string, SignalDataTypeMap[Type]> = {}
        for (const id of ids) {
          const value = read(type, id)
          if (value === undefined || value === null) continue
          // Plain objects are not enough where the library expects a message of its own.
          const whole = type === 'app-state-sync-key' ? proto.Message.AppStateSyncKeyData.fromObject(value) : value
          found[id] = whole as SignalDataTypeMap[Type]
        }
        return found
      },
      set(data) {
        if (isClosed) return
        session.put(
          Object.entries(data).flatMap(([kind, values]) =>
            Object.entries(values ?? {}).map(([id, value]) => ({
              ...{ kind, id, value: value === null || value === undefined ? undefined : write(value) },
            })),
          ),
        )
      },
    },
  }
}
