import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Outgoing } from '../client/outgoing.ts'
import { type Row, threadRows } from '../client/thread-rows.ts'
import type { Conversation } from '../client/widget-state.ts'
import { DownIcon } from '../design/icons.tsx'
import { useClient, useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { MessageRow } from './message-row.tsx'
import type { Send } from './use-send-files.ts'
import { dayName } from './when.ts'

/** Nearer to the end than this the visitor reads along, and new lines come into view. */
const NEAR_PX = 80

/** What was said, in order; it follows what comes unless somebody reads further up. */
export function MessageLog({
  id,
  outgoing,
  conversation,
  ending,
  onAnswer,
  children,
}: {
  id: string | null
  outgoing: readonly Outgoing[]
  conversation: Conversation | undefined
  /** Below the last line. */
  ending: ComponentChildren
  /** Answers what a bot shows; undefined where nothing is answered any more. */
  onAnswer: Send | undefined
  children: ComponentChildren
}) {
  const { t, locale } = useWidget()
  const client = useClient()
  const thread = useWidgetState(({ threads }) => (id === null ? undefined : threads[id]))
  const typing = useWidgetState((now) => (id === null ? undefined : now.typing[id]))
  const rows = useMemo(() => threadRows(thread, outgoing), [thread, outgoing])
  const log = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const [isAway, setAway] = useState(false)
  const answered = useMemo(() => lastOwn(rows), [rows])
  const lastKey = rows.at(-1)?.key
  const firstKey = rows[0]?.key
  const before = useRef({ firstKey, height: 0 })
  useLayoutEffect(() => {
    follows.current = true
  }, [id])

  const toEnd = () => {
    if (log.current !== null) log.current.scrollTop = log.current.scrollHeight
  }
  useLayoutEffect(() => {
    const element = log.current
    if (element === null) return
    const prepended = before.current.firstKey !== undefined && before.current.firstKey !== firstKey && !follows.current
    if (prepended) element.scrollTop += element.scrollHeight - before.current.height
    // A greeting is read from its beginning.
    else if (rows.length > 0 && (follows.current || rows.at(-1)?.kind === 'outgoing')) toEnd()
    before.current = { firstKey, height: element.scrollHeight }
  }, [lastKey, firstKey, typing, rows, conversation?.status])

  // What grows later (files, the question at the end) is followed, too.
  useEffect(() => {
    const watcher = new ResizeObserver(() => follows.current && log.current?.querySelector('.rows > *') && toEnd())
    for (const element of log.current?.querySelectorAll('.rows,.log-end') ?? []) watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  const onScroll = () => {
    const element = log.current
    if (element === null) return
    follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
    setAway(!follows.current)
  }
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: who scrolls by keyboard must get here */}
      <div class="log" ref={log} role="log" tabIndex={0} aria-label={t('thread.log')} onScroll={onScroll}>
        {conversation !== undefined && (
          <p class="protocol">{t('thread.protocol', { protocol: conversation.protocol })}</p>
        )}
        {id !== null && thread?.hasOlder && (
          <button type="button" class="button quiet" onClick={() => void client.older(id).catch(() => undefined)}>
            {t('thread.older')}
          </button>
        )}
        {id !== null && thread?.loaded !== true && rows.length === 0 && <div class="skeleton" aria-hidden="true" />}
        {children}
        <ol class="rows">
          {rows.map((row) => (
            <li key={row.key} class={classOf(row)} onLoadCapture={() => follows.current && toEnd()}>
              {row.kind === 'day' ? (
                <span class="day">{dayName(row.date, new Date(), locale, t)}</span>
              ) : (
                <MessageRow
                  row={row}
                  seenSeq={conversation?.seen_seq ?? 0}
                  onAnswer={row.kind === 'message' && row.message.seq > answered ? onAnswer : undefined}
                />
              )}
            </li>
          ))}
        </ol>
        {typing !== undefined && <Typing name={typing.name} />}
        <div class="log-end">{ending}</div>
      </div>
      {isAway && (
        <button type="button" class="to-end" aria-label={t('thread.down')} onClick={toEnd}>
          <DownIcon />
        </button>
      )}
    </div>
  )
}

/** Number of the visitor's last message: what was shown before it was answered. */
function lastOwn(rows: readonly Row[]): number {
  if (rows.at(-1)?.kind === 'outgoing') return Number.POSITIVE_INFINITY
  const own = rows.findLast((row) => row.kind === 'message' && row.message.from === 'visitor')
  return own?.kind === 'message' ? own.message.seq : 0
}

function Typing({ name }: { name: string }) {
  const { t } = useWidget()
  const first = name.trim().split(/\s+/)[0]
  return (
    <p class="typing">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {first ? t('thread.typing', { name: first }) : t('thread.typing.company')}
    </p>
  )
}

function classOf(row: Row): string {
  if (row.kind === 'day') return 'row-day'
  const side = row.kind === 'outgoing' || row.message.from === 'visitor' ? 'mine' : 'theirs'
  return ['row', side, row.first && 'first', row.last && 'last'].filter(Boolean).join(' ')
}
