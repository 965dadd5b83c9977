import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { openConversation, type View, type WidgetState } from '../client/widget-state.ts'
import { styleSheet } from '../launcher/style-sheet.ts'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { ConversationList } from './conversation-list.tsx'
import composer from './css/composer.css?inline'
import media from './css/media.css?inline'
import panel from './css/panel.css?inline'
import thread from './css/thread.css?inline'
import { Header } from './header.tsx'
import { ThreadView } from './thread-view.tsx'
import { useViewport } from './use-viewport.ts'

const sheets = [panel, thread, composer, media].map(styleSheet)

/** What opens above the launcher: the whole screen on a phone. */
export function Panel({ shadow }: { shadow: ShadowRoot }) {
  const { state, close, t } = useWidget()
  const company = useWidgetState(({ config }) => config.brand.name)
  const view = useWidgetState(viewOf)
  const isKnown = useWidgetState((now) => now.listed || !now.known)
  const sheet = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const missing = sheets.filter((style) => !shadow.adoptedStyleSheets.includes(style))
    shadow.adoptedStyleSheets.push(...missing)
  }, [shadow])
  useViewport(shadow)
  useWatching()
  // The view is chosen once: a conversation that comes later does not take another from the screen.
  useEffect(() => {
    if (isKnown && state.get().view === undefined && view !== undefined) state.set({ view })
  }, [view, isKnown, state])
  useLayoutEffect(() => {
    const { activeElement } = shadow
    if (activeElement === null || !sheet.current?.contains(activeElement)) sheet.current?.focus()
  }, [shadow])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    }
    if (event.key === 'Tab' && sheet.current !== null && matchMedia('(max-width: 480px)').matches) {
      keepWithin(sheet.current, shadow, event)
    }
  }
  return (
    <div
      ref={sheet}
      class="sheet"
      role="dialog"
      tabIndex={-1}
      aria-label={t('panel.label', { company })}
      onKeyDown={onKeyDown}
    >
      <Header view={view} />
      {view === undefined && <Skeleton />}
      {view?.name === 'list' && <ConversationList />}
      {view?.name === 'thread' && <ThreadView id={view.id} />}
    </div>
  )
}

/** The chosen view, or the one to begin with; undefined while history is awaited that is known to exist. */
function viewOf(now: WidgetState): View | undefined {
  if (now.view !== undefined) return now.view
  const awaited = now.access === 'none' || now.access === 'opening' || now.access === 'open'
  if (!now.listed && now.known && awaited) return undefined
  const open = openConversation(now)
  if (open !== undefined) return viewOfThread(open.id)
  if (now.conversations.length > 1) return LIST
  return viewOfThread(now.conversations[0]?.id ?? null)
}

const LIST: View = { name: 'list' }
const threads = new Map<string | null, View>()

/** The same view is the same object, so that nothing is drawn anew for it. */
function viewOfThread(id: string | null): View {
  const known = threads.get(id) ?? { name: 'thread', id }
  threads.set(id, known)
  return known
}

function Skeleton() {
  const { t } = useWidget()
  return (
    <div class="skeleton" role="status" aria-label={t('panel.loading')}>
      <span />
      <span />
      <span />
    </div>
  )
}

/** What comes while the panel is open and the tab in front is seen. */
function useWatching(): void {
  const { state } = useWidget()
  useEffect(() => {
    const look = () => state.set({ watching: document.visibilityState === 'visible' })
    look()
    document.addEventListener('visibilitychange', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      state.set({ watching: false })
    }
  }, [])
}

/** Full screen there is nothing else to go to. */
function keepWithin(sheet: HTMLElement, shadow: ShadowRoot, event: KeyboardEvent): void {
  const stops = [...sheet.querySelectorAll<HTMLElement>('button,input,select,textarea,a[href],[tabindex="0"]')].filter(
    (element) => element.tabIndex >= 0 && element.offsetParent !== null && !element.matches(':disabled'),
  )
  const edge = event.shiftKey ? stops[0] : stops.at(-1)
  const other = event.shiftKey ? stops.at(-1) : stops[0]
  if (shadow.activeElement !== edge && stops.includes(shadow.activeElement as HTMLElement)) return
  event.preventDefault()
  other?.focus()
}
