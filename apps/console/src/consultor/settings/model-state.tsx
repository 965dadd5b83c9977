import type { AdvisorModelView } from '@recado/contracts/advisor'
import { Bot, Calculator } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../design/notice.tsx'

/** Who speaks for the members now, in a sentence. */
export function ModelState({ view: { own, shared } }: { view: AdvisorModelView }) {
  const { t } = useTranslation('consultor')
  if (own !== null)
    return (
      <Notice icon={Bot} tone="good">
        {t('config.model.own_speaks', { model: own.model })}
      </Notice>
    )
  if (shared !== null)
    return (
      <Notice icon={Bot} tone="accent">
        {t('config.model.shared_speaks', { model: shared.model })}
      </Notice>
    )
  return (
    <Notice icon={Calculator} tone="accent">
      {t('config.model.by_rule')}
    </Notice>
  )
}
