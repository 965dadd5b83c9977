import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { useMessageSummary } from './use-message-summary.ts'

/**
 * Reads out what the customer writes while the conversation is open. The list itself is not announced: rows that scroll
 * into sight would be read as if they were new.
 */
export function ArrivalAnnouncer({ messages }: { messages: readonly ShownMessage[] | undefined }) {
  const { t } = useTranslation('thread')
  const summarise = useMessageSummary()
  const last = messages?.findLast((message) => message.state === 'stored' && message.direction === 'in')
  const seq = last?.state === 'stored' ? last.seq : 0
  const known = useRef<number>(undefined)
  const [said, setSaid] = useState('')
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message is announced once, by its number
  useEffect(() => {
    if (messages === undefined) return
    if (known.current !== undefined && last !== undefined && seq > known.current) {
      const { author, text } = summarise(last)
      setSaid(t('arrived', { author, text }))
    }
    known.current = seq
  }, [seq, messages === undefined])
  return (
    <p aria-live="polite" className="sr-only">
      {said}
    </p>
  )
}
