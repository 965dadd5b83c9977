import type { AdvisorOptions } from '@recado/contracts/advisor'
import type { AnalysisDepth } from '@recado/contracts/executions'
import { useTranslation } from 'react-i18next'
import { Segmented } from '../../design/segmented.tsx'

interface DepthPickerProps {
  options: AdvisorOptions
  value: AnalysisDepth
  onChange(value: AnalysisDepth): void
}

/** How far the board goes; below it, who sits there and how long it takes. */
export function DepthPicker({ options, value, onChange }: DepthPickerProps) {
  const { t } = useTranslation('consultor')
  const depth = options.depths.find(({ name }) => name === value)
  return (
    <div className="grid content-start gap-1.5">
      <span className="text-13 font-medium">{t('depth')}</span>
      <Segmented
        label={t('depth')}
        value={value}
        onChange={onChange}
        segments={options.depths.map(({ name }) => ({ value: name, label: t(`depths.${name}`) }))}
        className="justify-self-start"
      />
      {depth && (
        <p className="text-12 text-ink-faint">
          {t('depth_of', {
            members: t('members', { count: depth.agents.length }),
            time: t('about_seconds', { count: depth.estimated_duration_seconds }),
          })}
        </p>
      )}
    </div>
  )
}
