import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/

interface DetailWords {
  /** Undefined for what only programs read, such as an id. */
  field(key: string): string | undefined
  value(value: unknown, key: string): string
}

/** What an act changed, as people read it: names of fields, roles and permissions instead of keys; ids are left out. */
export function useDetailWords(): DetailWords {
  const { t, i18n } = useTranslation(['audit', 'common', 'permissions'])
  const format = useFormat()
  const word = (key: string) => (i18n.exists(key) ? t(key as 'unknown') : undefined)
  const ofText = (text: string, key: string): string => {
    if (UUID.test(text)) return ''
    if (INSTANT.test(text)) return format.dateTime(new Date(text))
    if (key === 'role' || key === 'key') return word(`common:roles.${text}`) ?? text
    if (key === 'permissions' || key === 'scopes') return word(`permissions:words.${text}`) ?? text
    // A key of ours without a name: `chat_enterprise` is "Chat enterprise".
    return /^[a-z]+(_[a-z]+)+$/.test(text) ? sentence(text) : text
  }
  const value: DetailWords['value'] = (shown, key) => {
    if (shown === undefined || shown === null || shown === '') return '—'
    if (typeof shown === 'boolean') return t(shown ? 'yes' : 'no')
    if (typeof shown === 'number') return format.number(shown)
    if (typeof shown === 'string') return ofText(shown, key) || '—'
    if (Array.isArray(shown)) {
      const words = shown.map((one) => value(one, key)).filter((one) => one !== '—')
      return words.length > 0 || shown.length === 0 ? format.list(words) || '—' : format.number(shown.length)
    }
    const parts = Object.entries(shown as Record<string, unknown>).flatMap(([inner, one]) => {
      const name = field(inner)
      return name === undefined ? [] : [`${name}: ${value(one, inner)}`]
    })
    return parts.join('; ') || '—'
  }
  const field: DetailWords['field'] = (key) => {
    const people = key === 'member_ids' ? 'members' : key
    const known = word(`audit:fields.${people}`)
    if (known !== undefined) return known
    // Of fields without a name of ours: "reply_time_text" is "Reply time text", and ids are nobody's to read.
    if (/(^|_)ids?$/.test(key)) return undefined
    return sentence(key)
  }
  return { field, value }
}

function sentence(key: string): string {
  const words = key.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
