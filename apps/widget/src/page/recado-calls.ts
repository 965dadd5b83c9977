/** What a page may tell its widget, by `window.Recado(name, …)`. */
export type RecadoCall =
  | [name: 'open']
  | [name: 'close']
  /** Signs the visitor out, when somebody signs out of the site: here, in every tab and on the server. */
  | [name: 'reset']
  | [name: 'identify', identity: Identity]
  | [name: 'set', settings: PageSettings]

/**
 * `hash` is HMAC-SHA256 of `user_id` under the inbox's secret, in hex, made by the page's server. Sites send what their own
 * tables hold: what the server cannot use of it, it says, and the visit goes on without.
 */
export interface Identity {
  user_id: string | number
  hash: string
  name?: string | null
  email?: string | null
  phone?: string | null
}

export interface PageSettings {
  position?: 'left' | 'right'
  /** False hides the launcher: the page opens the panel by a button of its own. */
  launcher?: boolean
}

export interface Recado {
  (...call: RecadoCall): void
  /** Set by the loader, so that a page with two tags has one widget. */
  loaded?: boolean
  /** Calls that a page made before the loader came. */
  q?: Iterable<unknown>[]
}
