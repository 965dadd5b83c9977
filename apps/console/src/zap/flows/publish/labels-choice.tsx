import type { LabelId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { CheckRow } from '../../../design/check-row.tsx'
import { useLabels } from '../../../inbox/use-labels.ts'

/** Labels of the company to tick. */
export function LabelsChoice({ ids, onChange }: { ids: readonly LabelId[]; onChange(ids: LabelId[]): void }) {
  const { t } = useTranslation('flows')
  const labels = useLabels()
  // Deleted ones cannot be ticked off: any change leaves them out.
  const there = ids.filter((id) => labels.some((label) => label.id === id))
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-13 font-medium">{t('starts.labels')}</legend>
      {labels.length === 0 && <p className="text-12 text-ink-soft">{t('starts.no_label')}</p>}
      {labels.map(({ id, name }) => (
        <CheckRow
          key={id}
          label={name}
          checked={ids.includes(id)}
          onChange={({ target }) => onChange(target.checked ? [...there, id] : there.filter((other) => other !== id))}
        />
      ))}
    </fieldset>
  )
}
