import { Agent, request } from 'undici'
import { HostError } from '../host-error.ts'

/** What is asked here is the same from 1.41 (Engine 20.10) on. https://docs.docker.com/reference/api/engine/version-history/ */
const OLDEST = '1.41'
/** A stop waits for the container; an image is not pulled here. */
const ANSWERS_WITHIN_MS = 60_000

export interface DockerAnswer {
  status: number
  body: Buffer
}

export interface DockerApi {
  /** @throws HostError unreachable; refused for every status beyond 299 that is not among `expected`. */
  call(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    options?: { query?: Record<string, string>; body?: object; expected?: readonly number[] },
  ): Promise<DockerAnswer>
  close(): Promise<void>
}

/** @param url `unix:///var/run/docker.sock`, or an origin where the Engine listens. */
export function createDockerApi(url: string): DockerApi {
  const socketPath = url.startsWith('unix://') ? url.slice('unix://'.length) : undefined
  const origin = socketPath === undefined ? url.replace(/\/$/, '') : 'http://docker'
  const agent = new Agent({ headersTimeout: ANSWERS_WITHIN_MS, ...(socketPath ? { connect: { socketPath } } : {}) })
  let version: string | undefined

  /** The Engine's own newest: it refuses both what it does not know yet and what it has given up. */
  async function findVersion(): Promise<string> {
    const response = await request(`${origin}/_ping`, { dispatcher: agent })
    await response.body.dump()
    const said = response.headers['api-version']
    return typeof said === 'string' && /^\d+\.\d+$/.test(said) ? said : OLDEST
  }

  return {
    async call(method, path, { query = {}, body, expected = [] } = {}) {
      let answer: DockerAnswer
      try {
        version ??= await findVersion()
        const response = await request(`${origin}/v${version}${path}`, {
          ...{ method, query, dispatcher: agent },
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        })
        answer = { status: response.statusCode, body: Buffer.from(await response.body.arrayBuffer()) }
      } catch (error) {
        throw new HostError('unreachable', `Docker does not answer at ${url}: ${String(error)}`, { cause: error })
      }
      if (answer.status >= 300 && !expected.includes(answer.status)) {
        throw new HostError('refused', `Docker answered ${answer.status}: ${readMessage(answer.body)}`)
      }
      return answer
    },
    close: () => agent.close(),
  }
}

function readMessage(body: Buffer): string {
  const text = body.toString('utf8').slice(0, 500)
  try {
    const parsed: unknown = JSON.parse(text)
    return typeof parsed === 'object' && parsed !== null && 'message' in parsed ? String(parsed.message) : text
  } catch {
    return text
  }
}
