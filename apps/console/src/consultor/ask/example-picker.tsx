import type { AdvisorOptions } from '@recado/contracts/advisor'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { type Example, useExamples } from './use-examples.ts'

interface ExamplePickerProps {
  options: AdvisorOptions
  /** Its examples come first. */
  trade: string
  onPick(example: Example): void
}

/** Ways to begin for who sits before an empty page. */
export function ExamplePicker({ options, trade, onPick }: ExamplePickerProps) {
  const { t } = useTranslation('consultor')
  const sorted = useExamples(options).toSorted(
    (a, b) => Number(b.business_type === trade) - Number(a.business_type === trade),
  )
  return (
    <div className="grid gap-2">
      <p className="text-12 text-ink-faint">{t('begin_with')}</p>
      <ul className="flex flex-wrap gap-2">
        {sorted.map((example) => (
          <li key={example.title} className="max-w-full">
            <Button size="small" className="max-w-full" onClick={() => onPick(example)}>
              <span className="truncate">{example.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
