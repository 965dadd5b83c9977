import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { PageStorage } from '../client/page-storage.ts'
import { useWidgetState } from './widget-context.ts'

/** Late enough that the page has been looked at. */
const AFTER_MS = 4_000
const DISMISSED = 'greeting'

export interface Greeted {
  Greeting: ComponentType<{ onDismiss(): void }>
  dismiss(): void
}

/** Some seconds after a stranger came, the inbox's greeting; dismissed it does not come back. */
export function useGreeting(storage: PageStorage): Greeted | undefined {
  const greeting = useWidgetState(({ config }) => (config.open_now ? config.settings.greeting : ''))
  const [shown, setShown] = useState<Pick<Greeted, 'Greeting'>>()
  useEffect(() => {
    if (greeting === '' || storage.get(DISMISSED) === greeting || storage.get('token') !== null) return
    const timer = setTimeout(() => void import('./greeting.tsx').then(setShown, () => undefined), AFTER_MS)
    return () => clearTimeout(timer)
  }, [greeting, storage])
  if (shown === undefined || storage.get('token') !== null) return undefined
  const dismiss = () => {
    storage.set(DISMISSED, greeting)
    setShown(undefined)
  }
  return { Greeting: shown.Greeting, dismiss }
}
