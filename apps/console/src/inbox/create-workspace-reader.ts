import type { WorkspaceChange } from '@recado/contracts/events'
import { encodeId, type MemberId } from '@recado/contracts/ids'
import type { QueryClient } from '@tanstack/react-query'
import type { Http } from '../api/http.ts'
import type { Me } from '../session/me-context.ts'
import { readEverythingAnew } from './read-anew.ts'
import { readMeAnew } from './read-me-anew.ts'

type Kind = WorkspaceChange['kind']

export interface WorkspaceReader {
  heard(change: WorkspaceChange): void
  /** After a line that was cut: what is not replayed is read. */
  cameBack(): void
  readAll(): void
  close(): void
}

/** First words of what is read anew when something of this kind changed. */
const READ_OF: Readonly<Record<Kind, readonly string[]>> = {
  label: ['labels'],
  team: ['teams', 'audience'],
  member: ['colleagues', 'members', 'work', 'own-work', 'audience'],
  role: ['roles', 'members', 'audience'],
  invitation: ['invitations'],
  inbox: ['inboxes-of-company'],
  calendar: ['calendars'],
  canned_response: ['canned-responses'],
  saved_view: ['saved-views'],
  flow: ['flows'],
  connection: ['connections'],
  tenant: ['tenant', 'tenant-config', 'usage', 'billing'],
  brand: ['brand', 'tenant-config'],
}
/**
 * Events within this time are one read; and every screen of a company hears of a change at once, so each waits a part of
 * it by chance.
 */
const GATHER_MS = 300

/** Reads anew what colleagues changed of what everybody works with: what is on screen now, the rest when it is looked at. */
export function createWorkspaceReader({
  http,
  queries,
  memberId,
  wait = () => Math.random() * GATHER_MS,
}: {
  http: Http
  queries: QueryClient
  memberId: MemberId | null
  /** Milliseconds until what was heard is read; tests shorten it. */
  wait?: () => number
}): WorkspaceReader {
  const own = memberId === null ? undefined : encodeId('mem', memberId)
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const read = () => {
    timer = undefined
    const firsts = [...waiting]
    waiting.clear()
    for (const first of firsts) {
      if (first === 'me') void readMeAnew(http, queries)
      else if (first === 'sight') readEverythingAnew(queries)
      else void queries.invalidateQueries({ queryKey: [first] })
    }
  }
  const ask = (firsts: readonly string[]) => {
    for (const first of firsts) waiting.add(first)
    timer ??= setTimeout(read, wait())
  }
  /** Whose rights, or whose company's name, may be others now. */
  const concernsMe = ({ kind, id }: WorkspaceChange) =>
    kind === 'role' || kind === 'tenant' || (kind === 'member' && id === own)
  return {
    heard: (change) => {
      ask([...READ_OF[change.kind], ...(concernsMe(change) ? ['me'] : [])])
      // Whoever sees their teams' conversations may be in other teams now.
      if (change.kind === 'team' && queries.getQueryData<Me>(['me'])?.visibility === 'team') ask(['sight'])
    },
    cameBack: () => ask(['me', 'tenant-config']),
    readAll: () => ask([...new Set(Object.values(READ_OF).flat()), 'me']),
    close: () => clearTimeout(timer),
  }
}
