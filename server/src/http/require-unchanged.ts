import { Instant } from '@recado/contracts/wire'
import type { FastifyRequest } from 'fastify'
import { errors } from '../platform/errors.ts'
import type { AnySchema } from './route.ts'

export interface LastChange {
  at: Date
  actor: { name: string }
}

/**
 * Refuses to write over what somebody changed since the caller began: they said in If-Match, as an entity tag, which
 * revision that was. The answer has what stands now, and who changed it last and when. Without the header nothing is
 * compared; `*` matches whatever there is.
 *
 * @throws version_conflict (412)
 */
export async function requireUnchanged(
  request: Pick<FastifyRequest, 'headers'>,
  current: { revision: string } | undefined,
  { response, readLastChange }: { response: AnySchema; readLastChange(): Promise<LastChange | undefined> },
): Promise<void> {
  const wanted = request.headers['if-match']
  if (wanted === undefined || current === undefined) return
  const tags = wanted.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?"(.*)"$/, '$1'))
  if (tags.includes('*') || tags.includes(current.revision)) return
  const last = await readLastChange()
  throw errors.version_conflict({
    extra: {
      current: response?.encode(current as never) ?? null,
      changed_by: last?.actor.name ?? null,
      changed_at: last === undefined ? null : Instant.encode(last.at),
    },
  })
}
