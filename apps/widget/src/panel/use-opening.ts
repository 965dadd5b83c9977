import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { when } from './when.ts'

/** Whether the company answers now, and if not what it says of it and when it opens. */
export function useOpening(): { isOpen: boolean; text: string } {
  const { t, locale } = useWidget()
  const { open_now: wasOpen, opens_at: opensAt, closed_message: message } = useWidgetState(({ config }) => config)
  const now = new Date()
  const opens = opensAt === null ? undefined : new Date(opensAt)
  const isOpen = wasOpen || (opens !== undefined && opens <= now)
  if (isOpen) return { isOpen, text: '' }
  if (opens !== undefined) return { isOpen, text: t('closed.opens', { when: when(opens, now, locale, t) }) }
  return { isOpen, text: message === '' ? t('closed.now') : message }
}
