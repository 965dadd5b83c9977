import { redactAudit } from '../../../core/audit/index.ts'
import { eraseAnswers, redactDeliveries } from '../../../core/integrations/index.ts'
import { eraseDevelopmentMails, MAIL_JOB } from '../../../core/mail/index.ts'
import { redactEvents, redactOutbox } from '../../../platform/events/redact-events.sql.ts'
import type { ScopeSource, TenantScope } from '../../../tenancy/tenant-scope.ts'
import { removeUploads } from '../../attachments/index.ts'
import { blankErased } from '../../contacts/index.ts'
import { blankMessages, blankPreviews, fillWords, type MessagePlace } from '../../conversations/index.ts'
import { eraseComments } from '../../ratings/index.ts'
import { findBearers, readMemberNames, readNames } from './bearers.sql.ts'
import type { Erasure, ErasureChange, ErasureCursor } from './contact-erasures.sql.ts'
import { type JobPlace, redactJobs } from './control-traces.sql.ts'
import { endPlans } from './end-plans.ts'
import { listFiles, listSaid } from './own-traces.sql.ts'
import { MARK, personPatterns, wholePattern } from './person-pattern.ts'
import { addName, addSaid, mergeTerms, noTerms } from './person-terms.ts'
import type { ErasureStep } from './personal-data.ts'
import { type ErasedPerson, readPerson } from './read-person.ts'
import { REDACTED_TABLES, redactTexts } from './redact-texts.sql.ts'
import type { ErasurePorts } from './run-erasure.ts'

export interface ErasureProgress {
  changed: number
  /** Where the step goes on; undefined when it is done. */
  next?: ErasureCursor | undefined
  learnt?: Pick<ErasureChange, 'terms' | 'patterns' | 'bearer_ids'>
}

type Step =
  | { inTenant(scope: TenantScope, erasure: Erasure, ports: ErasurePorts): Promise<ErasureProgress> }
  | { outside(ports: ErasurePorts, source: ScopeSource, erasure: Erasure): Promise<ErasureProgress> }

/** Rows a page: each ends in well under a second. */
const PAGE = 1_000
const FILES = 20

/** What each step does with its next page. */
export const STEPS: Readonly<Record<ErasureStep, Step>> = {
  identity: {
    inTenant: async (scope, { contact_ids }, { eraseChats }) => {
      await blankErased(scope, contact_ids)
      return { changed: contact_ids.length + (await eraseChats(scope, contact_ids)) }
    },
  },
  said: { inTenant: learnWhatWasSaid },
  bearers: { inTenant: learnWhoShares },
  files: {
    outside: async (ports, source, erasure) => {
      const ids = await ports.withTenant(source, (scope) => listFiles(scope, erasure, FILES))
      const changed = await removeUploads(ports, source, ids)
      return {
        changed,
        next: ids.length === FILES ? { removed: Number(erasure.cursor?.removed ?? 0) + changed } : undefined,
      }
    },
  },
  messages: {
    inTenant: async (scope, erasure) => {
      const { seen, changed, last } = await blankMessages(scope, erasure, placeOf(erasure), PAGE)
      if (seen === PAGE && last !== undefined) return { changed, next: { ...last } }
      await blankPreviews(scope, erasure)
      await eraseComments(scope, erasure.contact_ids)
      return { changed }
    },
  },
  plans: {
    inTenant: async (scope, erasure, { eraseSessions }) => ({
      changed: (await endPlans(scope, erasure)) + (await eraseSessions(scope, erasure.contact_ids)),
    }),
  },
  texts: { inTenant: redactNextTexts },
  // What was redacted has lost the words by which it was found; what is left of it gets its own.
  words: {
    inTenant: async (scope, erasure) => {
      const changed = await fillWords(scope, PAGE)
      const before = Number(erasure.cursor?.filled ?? 0)
      return { changed, next: changed === PAGE ? { filled: before + changed } : undefined }
    },
  },
  outbox: {
    outside: (ports, source, erasure) =>
      withPerson(ports, source, erasure, async (person) => ({
        changed: await redactOutbox(relayPool(ports, source), redaction(source, erasure, person.stored), {
          job: MAIL_JOB,
          ...person.mails,
        }),
      })),
  },
  events: {
    outside: (ports, source, erasure) =>
      withPerson(ports, source, erasure, async (person) => {
        const after = Number(erasure.cursor?.after ?? 0)
        const page = { after, limit: PAGE }
        const { seen, changed, last } = await redactEvents(
          relayPool(ports, source),
          redaction(source, erasure, person.stored),
          page,
        )
        return { changed, next: seen === PAGE ? { after: last } : undefined }
      }),
  },
  deliveries: {
    inTenant: async (scope, erasure) =>
      nextAfter(await redactDeliveries(scope, markOf(await readPerson(scope, erasure)), afterOf(erasure))),
  },
  answers: {
    inTenant: async (scope, erasure) => ({
      changed: await eraseAnswers(scope, await readPerson(scope, erasure)),
    }),
  },
  audit: {
    inTenant: async (scope, erasure) => nextAfter(await redactAudit(scope, erasure.contact_id, afterOf(erasure))),
  },
  jobs: {
    outside: (ports, source, erasure) =>
      withPerson(ports, source, erasure, async (person) => {
        const after = erasure.cursor === null ? undefined : (erasure.cursor as unknown as JobPlace)
        const { seen, changed, running, last } = await ports.control.acrossTenants((scope) =>
          redactJobs(scope, source.tenant.id, person, MAIL_JOB, { after, limit: PAGE }),
        )
        if (running > 0) throw new Error('a mail to somebody who is being erased is on its way')
        return { changed, next: seen === PAGE && last !== null ? { ...last } : undefined }
      }),
  },
  mails: {
    outside: (ports, source, erasure) =>
      withPerson(ports, source, erasure, async (person) => ({
        changed: await ports.control.acrossTenants((scope) => eraseDevelopmentMails(scope, source.tenant.id, person)),
      })),
  },
}

/** Names they wrote under, addresses and numbers they gave: before what they wrote is gone. */
async function learnWhatWasSaid(scope: TenantScope, erasure: Erasure): Promise<ErasureProgress> {
  const rows = await listSaid(scope, erasure, placeOf(erasure), PAGE)
  const found = noTerms()
  for (const { author_name, body, data } of rows) {
    addName(found, author_name)
    addSaid(found, body)
    addSaid(found, JSON.stringify(data))
  }
  const learnt = { terms: mergeTerms(erasure.terms ?? noTerms(), found) }
  const last = rows.at(-1)
  const next = rows.length === PAGE && last ? { conversation_id: last.conversation_id, seq: last.seq } : undefined
  return { changed: 0, next, learnt }
}

/** Who else has one of the names or numbers; then everything is known by which texts are searched. */
async function learnWhoShares(scope: TenantScope, erasure: Erasure): Promise<ErasureProgress> {
  const terms = erasure.terms ?? noTerms()
  const search = { pattern: wholePattern(terms), after: erasure.cursor?.after as string | undefined, limit: PAGE }
  const { ids, last, seen } = await findBearers(scope, erasure, search)
  const bearer_ids = [...erasure.bearer_ids, ...ids]
  if (seen === PAGE) return { changed: 0, next: { after: last }, learnt: { bearer_ids } }
  const [contacts, members] = [await readNames(scope, bearer_ids), await readMemberNames(scope)]
  const isIn = (texts: readonly string[]) => (alternative: string) => {
    const pattern = new RegExp(alternative, 'u')
    return texts.some((text) => pattern.test(text))
  }
  const patterns = personPatterns(terms, { isShared: isIn(contacts), isOfMember: isIn(members) })
  return { changed: 0, learnt: { bearer_ids, patterns } }
}

async function redactNextTexts(scope: TenantScope, erasure: Erasure): Promise<ErasureProgress> {
  const { patterns } = erasure
  if (patterns === null) throw new Error('an erasure has not found out yet by what to search')
  const { table = 0, after } = (erasure.cursor ?? {}) as { table?: number; after?: string[] }
  const present = REDACTED_TABLES[table]
  if (present === undefined) return { changed: 0 }
  const { seen, changed, last } = await redactTexts(scope, { ...erasure, patterns }, present, { after, limit: PAGE })
  return { changed, next: seen === PAGE && last !== undefined ? { table, after: last } : { table: table + 1 } }
}

function placeOf({ cursor }: Erasure): MessagePlace | undefined {
  return cursor === null ? undefined : (cursor as unknown as MessagePlace)
}

function afterOf({ cursor }: Erasure): { after: string | undefined; limit: number } {
  return { after: cursor?.after as string | undefined, limit: PAGE }
}

function nextAfter({ seen, changed, last }: { seen: number; changed: number; last: string | null }): ErasureProgress {
  return { changed, next: seen === PAGE ? { after: last } : undefined }
}

function markOf({ wire, patterns }: ErasedPerson) {
  return { wire, patterns, mark: MARK }
}

async function withPerson(
  ports: ErasurePorts,
  source: ScopeSource,
  erasure: Erasure,
  work: (person: ErasedPerson) => Promise<ErasureProgress>,
): Promise<ErasureProgress> {
  return work(await ports.withTenant(source, (scope) => readPerson(scope, erasure)))
}

/** The log of events and the outbox are the relay's: the application's role may not change them. */
function relayPool({ installation }: ErasurePorts, { tenant }: ScopeSource) {
  const { cluster, database, kind } = tenant.placement
  return installation.pools.get({ cluster, name: database, kind }, 'relay')
}

function redaction({ tenant }: ScopeSource, { requested_at }: Erasure, person: ErasedPerson['stored']) {
  return { tenantId: tenant.id, person, mark: MARK, at: requested_at }
}
