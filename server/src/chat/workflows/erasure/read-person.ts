import { encodeId } from '@recado/contracts/ids'
import type { RedactedPerson } from '../../../platform/events/redact-events.sql.ts'
import type { TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { Erasure } from './contact-erasures.sql.ts'
import { listConversations } from './own-traces.sql.ts'
import { emailPattern, type PersonPatterns } from './person-pattern.ts'

/** Whom the later steps look for, by ids as they are stored (events) and as they leave (deliveries, answers). */
export interface ErasedPerson {
  patterns: PersonPatterns
  stored: RedactedPerson
  wire: RedactedPerson
  mails: {
    /** Finds the addresses that are theirs. */
    to: string
    /** Numbers of their conversations, which mails to them name. */
    protocols: string[]
  }
}

export async function readPerson(scope: TenantScope, erasure: Erasure): Promise<ErasedPerson> {
  const { patterns, terms } = erasure
  if (patterns === null || terms === null) throw new Error('an erasure has not found out yet by what to search')
  const { own, bearers } = await listConversations(scope, erasure)
  const keys = (ids: readonly string[], prefix?: string): Record<string, 1> =>
    Object.fromEntries(ids.map((id) => [prefix === undefined ? id : encodeId(prefix, id), 1]))
  const named = (prefixes: { contact?: string; conversation?: string }): RedactedPerson => ({
    contacts: keys(erasure.contact_ids, prefixes.contact),
    conversations: keys(
      own.map(({ id }) => id),
      prefixes.conversation,
    ),
    bearers: keys(bearers, prefixes.conversation),
    patterns,
  })
  return {
    patterns,
    stored: named({}),
    wire: named({ contact: 'ctc', conversation: 'cnv' }),
    mails: { to: emailPattern(terms), protocols: own.map(({ protocol }) => protocol) },
  }
}
