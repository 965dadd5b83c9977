import type { MessageHit } from '@recado/contracts/messages'
import type { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../platform/cursor.ts'
import { errors as platformErrors } from '../../platform/errors.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { type FoundMessage, MATCH_BEGINS, MATCH_ENDS, searchMessagePlaces } from './messages.sql.ts'

type Hit = z.output<typeof MessageHit>

const LIST = 'message-search'
const BATCH = 100
/** Somebody who sees few of many hits gets a short page and goes on from it, instead of one long search. */
const BATCHES = 5

/**
 * Messages with all these words (accents and endings aside; "in quotes" in that order, -without), newest first; only from
 * conversations that the actor may see. @throws cursor_invalid (400), search_too_broad (422)
 */
export async function searchMessages(
  scope: TenantScope,
  query: { words: string; cursor: string | undefined; limit: number },
): Promise<{ items: Hit[]; next_cursor: string | null }> {
  let before = readCursor(scope, query.cursor)
  const items: Hit[] = []
  for (let batch = 0; batch < BATCHES; batch++) {
    const { found, scanned, oldest } = await search(scope, query.words, before, query.limit - items.length)
    items.push(...found.map(presentHit))
    const last = items.at(-1)
    if (last !== undefined && items.length === query.limit)
      return { items, next_cursor: cursorAt(scope, last.created_at) }
    if (scanned < BATCH || oldest === null) return { items, next_cursor: null }
    before = oldest
  }
  return { items, next_cursor: cursorAt(scope, before) }
}

function search(
  scope: TenantScope,
  words: string,
  before: Date,
  limit: number,
): ReturnType<typeof searchMessagePlaces> {
  return searchMessagePlaces(scope, { words, before, scan: BATCH, limit }).catch((error: unknown) => {
    throw (error as { code?: string }).code === '57014' ? errors.search_too_broad({ cause: error }) : error
  })
}

function presentHit(hit: FoundMessage): Hit {
  return {
    conversation_id: hit.conversation_id,
    seq: hit.seq,
    created_at: hit.created_at,
    author_name: hit.author_name,
    contact: { id: hit.contact_id as Hit['contact']['id'], name: hit.contact_name },
    fragments: cut(hit.headline),
  }
}

function cut(headline: string): Hit['fragments'] {
  return headline
    .split(new RegExp(`(${MATCH_BEGINS}[^${MATCH_ENDS}]*${MATCH_ENDS})`, 'u'))
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(MATCH_BEGINS) ? { text: part.slice(1, -1), match: true } : { text: part, match: false },
    )
}

/** Messages of one millisecond come on one page or are passed: created_at is the key. */
function cursorAt(scope: TenantScope, at: Date): string {
  return encodeCursor(LIST, scope.tenant.id, [at.getTime()])
}

function readCursor(scope: TenantScope, cursor: string | undefined): Date {
  const [at] = decodeCursor(LIST, scope.tenant.id, 1, cursor) ?? [8.64e15 - 1]
  if (typeof at !== 'number' || Math.abs(at) > 8.64e15) throw platformErrors.cursor_invalid()
  return new Date(at)
}
