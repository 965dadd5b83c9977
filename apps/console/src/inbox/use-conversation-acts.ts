import type { ConversationView } from '@recado/contracts/conversations'
import type { LabelId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api/api-problem.ts'
import { useFailureToast } from '../api/use-failure-toast.ts'
import { useToast } from '../design/toast.tsx'
import { useServices } from '../services.ts'
import { useMe } from '../session/me-context.ts'
import { assign, changeLabels, hold, reopen, resolve, setPriority, snooze, transfer } from './inbox.api.ts'
import type { ConversationActs, LabelChanges } from './inbox-data.ts'
import { inboxKeys } from './inbox-keys.ts'
import { putConversation } from './put-conversation.ts'
import { actOnConversation, readConversation } from './read-conversation.ts'
import { withLabelChanges } from './with-label-changes.ts'

interface Step {
  /** What it is as soon as the button is pressed. */
  becomes: Partial<ConversationView> | ((before: ConversationView) => Partial<ConversationView>)
  run(): Promise<ConversationView>
  /** Labels that it is to have afterwards; one that somebody deleted meanwhile it has not. */
  labels?: readonly LabelId[]
  /** What is said, and what takes it back. */
  done?: { text: string; undo(): void }
}

/** What can be done with a conversation. Each shows at once, and is taken back when the server refuses. */
export function useConversationActs(conversation: ConversationView): ConversationActs {
  const { t } = useTranslation(['inbox', 'common'])
  const toast = useToast()
  const sayFailure = useFailureToast()
  const { http } = useServices()
  const queries = useQueryClient()
  const { member_id } = useMe()
  return useMemo(() => {
    const { id } = conversation
    const attempt = async ({ becomes, run, labels = [], done }: Step) => {
      const before = queries.getQueryData<ConversationView>(inboxKeys.conversation(id)) ?? conversation
      putConversation(queries, member_id, {
        ...before,
        ...(typeof becomes === 'function' ? becomes(before) : becomes),
      })
      let labelGone = false
      try {
        const after = await actOnConversation({ http, queries }, id, run)
        labelGone = labels.some((label) => !after.label_ids.includes(label))
        putConversation(queries, member_id, after)
      } catch (error) {
        putConversation(queries, member_id, before)
        // What was heard meanwhile is not in it.
        void readConversation({ http, queries }, id)
          .then((view) => putConversation(queries, member_id, view))
          .catch(() => queries.invalidateQueries({ queryKey: inboxKeys.conversation(id) }))
        throw error
      } finally {
        void queries.invalidateQueries({ queryKey: inboxKeys.counters })
      }
      if (done === undefined) return
      toast({
        text: labelGone ? t('acts.label_gone') : done.text,
        action: { label: t('common:actions.undo'), run: done.undo },
      })
    }
    const go = (step: Step) => void attempt(step).catch(sayFailure)
    const { status, snoozed_until, assignee_id, team_id, label_ids, priority } = conversation

    const toStatus = (): void => {
      if (status === 'snoozed') go({ becomes: { status, snoozed_until }, run: () => snooze(http, id, snoozed_until) })
      else if (status === 'resolved') go({ becomes: { status }, run: () => resolve(http, id, []) })
      else if (status === 'pending') go({ becomes: { status }, run: () => reopen(http, id).then(() => hold(http, id)) })
      else go({ becomes: { status: 'open', snoozed_until: null }, run: () => reopen(http, id) })
    }
    // A transfer takes it from whoever had it.
    const giveBack = async () => {
      const back = await transfer(http, id, team_id)
      return assignee_id === null ? back : assign(http, id, assignee_id)
    }
    const labelStep = (changes: LabelChanges): Step => ({
      becomes: (before) => ({ label_ids: withLabelChanges(before.label_ids, changes) }),
      run: () => changeLabels(http, id, changes),
      labels: changes.add ?? [],
    })
    return {
      assign: (memberId) =>
        go({
          becomes: { assignee_id: memberId, assigned_at: memberId === null ? null : new Date() },
          run: () => assign(http, id, memberId),
          done: {
            text: t(
              memberId === null ? 'acts.unassigned' : memberId === member_id ? 'acts.assigned_me' : 'acts.assigned',
            ),
            undo: () => go({ becomes: { assignee_id }, run: () => assign(http, id, assignee_id) }),
          },
        }),
      transfer: (teamId) =>
        go({
          becomes: { team_id: teamId, assignee_id: null, assigned_at: null },
          run: () => transfer(http, id, teamId),
          done: { text: t('acts.transferred'), undo: () => go({ becomes: { team_id, assignee_id }, run: giveBack }) },
        }),
      resolve: async (labelIds = []) => {
        const labels = [...new Set([...label_ids, ...labelIds])]
        await attempt({
          becomes: { status: 'resolved', resolved_at: new Date(), snoozed_until: null, label_ids: labels },
          run: () => resolve(http, id, labelIds),
          labels: labelIds,
          done: { text: t('acts.resolved'), undo: toStatus },
        }).catch((error: unknown) => {
          if (error instanceof ApiProblem && error.code === 'label_required') throw error
          sayFailure(error)
        })
      },
      reopen: () =>
        go({
          becomes: { status: 'open', resolved_at: null, snoozed_until: null },
          run: () => reopen(http, id),
          done: { text: t('acts.reopened'), undo: toStatus },
        }),
      snooze: (until) =>
        go({
          becomes: { status: 'snoozed', snoozed_until: until },
          run: () => snooze(http, id, until),
          done: { text: t('acts.snoozed'), undo: toStatus },
        }),
      changeLabels: ({ add = [], remove = [] }) =>
        go({
          ...labelStep({ add, remove }),
          done: {
            text: t('acts.labelled'),
            undo: () =>
              go(
                labelStep({
                  add: remove.filter((label) => label_ids.includes(label)),
                  remove: add.filter((label) => !label_ids.includes(label)),
                }),
              ),
          },
        }),
      setPriority: (next) =>
        go({
          becomes: { priority: next },
          run: () => setPriority(http, id, next),
          done: {
            text: t('acts.prioritised'),
            undo: () => go({ becomes: { priority }, run: () => setPriority(http, id, priority) }),
          },
        }),
    }
  }, [conversation, http, queries, member_id, t, toast, sayFailure])
}
