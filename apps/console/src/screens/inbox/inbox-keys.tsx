import type { ConversationView } from '@recado/contracts/conversations'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginRequests } from '../../inbox/begin-requests.ts'
import { composerRequests } from '../../inbox/composer-requests.ts'
import { useConversation } from '../../inbox/use-conversation.ts'
import { useConversationActs } from '../../inbox/use-conversation-acts.ts'
import { useCurrentList } from '../../inbox/use-current-list.ts'
import { useInboxAddress } from '../../inbox/use-inbox-address.ts'
import { usePrefetchConversation } from '../../inbox/use-prefetch-conversation.ts'
import { useResolveAndNext } from '../../inbox/use-resolve-and-next.ts'
import { shownOnScreen } from '../../inbox/use-shown-list.ts'
import { useTakeNext } from '../../inbox/use-take-next.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { paletteRequests } from '../../shell/palette-requests.ts'
import { askHeader } from './header/header-bus.ts'
import { readKey } from './read-key.ts'

const KeyMap = lazy(() => import('./key-map.tsx').then((file) => ({ default: file.KeyMap })))

/** The keyboard of the inbox. Nothing is drawn but what the keys open. */
export function InboxKeys() {
  const address = useInboxAddress()
  const list = useCurrentList()
  const prefetch = usePrefetchConversation()
  const [map, setMap] = useState(false)
  const { conversationId, open, goTo, folder, search, close } = address

  const queries = useQueryClient()
  const takeNext = useTakeNext()
  const may = useMay()
  const { member_id } = useMe()

  const move = useCallback(
    (step: 1 | -1) => {
      const items = list()
      const found = items.findIndex(({ id }) => id === conversationId)
      // What is open has left the list: the one that stands in its place is the next.
      const at =
        found !== -1 || conversationId === undefined
          ? found
          : (shownOnScreen(queries)?.place ?? 0) - (step === 1 ? 1 : 0)
      const next = items[conversationId === undefined ? 0 : at + step]
      if (next === undefined) return
      // The row that was pressed last would take the next Enter.
      if (document.activeElement instanceof HTMLAnchorElement) document.activeElement.blur()
      void open(next.id)
      const beyond = items[at + 2 * step]
      if (beyond !== undefined) prefetch(beyond)
    },
    [list, conversationId, open, prefetch, queries],
  )
  useKeys((key) => {
    if (key === 'j' || key === 'ArrowDown') move(1)
    else if (key === 'k' || key === 'ArrowUp') move(-1)
    else if (key.toLowerCase() === 'p' && member_id !== null && may('conversations.write')) {
      if (!takeNext.isPending) takeNext.mutate()
    } else if (key.toLowerCase() === 'c') beginRequests.ask(undefined)
    else if (key === '?') setMap(true)
    else if (key === 'f') goTo(folder, { ...search, busca: search.busca ?? '' })
    else if (key === 'Enter' && conversationId === undefined) move(1)
    else if (key === 'Escape' && conversationId !== undefined) close()
    else return false
    return true
  })
  return (
    <>
      {map && (
        <Suspense>
          <KeyMap onClose={() => setMap(false)} />
        </Suspense>
      )}
      {conversationId !== undefined && <OfOpen id={conversationId} />}
    </>
  )
}

function OfOpen({ id }: { id: ConversationView['id'] }) {
  const { conversation } = useConversation(id)
  return conversation === undefined ? null : <ConversationKeys conversation={conversation} />
}

function ConversationKeys({ conversation }: { conversation: ConversationView }) {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const me = useMe()
  const acts = useConversationActs(conversation)
  const resolveAndNext = useResolveAndNext(conversation, acts, () => askHeader(conversation.id, 'label_to_resolve'))
  const mayWrite = may('conversations.write')
  const isOpen = conversation.status !== 'resolved'
  useKeys((key, shift) => {
    const lower = key.toLowerCase()
    if (lower === 'e') {
      if (isOpen && mayWrite) resolveAndNext()
    } else if (lower === 's' && isOpen && mayWrite) askHeader(conversation.id, 'snooze')
    else if (lower === 't' && mayWrite) askHeader(conversation.id, 'hand_on')
    else if (lower === 'l' && mayWrite) askHeader(conversation.id, 'labels')
    else if (lower === 'a' && may('conversations.assign')) {
      if (shift || me.member_id === null) paletteRequests.ask(t('palette.assign_to', { name: '' }))
      else acts.assign(me.member_id)
    } else if (lower === 'n') composerRequests.ask('note')
    else if (key === '/') composerRequests.ask('canned')
    else if (key === 'Enter' || lower === 'r') composerRequests.ask('reply')
    else return false
    return true
  })
  return null
}

/** Hears keys outside of fields, dialogs and menus. `act` says whether the key was one of its own. */
function useKeys(act: (key: string, shift: boolean) => boolean): void {
  const latest = useRef(act)
  latest.current = act
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = readKey(event)
      if (key !== undefined && latest.current(key, event.shiftKey)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
