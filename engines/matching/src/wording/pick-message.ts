import type { Wording } from './wording.ts'

/** The first of `keys` that the wording has, its {names} replaced. @throws MissingMessage when it has none. */
export function pick(wording: Wording, keys: readonly string[], params: Readonly<Record<string, string>>): string {
  const key = keys.find((candidate) => Object.hasOwn(wording.messages, candidate))
  if (key === undefined) throw new MissingMessage(keys, wording.locale)
  return wording.messages[key]!.replace(/\{(\w+)\}/g, (whole, param: string) => params[param] ?? whole)
}

export class MissingMessage extends Error {
  constructor(keys: readonly string[], locale: string) {
    super(`no message for ${keys.join(' or ')} in ${locale}`)
    this.name = 'MissingMessage'
  }
}
