import type { ContactId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api/api-problem.ts'
import { useFailureToast } from '../../api/use-failure-toast.ts'
import { useToast } from '../../design/toast.tsx'
import { useContactName } from '../../i18n/use-contact-name.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { ChangedMeanwhile, changeContact } from './change-contact.ts'
import { contactKeys } from './contact-keys.ts'
import { blockContact, type Contact, type ContactChange, type ContactDetail } from './contacts.api.ts'

export interface ContactActs {
  /**
   * Shows at once, is taken back when refused, and offers to be undone.
   * @param undo what takes it back; absent on the way back itself. @throws ApiProblem, Unreachable
   */
  change(change: ContactChange, undo?: ContactChange): Promise<void>
  /** The person begins to type: what others write from now on is not written over unasked. */
  begin(): void
  block(blocked: boolean): void
}

export function useContactActs(contact: ContactDetail): ContactActs {
  const { t } = useTranslation(['contacts', 'common'])
  const nameOf = useContactName()
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const sayFailure = useFailureToast()
  const format = useFormat()
  const { id } = contact
  const key = contactKeys.one(id)
  const base = useRef<Contact>(undefined)

  const attempt = async (becomes: Partial<ContactDetail>, run: () => Promise<Partial<ContactDetail>>) => {
    await queries.cancelQueries({ queryKey: key })
    const before = queries.getQueryData<ContactDetail>(key) ?? contact
    queries.setQueryData(key, { ...before, ...becomes })
    try {
      const saved = await run()
      queries.setQueryData<ContactDetail>(key, (present) => ({ ...(present ?? before), ...saved }))
    } catch (error) {
      queries.setQueryData(key, before)
      throw error
    }
    refresh(queries, id)
  }
  /** What the other wrote is shown; saved once more, what was typed is written over it. */
  const show = ({ conflict, cause }: ChangedMeanwhile): unknown => {
    const { current, by, at } = conflict
    base.current = current
    queries.setQueryData<ContactDetail>(key, (present) => present && { ...present, ...current })
    if (!(cause instanceof ApiProblem) || by === null || at === null) return cause
    const detail = t('changed_meanwhile', { name: by, when: format.relative(at) })
    return new ApiProblem({ ...cause.problem, detail }, cause.extra)
  }
  const undoLabel = t('common:actions.undo')
  const acts: ContactActs = {
    begin: () => {
      base.current = contact
    },
    change: async (change, undo) => {
      let saved: Contact | undefined
      try {
        await attempt(shownBy(contact, change), async () => {
          saved = await changeContact(http, base.current ?? contact, change)
          return saved
        })
      } catch (error) {
        if (!(error instanceof ChangedMeanwhile)) throw error
        throw show(error)
      }
      base.current = undefined
      if (undo === undefined) return
      toast({
        text: t('saved'),
        action: {
          label: undoLabel,
          run: () => {
            base.current = saved
            void acts.change(undo).catch(sayFailure)
          },
        },
      })
    },
    block: (blocked) => {
      attempt({ blocked }, () => blockContact(http, id, blocked)).then(() => {
        const text = t(blocked ? 'blocked_now' : 'unblocked_now', { name: nameOf(contact) })
        toast({ text, action: { label: undoLabel, run: () => acts.block(!blocked) } })
      }, sayFailure)
    },
  }
  return acts
}

/** What the panel shows until the server has answered. The phone is left: only the server knows its one form. */
function shownBy(contact: ContactDetail, change: ContactChange): Partial<ContactDetail> {
  const { name, email, notes, attributes } = change
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(notes === undefined ? {} : { notes }),
    ...(attributes === undefined ? {} : { attributes: withoutNulls({ ...contact.attributes, ...attributes }) }),
  }
}

function withoutNulls(attributes: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== null))
}

/** Who is listed somewhere by name, and whose timeline tells of the change. */
function refresh(queries: ReturnType<typeof useQueryClient>, id: ContactId): void {
  const changed = [
    contactKeys.lists,
    contactKeys.timeline(id),
    contactKeys.one(id),
    ['conversations'],
    ['conversation'],
  ]
  for (const queryKey of changed) void queries.invalidateQueries({ queryKey })
}
