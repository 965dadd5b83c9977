import type { Endpoint } from '@recado/contracts/endpoint'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'

/** An answer of one of the public doors, as it crosses the wire. */
export type Answered<Body> = { ok: true; body: Body } | { ok: false; status: number; retryAfter: string | undefined }

export interface AskedOfDoor {
  params?: Readonly<Record<string, string>>
  query?: URLSearchParams
}

/** Asks a door on behalf of whoever asks for a page. */
export type AskDoor = <Response extends z.ZodType>(
  endpoint: Endpoint<AnySchema, AnySchema, undefined, Response>,
  asked?: AskedOfDoor,
) => Promise<Answered<z.input<Response>>>

type AnySchema = z.ZodType | undefined

/**
 * Pages are made from what the company's public doors answer to anybody, asked within this program: so nothing can stand
 * in a page that its browser could not ask for, and limits count by the reader's own address.
 */
export function askDoorFor(app: FastifyInstance, request: FastifyRequest, locale: string): AskDoor {
  return async ({ method, path }, { params = {}, query } = {}) => {
    const filled = path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''))
    const answer = await app.inject({
      method: method === 'GET' ? 'GET' : 'POST',
      url: query === undefined ? filled : `${filled}?${query}`,
      headers: { host: request.headers.host ?? '', 'accept-language': locale },
      remoteAddress: request.ip,
    })
    if (answer.statusCode === 200) return { ok: true, body: answer.json() }
    const retryAfter = answer.headers['retry-after']
    return {
      ok: false,
      status: answer.statusCode,
      retryAfter: retryAfter === undefined ? undefined : String(retryAfter),
    }
  }
}
