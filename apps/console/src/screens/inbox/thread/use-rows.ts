import type { MessageAttachment } from '@recado/contracts/messages'
import { useMemo, useRef } from 'react'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { arrangeThread, findNew, type NewMessages, type ThreadRow } from './arrange-thread.ts'

const NONE: ThreadRow[] = []

/** Rows and pictures of a thread. What was new when it was opened stays marked while it is open, though it is seen now. */
export function useRows(
  messages: readonly ShownMessage[] | undefined,
  unread: number,
): { rows: ThreadRow[]; images: MessageAttachment[] } {
  const news = useRef<{ found: NewMessages | undefined }>(undefined)
  if (messages !== undefined) news.current ??= { found: findNew(messages, unread) }
  const found = news.current?.found
  const rows = useMemo(() => (messages === undefined ? NONE : arrangeThread(messages, found)), [messages, found])
  const images = useMemo(() => (messages ?? []).flatMap(imagesOf), [messages])
  return { rows, images }
}

function imagesOf(message: ShownMessage): MessageAttachment[] {
  if (message.state !== 'stored' || message.deleted_at !== null) return []
  return message.attachments.filter(({ kind }) => kind === 'image')
}
