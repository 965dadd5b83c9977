import type { ConversationView } from '@recado/contracts/conversations'
import type { LabelId } from '@recado/contracts/ids'
import { ApiProblem } from '../api/api-problem.ts'
import type { ConversationActs } from './inbox-data.ts'
import { nextInList } from './next-in-list.ts'
import { useCurrentList } from './use-current-list.ts'
import { useInboxAddress } from './use-inbox-address.ts'
import { useInboxes } from './use-inboxes.ts'

/**
 * Resolves and goes on at once, whatever the list leaves out: to the next, from the last to the first, from the only one to
 * the list. Where a label is missing it comes back and asks.
 *
 * @param askLabel has the conversation's header ask for the label, once it is on screen
 */
export function useResolveAndNext(
  conversation: ConversationView,
  acts: ConversationActs,
  askLabel: () => void,
): (labelIds?: readonly LabelId[]) => void {
  const { open, close } = useInboxAddress()
  const list = useCurrentList()
  const inbox = useInboxes().find(({ id }) => id === conversation.inbox_id)
  return (labelIds = []) => {
    const isLabelled = conversation.label_ids.length > 0 || labelIds.length > 0
    if (inbox?.label_required_on_resolve === true && !isLabelled) {
      askLabel()
      return
    }
    const next = nextInList(list(), conversation.id)
    if (next === undefined) close()
    else void open(next)
    acts.resolve(labelIds).catch(async (error: unknown) => {
      if (!(error instanceof ApiProblem) || error.code !== 'label_required') return
      await open(conversation.id)
      askLabel()
    })
  }
}
