import { useVirtualizer, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDown, LoaderCircle } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import type { ThreadData } from '../../../inbox/inbox-data.ts'
import { seqOf, type ThreadRow } from './arrange-thread.ts'
import { ThreadRowView } from './thread-row-view.tsx'
import { useHeldEnd } from './use-held-end.ts'

interface MessageListProps {
  rows: readonly ThreadRow[]
  loadOlder: ThreadData['loadOlder']
  loadingOlder: boolean
  /** A message to stand on, lit up; another object with the same number goes there again. */
  target: { seq: number } | undefined
}

// Nearer than this counts as being at the end: a line of text.
const AT_END_PX = 48
// An older page is asked for while there is still something to read above.
const ROWS_AHEAD = 12
const LIT_MS = 2_400
// Rows are measured and the first place is found in some frames; an older page that came in between would shift it.
const SETTLED_MS = 350

/**
 * The rows that are in sight, and a few around them. It opens where what is new begins, or at the end; stays at the end
 * while it is there; and holds its place when an older page comes in above.
 */
export function MessageList({ rows, loadOlder, loadingOlder, target }: MessageListProps) {
  const { t } = useTranslation('thread')
  const scroller = useRef<HTMLDivElement>(null)
  const [lit, setLit] = useState<number>()
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(rows[index]),
    getItemKey: (index) => rows[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: AT_END_PX,
    overscan: 8,
    paddingStart: 8,
    paddingEnd: 12,
  })
  list.shouldAdjustScrollPositionOnItemSizeChange = holdsPlace
  const away = useAway(rows, scroller)
  useHeldEnd(scroller, AT_END_PX)

  // Once, before the first paint: a thread never shows its beginning first.
  const opened = useRef(false)
  useLayoutEffect(() => {
    if (opened.current) return
    opened.current = true
    const firstNew = rows.findIndex(({ newCount }) => newCount !== undefined)
    const height = firstNew < 0 ? 0 : rows.slice(firstNew).reduce((sum, row) => sum + estimate(row), 0)
    // What fits on the screen is read from the end; only more than that from where it begins.
    if (height > (scroller.current?.clientHeight ?? 0)) list.scrollToIndex(firstNew, { align: 'start' })
    else list.scrollToEnd()
  })

  // What one has just written is in sight, wherever one was.
  const last = rows.at(-1)?.message
  const ownKey = last !== undefined && last.state !== 'stored' ? last.client_id : undefined
  useEffect(() => {
    if (ownKey !== undefined) list.scrollToEnd()
  }, [ownKey, list])

  // A target is gone to once; later rows do not bring one back to it.
  const gone = useRef<typeof target>(undefined)
  useEffect(() => {
    if (target === undefined || gone.current === target) return
    const index = rows.findIndex(({ message }) => seqOf(message) === target.seq)
    if (index < 0) return
    gone.current = target
    list.scrollToIndex(index, { align: 'center' })
    setLit(target.seq)
  }, [target, rows, list])
  useEffect(() => {
    if (lit === undefined) return
    const timer = setTimeout(() => setLit(undefined), LIT_MS)
    return () => clearTimeout(timer)
  }, [lit])

  const [settled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [])
  const items = list.getVirtualItems()
  const first = items[0]?.index
  useEffect(() => {
    if (settled && first !== undefined && first < ROWS_AHEAD && !loadingOlder) loadOlder?.()
  }, [settled, first, loadOlder, loadingOlder])

  return (
    <div className="relative min-h-0 flex-1">
      <section
        ref={scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('messages')}
        className="h-full overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]"
      >
        <ol className="relative mx-auto w-full max-w-220" style={{ height: list.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const row = rows[index]
            return (
              row !== undefined && (
                <li
                  key={key}
                  data-index={index}
                  ref={list.measureElement}
                  className="absolute inset-x-0 top-0"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <ThreadRowView row={row} lit={lit !== undefined && seqOf(row.message) === lit} />
                </li>
              )
            )
          })}
        </ol>
      </section>
      {loadingOlder && (
        <p
          role="status"
          className="absolute top-2 left-1/2 -translate-x-1/2 rounded-full border border-line bg-raised p-1.5 text-ink-soft shadow-pop"
        >
          <LoaderCircle size={14} className="animate-spin" aria-hidden />
          <span className="sr-only">{t('loading_older')}</span>
        </p>
      )}
      {away !== undefined && (
        <Button
          size="small"
          onClick={() => list.scrollToEnd()}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-raised shadow-pop"
        >
          <ArrowDown size={14} aria-hidden />
          {away > 0 ? t('new_below', { count: away }) : t('to_end')}
        </Button>
      )}
    </div>
  )
}

/**
 * Whether the text is moved by what a row grew or shrank by. The virtualiser's own answer is no for a row that is measured
 * again while one scrolls up; but the row that was the first loses its day to the page that came in above it.
 */
function holdsPlace(
  { key, start, end }: VirtualItem,
  _delta: number,
  { itemSizeCache, scrollOffset }: Virtualizer<HTMLDivElement, Element>,
): boolean {
  const top = scrollOffset ?? 0
  return itemSizeCache.has(key) ? end <= top : start < top
}

/** Undefined at the end; above it, how many of the customer's messages came in below since one left. */
function useAway(rows: readonly ThreadRow[], scroller: React.RefObject<HTMLDivElement | null>): number | undefined {
  const [leftAt, setLeftAt] = useState<number>()
  const lastSeq = lastStored(rows)
  const latest = useRef(lastSeq)
  latest.current = lastSeq
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const onScroll = () => {
      const distance = element.scrollHeight - element.scrollTop - element.clientHeight
      // Half a screen is far enough to need a way back.
      if (distance <= AT_END_PX) setLeftAt(undefined)
      else if (distance > element.clientHeight / 2) setLeftAt((at) => at ?? latest.current)
      else setLeftAt((at) => (at !== undefined && at < latest.current ? at : undefined))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [scroller])
  if (leftAt === undefined) return undefined
  return rows.filter(({ message }) => message.state === 'stored' && message.seq > leftAt && message.direction === 'in')
    .length
}

function lastStored(rows: readonly ThreadRow[]): number {
  const row = rows.findLast(({ message }) => message.state === 'stored')
  return (row && seqOf(row.message)) ?? 0
}

// Close guesses keep the scrollbar steady while rows are measured. Pixels of bubble.tsx, 70 letters a line.
function estimate(row: ThreadRow | undefined): number {
  if (row === undefined) return 60
  const { message, day, newCount, opens } = row
  if (message.state === 'stored' && message.kind === 'event') return 24 + (day ? 36 : 0)
  const lines = message.body.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 70)), 0)
  const files = message.state === 'stored' ? message.attachments : message.files
  const height = files.reduce((sum, file) => sum + ({ image: 216, audio: 50, document: 54 }[file.kind] ?? 54), 0)
  return 34 + lines * 20 + height + (day ? 36 : 0) + (newCount ? 28 : 0) + (opens ? 32 : 0)
}
