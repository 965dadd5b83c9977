import { readTemplate } from '@recado/contracts/templates'
import { useTranslation } from 'react-i18next'

/** A template with what its variables stand for in the place of their names. */
export function TemplateText({ body }: { body: string }) {
  const { t } = useTranslation('canned-responses')
  return readTemplate(body).map((part, index) =>
    part.kind === 'variable' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place
      <span key={index} className="rounded-4 bg-sunken px-1 text-ink">
        {t(`variable.${part.name}`)}
      </span>
    ) : (
      part.text
    ),
  )
}
