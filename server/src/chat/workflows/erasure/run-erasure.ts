import type { ContactId } from '@recado/contracts/ids'
import { awaitTransactions } from '../../../tenancy/await-transactions.ts'
import type { Control } from '../../../tenancy/control-scope.ts'
import type { Installation } from '../../../tenancy/installation.ts'
import type { ScopeSource, TenantScope } from '../../../tenancy/tenant-scope.ts'
import type { UploadPorts } from '../../attachments/index.ts'
import { changeErasure, type Erasure, findErasure, lockErasure } from './contact-erasures.sql.ts'
import { type ErasureProgress, STEPS } from './erasure-steps.ts'
import { ERASURE_STEPS } from './personal-data.ts'

export interface ErasurePorts extends UploadPorts {
  control: Pick<Control, 'acrossTenants'>
  installation: Pick<Installation, 'pools'>
  eraseSessions: EraseSessions
  eraseChats: EraseSessions
}

/**
 * What bots heard and said in conversations of these contacts goes (`eraseSessions`), and by what a channel knew them
 * (`eraseChats`); filled by who has flows and channels. @returns how many rows changed
 */
export type EraseSessions = (scope: TenantScope, contactIds: readonly string[]) => Promise<number>

/**
 * Does what is left of an erasure, page by page; each page is one short transaction, and how far it came is stored with it
 * (or right after it, where the page is in another place), so a kill anywhere repeats one page at most, and every page bears
 * that. Each step begins when all transactions of the tenant have ended that ran before it: those that began before the
 * person was erased may have written of them until then.
 *
 * @throws when `signal` aborts, or a mail to the person is being sent: the next attempt goes on
 */
export async function runErasure(
  ports: ErasurePorts,
  source: ScopeSource,
  contactId: ContactId,
  signal: AbortSignal,
): Promise<void> {
  // Ends: with the last step (each page moves on or fails), or with its caller's signal.
  for (;;) {
    signal.throwIfAborted()
    const erasure = await ports.withTenant(source, (scope) => findErasure(scope, contactId))
    if (erasure === undefined || erasure.finished_at !== null) return
    if (erasure.cursor === null) await awaitTransactions(ports, source, signal)
    const step = STEPS[erasure.step]
    if ('inTenant' in step) {
      await ports.withTenant(source, async (scope) => {
        const locked = await lockErasure(scope, contactId)
        if (locked !== undefined && isSame(locked, erasure))
          await save(scope, locked, await step.inTenant(scope, locked, ports))
      })
    } else {
      const progress = await step.outside(ports, source, erasure)
      await ports.withTenant(source, async (scope) => {
        const locked = await lockErasure(scope, contactId)
        if (locked !== undefined && isSame(locked, erasure)) await save(scope, locked, progress)
      })
    }
  }
}

/** Another run may have done this page meanwhile. */
function isSame(a: Erasure, b: Erasure): boolean {
  return a.finished_at === null && a.step === b.step && JSON.stringify(a.cursor) === JSON.stringify(b.cursor)
}

async function save(scope: TenantScope, erasure: Erasure, progress: ErasureProgress): Promise<void> {
  const { contact_id, step } = erasure
  const changed = { ...erasure.changed, [step]: (erasure.changed[step] ?? 0) + progress.changed }
  const learnt = progress.learnt ?? {}
  if (progress.next !== undefined) {
    return changeErasure(scope, contact_id, { ...learnt, changed, cursor: progress.next })
  }
  const next = ERASURE_STEPS[ERASURE_STEPS.indexOf(step) + 1]
  if (next !== undefined) return changeErasure(scope, contact_id, { ...learnt, changed, step: next, cursor: null })
  await changeErasure(scope, contact_id, {
    changed,
    cursor: null,
    terms: null,
    patterns: null,
    bearer_ids: [],
    finished_at: scope.clock.now(),
  })
  // Screens that were open read again, now that nothing is left to read.
  await scope.events.emit('contact.erasure_finished', { contact_id })
}
