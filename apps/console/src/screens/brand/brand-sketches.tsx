import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { inkOn } from '../../design/contrast.ts'
import { Segmented } from '../../design/segmented.tsx'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { WidgetSketch } from '../inboxes/widget-sketch.tsx'
import { ConsoleSketch } from './console-sketch.tsx'

interface BrandSketchesProps {
  name: string
  /** As typed; nothing is drawn while one is no `#rrggbb`. */
  primary: string
  secondary: string
}

/** What the team and what visitors will see, before it is saved. */
export function BrandSketches({ name, primary, secondary }: BrandSketchesProps) {
  const { t } = useTranslation(['brand', 'common'])
  const { branding } = useTenantConfig()
  const [theme, setTheme] = useState<'light' | 'dark'>('light')
  const valid = [primary, secondary].every((colour) => /^#[0-9a-f]{6}$/i.test(colour))
  return (
    <Card
      title={t('sketch.title')}
      description={t('sketch.text')}
      actions={
        <Segmented<'light' | 'dark'>
          label={t('common:theme.label')}
          value={theme}
          onChange={setTheme}
          segments={(['light', 'dark'] as const).map((value) => ({ value, label: t(`common:theme.${value}`) }))}
        />
      }
    >
      {valid ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ConsoleSketch {...{ name, primary, secondary, theme }} logoUrl={branding.logo_url} />
          <WidgetSketch
            brand={{ name, colour: primary, onColour: inkOn(primary) }}
            greeting=""
            replyTime={t('sketch.reply_time')}
            questions={[]}
          />
        </div>
      ) : (
        <p className="text-13 text-ink-soft">{t('preview.invalid')}</p>
      )}
    </Card>
  )
}
