import { request } from 'undici'
import { HostError } from './host-error.ts'

const ANSWERS_WITHIN_MS = 60_000

export interface DeployerApi {
  /** The parsed answer; null where it has none. @throws HostError unreachable, refused */
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    options?: { query?: Record<string, string>; body?: object; expected?: readonly number[] },
  ): Promise<unknown>
}

/** JSON over HTTP, with the token in whichever header the deployer wants. */
export function createDeployerApi(options: {
  name: string
  origin: string
  headers: Record<string, string>
}): DeployerApi {
  const { name, origin } = options
  return {
    async call(method, path, { query = {}, body, expected = [] } = {}) {
      let status: number
      let text: string
      try {
        const response = await request(`${origin}${path}`, {
          ...{ method, query, headersTimeout: ANSWERS_WITHIN_MS },
          headers: {
            accept: 'application/json',
            ...options.headers,
            ...(body ? { 'content-type': 'application/json' } : {}),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
        status = response.statusCode
        text = await response.body.text()
      } catch (error) {
        throw new HostError('unreachable', `${name} does not answer at ${origin}: ${String(error)}`, { cause: error })
      }
      if (status >= 500) throw new HostError('unreachable', `${name} answered ${status}: ${text.slice(0, 300)}`)
      if (expected.includes(status)) return null
      if (status >= 300) throw new HostError('refused', `${name} answered ${status}: ${text.slice(0, 300)}`)
      try {
        return text === '' ? null : JSON.parse(text)
      } catch {
        throw new HostError('refused', `${name} answered no JSON; is it at this address?`)
      }
    },
  }
}
