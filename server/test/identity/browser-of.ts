import type { LightMyRequestResponse } from 'fastify'
import type { TestHouse } from '../support/test-house.ts'

/** What a browser does with hosts: cookies of each apart, the Origin of the page, redirects by their Location. */
export interface TestBrowser {
  get(address: string): Promise<LightMyRequestResponse>
  post(address: string, body: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  /** Follows redirects and answers the last address, which no server redirects. */
  follow(address: string): Promise<URL>
  cookie(host: string, name: string): string | undefined
  /** Plants a cookie, as another browser had it. */
  plant(host: string, name: string, value: string): void
}

export function browserOf(house: Pick<TestHouse, 'app'>): TestBrowser {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (host: string) => {
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    return jar
  }
  const send = async (address: string, options: { body?: object; headers?: Record<string, string> }) => {
    const { host, origin, pathname, search } = new URL(address)
    const answer = await house.app.inject({
      method: options.body === undefined ? 'GET' : 'POST',
      url: pathname + search,
      headers: { host, ...(options.body === undefined ? {} : { origin }), ...options.headers },
      cookies: Object.fromEntries(jarOf(host)),
      ...(options.body === undefined ? {} : { payload: options.body }),
    })
    for (const { name, value } of answer.cookies) {
      if (value === '') jarOf(host).delete(name)
      else jarOf(host).set(name, value)
    }
    return answer
  }
  return {
    get: (address) => send(address, {}),
    post: (address, body, headers = {}) => send(address, { body, headers }),
    follow: async (address) => {
      let here = new URL(address)
      for (let hops = 0; hops < 5; hops++) {
        const answer = await send(here.href, {})
        if (answer.statusCode !== 303) return here
        here = new URL(String(answer.headers.location), here)
        if (!here.pathname.startsWith('/api/')) return here
      }
      throw new Error(`${address} redirects without end`)
    },
    cookie: (host, name) => jarOf(host).get(name),
    plant: (host, name, value) => void jarOf(host).set(name, value),
  }
}
