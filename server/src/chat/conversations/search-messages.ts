import type { MessageHit } from '@recado/contracts/messages'
import type { z } from 'zod'
import { type CursorPlace, decodePlaceCursor, encodePlaceCursor } from '../../platform/cursor.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { errors } from './errors.ts'
import { markMatches } from './search/mark-matches.ts'
import { readQuery, type Term } from './search/read-query.ts'
import { type FoundMessage, searchMessagePlaces } from './search/search-messages.sql.ts'
import { writeTsquery } from './search/write-tsquery.ts'
import { viewerOf } from './visibility.sql.ts'

type Hit = z.output<typeof MessageHit>

const LIST = 'message-search'
const BATCH = 100
/** Somebody who sees few of many hits gets a short page and goes on from it, instead of one long search. */
const BATCHES = 5

/**
 * Messages with all these words (accents and endings aside; "in quotes" in that order, -without), newest first; only from
 * conversations that the actor may see. Words that hold nothing to look for find nothing.
 * @throws cursor_invalid (400), search_too_broad (422)
 */
export async function searchMessages(
  scope: TenantScope,
  query: { words: string; cursor: string | undefined; limit: number },
): Promise<{ items: Hit[]; next_cursor: string | null }> {
  const terms = readQuery(query.words)
  let before = decodePlaceCursor(LIST, scope.tenant.id, query.cursor) ?? END
  const items: Hit[] = []
  if (terms.length === 0) return { items, next_cursor: null }
  const words = writeTsquery(terms)
  const seesAll = viewerOf(scope.actor).sight === 'all'
  for (let batch = 0; batch < BATCHES; batch++) {
    const limit = query.limit - items.length
    const scan = seesAll ? limit : BATCH
    const { found, scanned, last } = await search(scope, { words, before, scan, limit })
    items.push(...found.map((hit) => presentHit(hit, terms)))
    const shown = found.at(-1)
    if (shown !== undefined && items.length === query.limit) {
      return { items, next_cursor: cursorAt(scope, { at: shown.created_at, id: shown.id }) }
    }
    if (scanned < scan || last === undefined) return { items, next_cursor: null }
    before = last
  }
  return { items, next_cursor: cursorAt(scope, before) }
}

function search(
  scope: TenantScope,
  query: Parameters<typeof searchMessagePlaces>[1],
): ReturnType<typeof searchMessagePlaces> {
  return searchMessagePlaces(scope, query).catch((error: unknown) => {
    throw (error as { code?: string }).code === '57014' ? errors.search_too_broad({ cause: error }) : error
  })
}

function presentHit(hit: FoundMessage, terms: readonly Term[]): Hit {
  return {
    conversation_id: hit.conversation_id,
    seq: hit.seq,
    created_at: hit.created_at,
    author_name: hit.author_name,
    contact: { id: hit.contact_id as Hit['contact']['id'], name: hit.contact_name },
    fragments: markMatches([hit.body, ...hit.attachments.map(({ name }) => name)], terms),
  }
}

function cursorAt(scope: TenantScope, place: CursorPlace): string {
  return encodePlaceCursor(LIST, scope.tenant.id, place)
}

/** After everything that can have been written. */
const END: CursorPlace = { at: new Date('9999-12-31T00:00:00Z'), id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
