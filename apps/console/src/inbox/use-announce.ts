import type { ConversationView } from '@recado/contracts/conversations'
import { ConversationId } from '@recado/contracts/ids'
import type { MessageView } from '@recado/contracts/messages'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../api/wire-id.ts'
import { useContactName } from '../i18n/use-contact-name.ts'
import { announce } from '../notifications/announce.ts'
import { previewOf } from './conversation-changes.ts'
import { usePreviewWords } from './use-preview-words.ts'

/** Tells of a message that came; the same function as long as it is used. */
export function useAnnounce(): (message: MessageView, conversation: ConversationView | undefined) => void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const words = usePreviewWords()
  const nameOf = useContactName()
  const latest = useRef({ t, navigate, words, nameOf })
  useEffect(() => {
    latest.current = { t, navigate, words, nameOf }
  })
  return useRef((message: MessageView, conversation: ConversationView | undefined) => {
    const id = wireId(ConversationId, message.conversation_id)
    const onScreen = window.location.pathname.endsWith(`/${id}`)
    const { author, direction } = message
    announce({
      id: message.id,
      group: message.conversation_id,
      title: direction === 'in' ? latest.current.nameOf(whoOf(message, conversation)) : author.name,
      body: latest.current.words(previewOf(message)) || latest.current.t('notices.message'),
      inSight: onScreen && document.visibilityState === 'visible' && document.hasFocus(),
      onOpen: () =>
        void latest.current.navigate({
          to: '/caixa/$folder/$conversationId',
          params: { folder: 'todas', conversationId: id },
        }),
    })
  }).current
}

function whoOf({ author }: MessageView, conversation: ConversationView | undefined): { id: string; name: string } {
  return conversation?.contact ?? { id: author.contact_id ?? '', name: author.name }
}
