import type { Translate } from '../texts.ts'

/** "hoje às 14:00", "amanhã às 08:00", "segunda-feira às 08:00", "05/01 às 08:00": by the visitor's clock. */
export function when(at: Date, now: Date, locale: string, t: Translate): string {
  const time = clockTime(at, locale)
  const days = Math.round((startOfDay(at) - startOfDay(now)) / 86_400_000)
  if (days === 0) return t('when.today', { time })
  if (days === 1) return t('when.tomorrow', { time })
  const day = at.toLocaleDateString(locale, days < 7 ? { weekday: 'long' } : { day: '2-digit', month: '2-digit' })
  return t('when.day', { day, time })
}

export function clockTime(at: Date, locale: string): string {
  return at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })
}

/** "Hoje", "Ontem", "segunda-feira", "5 de janeiro". */
export function dayName(at: Date, now: Date, locale: string, t: Translate): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / 86_400_000)
  if (days === 0) return t('thread.today')
  if (days === 1) return t('thread.yesterday')
  if (days < 7) return at.toLocaleDateString(locale, { weekday: 'long' })
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const)
  return at.toLocaleDateString(locale, { day: 'numeric', month: 'long', ...year })
}

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
}
