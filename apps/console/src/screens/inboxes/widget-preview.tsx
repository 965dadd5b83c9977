import { useTranslation } from 'react-i18next'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { WidgetSketch } from './widget-sketch.tsx'

interface WidgetPreviewProps {
  greeting: string
  replyTime: string
  /** Labels of what is asked before the first message. */
  questions: readonly string[]
}

/** The chat in the company's brand, with the words as they stand in the form. */
export function WidgetPreview(props: WidgetPreviewProps) {
  const { t } = useTranslation('inboxes')
  const { name, branding } = useTenantConfig()
  const { value: colour, on: onColour } = branding.colours.primary
  return (
    <figure className="grid gap-2">
      <figcaption className="text-13 font-medium">{t('preview.title')}</figcaption>
      <WidgetSketch brand={{ name: branding.company_name || name, colour, onColour }} {...props} />
    </figure>
  )
}
