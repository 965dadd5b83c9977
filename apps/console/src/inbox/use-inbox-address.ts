import { ConversationId } from '@recado/contracts/ids'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { wireId } from '../api/wire-id.ts'
import { useMe } from '../session/me-context.ts'
import { isFolder } from './folders.ts'
import type { Folder } from './inbox-data.ts'
import type { InboxSearch } from './inbox-search.ts'

export interface InboxAddressState {
  folder: Folder
  conversationId: ConversationId | undefined
  search: InboxSearch
  /** Opens a conversation in the present list; `seq` points at a message of it. Resolves when the address is there. */
  open(id: ConversationId, seq?: number): Promise<void>
  /** Back to the list: on phones what a conversation's way back does. */
  close(): void
  /** The contact's panel, where there is no room for it beside the conversation. */
  showPanel(shown: boolean): void
  goTo(folder: Folder, search?: InboxSearch): void
}

/** Where the inbox is, and the ways from here. All of it is in the address, so that back goes back. */
export function useInboxAddress(): InboxAddressState {
  const params = useParams({ strict: false })
  const search: InboxSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { member_id } = useMe()
  const asked = params.folder
  // Who visits from the platform's office is no member and has no conversations of their own.
  const folder = asked !== undefined && isFolder(asked) ? asked : member_id === null ? 'todas' : 'minhas'
  const conversationId = useMemo(() => ConversationId.safeParse(params.conversationId).data, [params.conversationId])
  return useMemo(() => {
    const { mensagem: _message, painel: _panel, ...list } = search
    return {
      ...{ folder, conversationId, search },
      open: (id, seq) =>
        navigate({
          to: '/caixa/$folder/$conversationId',
          params: { folder, conversationId: wireId(ConversationId, id) },
          search: seq === undefined ? list : { ...list, mensagem: seq },
          // Running through the list leaves one step to go back to, not fifty.
          replace: conversationId !== undefined,
        }),
      close: () => void navigate({ to: '/caixa/$folder', params: { folder }, search: list }),
      showPanel: (shown) => {
        if (conversationId === undefined) return
        void navigate({
          to: '/caixa/$folder/$conversationId',
          params: { folder, conversationId: wireId(ConversationId, conversationId) },
          search: shown ? { ...search, painel: true } : list,
        })
      },
      goTo: (next, nextSearch = {}) =>
        void navigate({ to: '/caixa/$folder', params: { folder: next }, search: nextSearch }),
    }
  }, [folder, conversationId, search, navigate])
}
