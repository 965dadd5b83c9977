import { render } from 'preact'
import type { Client } from '../client/create-client.ts'
import { createPageStorage } from '../client/page-storage.ts'
import { createStore } from '../client/store.ts'
import { initialState, type Message, unreadCount, type WidgetConfig, type WidgetState } from '../client/widget-state.ts'
import { brandStyles } from '../design/colours.ts'
import type { RecadoCall } from '../page/recado-calls.ts'
import { createTranslate, type Texts } from '../texts.ts'
import type { Alarm } from './alarm.ts'
import base from './base.css?inline'
import { keepInPage } from './keep-in-page.ts'
import launcher from './launcher.css?inline'
import { Shell } from './shell.tsx'
import { styleSheet } from './style-sheet.ts'
import { WidgetContext } from './widget-context.ts'

export interface WidgetStart {
  /** Origin of the tenant. */
  base: string
  inboxKey: string
  locale: string
  position: 'left' | 'right'
  config: WidgetConfig
  texts: Texts
}

/**
 * Puts the launcher into the page. What the panel needs comes when it is opened; the socket also before that, for somebody
 * who has been here: they are told of an answer.
 * @returns what answers the page's calls.
 */
export function startWidget(start: WidgetStart): (call: RecadoCall) => void {
  const storage = createPageStorage(start.inboxKey)
  const state = createStore<WidgetState>({
    ...initialState(start.config),
    ...{ position: start.position, muted: storage.get('muted') === 'yes', known: storage.get('token') !== null },
  })
  // Comes when it is first needed: to open the panel, or for an answer.
  let alarm: Promise<Alarm> | undefined
  const withAlarm = (use: (alarm: Alarm) => void) => {
    alarm ??= import('./alarm.ts').then(({ createAlarm }) => createAlarm(() => state.get().muted))
    alarm.then(use, () => {
      alarm = undefined
    })
  }
  const onAnswer = (_message: Message) => {
    if (!state.get().watching) withAlarm(({ ring }) => ring(unreadCount(state.get())))
  }
  let client: Promise<Client> | undefined
  const getClient = () => {
    client ??= import('../client/create-client.ts').then(({ createClient }) =>
      createClient({ ...start, state, storage, onAnswer }),
    )
    return client
  }
  const enter = () => void getClient().then((made) => made.start())
  const open = () => {
    state.set({ open: true })
    enter()
    withAlarm(({ allow }) => allow())
  }
  const close = () => state.set({ open: false })
  const mute = (muted: boolean) => {
    storage.set('muted', muted ? 'yes' : 'no')
    state.set({ muted })
  }

  const host = document.createElement('recado-widget')
  const shadow = host.attachShadow({ mode: 'open' })
  shadow.adoptedStyleSheets = [base, launcher, brandStyles(start.config.brand)].map(styleSheet)
  keepInPage(host)
  const t = createTranslate(start.texts, start.locale)
  render(
    <WidgetContext.Provider value={{ state, t, locale: start.locale, base: start.base, open, close, mute }}>
      <Shell getClient={getClient} storage={storage} shadow={shadow} />
    </WidgetContext.Provider>,
    shadow,
  )
  const { page_starts: starts } = start.config
  if (starts.length > 0) {
    import('./page-starts.tsx').then(
      ({ watchPages }) => watchPages({ starts, state, storage, getClient, open }),
      () => undefined,
    )
  }
  // Whom the site named is whom it names now: a visit without a name would end theirs.
  if (storage.get('token') !== null && storage.get('named') === null) enter()

  return ([name, value]) => {
    if (name === 'open') open()
    else if (name === 'close') close()
    else if (name === 'reset') void getClient().then((made) => made.reset())
    else if (name === 'identify') void getClient().then((made) => made.identify(value))
    else if (name === 'set') {
      const { position, launcher: shown } = value
      state.set({ ...(position && { position }), ...(shown !== undefined && { launcher: shown }) })
    }
  }
}
