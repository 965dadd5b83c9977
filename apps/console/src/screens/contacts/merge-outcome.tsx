import { formatPhone } from '@recado/brazil/format-phone'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { attributeName } from './attribute-name.ts'
import type { Contact } from './contacts.api.ts'
import { mergePreview } from './merge-preview.ts'

/** In words, what the merge will do with these two. */
export function MergeOutcome({ from, into }: { from: Contact; into: Contact }) {
  const { t, i18n } = useTranslation('contacts')
  const format = useFormat()
  const { taken, lost, attributes, notes, blocked } = mergePreview(from, into)
  const say = (field: 'email' | 'phone', value: string) =>
    `${t(field)} ${field === 'phone' ? formatPhone(value, i18n.language) : value}`
  return (
    <ul className="grid list-disc gap-1 pl-5 text-13 text-ink-soft">
      <li>{t('merge.moves', { into: into.name })}</li>
      {taken.map(({ field, value }) => (
        <li key={field}>{t('merge.takes', { into: into.name, what: say(field, value) })}</li>
      ))}
      {lost.map(({ field, value }) => (
        <li key={field}>{t('merge.leaves', { into: into.name, what: say(field, value) })}</li>
      ))}
      {attributes.length > 0 && <li>{t('merge.attributes', { list: format.list(attributes.map(attributeName)) })}</li>}
      {notes && <li>{t('merge.notes')}</li>}
      {blocked && <li>{t('merge.blocked')}</li>}
      <li>{t('merge.browser')}</li>
      <li>{t('merge.no_way_back')}</li>
    </ul>
  )
}
