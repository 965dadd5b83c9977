import type { ComponentType } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Client } from '../client/create-client.ts'
import type { PageStorage } from '../client/page-storage.ts'
import { unreadCount } from '../client/widget-state.ts'
import { ChatIcon, DownIcon } from '../design/icons.tsx'
import { loadPanelTexts } from './load-panel-texts.ts'
import { useGreeting } from './use-greeting.ts'
import { ClientContext, useWidget, useWidgetState } from './widget-context.ts'

interface Loaded {
  client: Client
  Panel: ComponentType<{ shadow: ShadowRoot }>
}

/** The round button, what stands beside it, and the panel once it has been opened. */
export function Shell({
  getClient,
  storage,
  shadow,
}: {
  getClient(): Promise<Client>
  storage: PageStorage
  shadow: ShadowRoot
}) {
  const { state, open, close, t, locale } = useWidget()
  const isOpen = useWidgetState((now) => now.open)
  const position = useWidgetState((now) => now.position)
  const hasLauncher = useWidgetState((now) => now.launcher)
  const unread = useWidgetState(unreadCount)
  const greeted = useGreeting(storage)
  const Teaser = useWidgetState((now) => now.teaser)
  const [loaded, setLoaded] = useState<Loaded>()
  const launcher = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(false)

  const load = () => {
    if (loaded !== undefined) return
    // Also what the client needs to send: once it can be written in, nothing more is to come.
    const parts = [import('../panel/panel.tsx'), loadPanelTexts(locale), import('../client/sending.ts')] as const
    Promise.all([getClient(), ...parts]).then(
      ([client, { Panel }, texts]) => {
        t.learn(texts)
        setLoaded({ client, Panel })
      },
      // The line is down: the next click asks again.
      () => state.set({ open: false }),
    )
  }
  useLayoutEffect(() => {
    if (isOpen) load()
    else if (wasOpen.current) launcher.current?.focus()
    wasOpen.current = isOpen
  }, [isOpen])

  return (
    <div class={`root ${position}`} data-open={isOpen}>
      {hasLauncher &&
        !isOpen &&
        unread === 0 &&
        (Teaser ? <Teaser /> : greeted && <greeted.Greeting onDismiss={greeted.dismiss} />)}
      {isOpen && loaded === undefined && <div class="sheet loading" />}
      {loaded !== undefined && isOpen && (
        <ClientContext.Provider value={loaded.client}>
          <loaded.Panel shadow={shadow} />
        </ClientContext.Provider>
      )}
      {hasLauncher && (
        <button
          ref={launcher}
          type="button"
          class="launcher"
          aria-expanded={isOpen}
          aria-label={[t(isOpen ? 'launcher.close' : 'launcher.open'), unread > 0 && t.count('unread', unread)]
            .filter(Boolean)
            .join(', ')}
          onClick={isOpen ? close : open}
          // What the panel needs is on its way when the finger has hardly landed.
          onPointerEnter={() => !isOpen && void import('../panel/panel.tsx').catch(() => undefined)}
        >
          {isOpen ? <DownIcon size={26} /> : <ChatIcon size={26} />}
          {unread > 0 && !isOpen && (
            <span class="badge" aria-hidden="true">
              {unread > 9 ? '9+' : unread}
            </span>
          )}
        </button>
      )}
    </div>
  )
}
