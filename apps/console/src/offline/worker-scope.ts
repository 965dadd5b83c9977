/** What a service worker sees, as far as ours looks: TypeScript has it in a library that contradicts a page's. */
export interface WorkerScope {
  skipWaiting(): Promise<void>
  clients: {
    claim(): Promise<void>
    matchAll(options: {
      type: 'window'
      includeUncontrolled: boolean
    }): Promise<{ postMessage(message: unknown): void }[]>
  }
  registration: { navigationPreload?: { enable(): Promise<void> } }
  location: { origin: string }
  addEventListener(type: 'install' | 'activate', listener: (event: LifeEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: AskEvent) => void): void
}

export interface LifeEvent {
  waitUntil(work: Promise<unknown>): void
}

export interface AskEvent extends LifeEvent {
  request: Request
  /** The answer that the browser asked for while the worker was starting. */
  preloadResponse: Promise<Response | undefined>
  respondWith(answer: Promise<Response>): void
}

/** What a build is, for the worker and for the pages that ask which one is theirs. */
export interface Build {
  /** Address of the page's script: its name is a hash of all that it loads. */
  entry: string
  /** Addresses of everything that is kept for when there is no line. */
  files: readonly string[]
}

/** Told to every open page when a build takes over. */
export interface Took {
  kind: 'took_over'
  entry: string
}
