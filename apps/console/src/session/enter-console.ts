import type { TokenPair } from '@recado/contracts/auth'
import type { z } from 'zod'
import type { Services } from '../services.ts'

/**
 * Goes on after a sign-in. The session's cookie belongs to this host alone, so who signed in stays here: token and host
 * agree, or this is the platform's own host, where the token alone says which tenant is meant.
 */
export function enterConsole({ session, queries }: Services, pair: z.output<typeof TokenPair>): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'tenant-config' })
  session.adopt(pair)
}
