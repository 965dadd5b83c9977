import type { HttpRequestEffect } from './read-http-answer.ts'

export interface RevealedSecret {
  value: string
  /** The only places it may be sent to. */
  hosts: readonly string[]
}

/** As the engine leaves it in a header: `{{secret.crm_token}}`. */
const PLACE = /\{\{secret\.([A-Za-z0-9_-]{1,64})\}\}/g

/** Names of the secrets that a request asks for. */
export function secretsOf({ headers }: HttpRequestEffect): string[] {
  return [
    ...new Set(Object.values(headers).flatMap((value) => [...value.matchAll(PLACE)].map(([, name = '']) => name))),
  ]
}

/** A request's headers with the secrets in their places, at the last moment before it leaves. */
export function revealSecrets(
  effect: HttpRequestEffect,
  secrets: ReadonlyMap<string, RevealedSecret>,
): { ok: true; headers: Record<string, string> } | { ok: false; error: string } {
  const host = URL.parse(effect.url)?.hostname ?? ''
  for (const name of secretsOf(effect)) {
    const secret = secrets.get(name)
    if (secret === undefined) return { ok: false, error: `secret_missing ${name}` }
    if (!secret.hosts.includes(host)) return { ok: false, error: `secret_elsewhere ${name}` }
  }
  const reveal = (value: string) => value.replace(PLACE, (_place, name: string) => secrets.get(name)?.value ?? '')
  return {
    ok: true,
    headers: Object.fromEntries(Object.entries(effect.headers).map(([name, value]) => [name, reveal(value)])),
  }
}
