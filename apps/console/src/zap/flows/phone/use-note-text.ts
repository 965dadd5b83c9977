import type { Effect } from '@recado/flow'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'

type Silent = Exclude<Effect, { type: 'send' | 'ask' }>

/** What the bot did that nobody hears, as a short line. */
export function useNoteText(): (effect: Silent) => string {
  const { t } = useTranslation('flow-builder')
  const format = useFormat()
  return (effect) => {
    switch (effect.type) {
      case 'wait_until':
        return t('phone.notes.wait_until', { time: format.weekdayAndTime(new Date(effect.until)) })
      case 'http_request':
        return t('phone.notes.http_request', { detail: `${effect.method} ${effect.url}` })
      case 'label':
        return t('phone.notes.label', {
          detail: [...effect.add.map((name) => `+ ${name}`), ...effect.remove.map((name) => `− ${name}`)].join(', '),
        })
      case 'assign':
        return t('phone.notes.assign', { detail: [effect.team, effect.agent].filter(Boolean).join(' · ') })
      case 'report':
        return t('phone.notes.report', { detail: t(`phone.report_codes.${effect.code}`) })
      default:
        return t(`phone.notes.${effect.type}`)
    }
  }
}
