import type { FlowStart } from '@recado/contracts/flow-starts'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../panel/choice-field.tsx'
import { NamesField } from '../panel/names-field.tsx'
import { NumberField } from '../panel/number-field.tsx'
import { LabelsChoice } from './labels-choice.tsx'
import { PagesEditor } from './pages-editor.tsx'
import { ScheduleDetails } from './schedule-details.tsx'

interface StartDetailsProps {
  start: FlowStart
  onChange(start: FlowStart): void
}

/** What one kind of start asks for. */
export function StartDetails({ start, onChange }: StartDetailsProps) {
  const { t } = useTranslation('flows')
  switch (start.kind) {
    case 'message':
      return (
        <ChoiceField
          label={t('starts.when')}
          value={start.when}
          options={(['any', 'first'] as const).map((value) => ({ value, label: t(`starts.whens.${value}`) }))}
          onChange={(when) => onChange({ ...start, when })}
        />
      )
    case 'keyword':
      return (
        <>
          <NamesField
            label={t('starts.words')}
            names={start.words}
            known={[]}
            onChange={(words) => onChange({ ...start, words })}
          />
          <ChoiceField
            label={t('starts.match')}
            value={start.match}
            options={(['whole', 'begins', 'contains'] as const).map((value) => ({
              value,
              label: t(`starts.matches.${value}`),
            }))}
            onChange={(match) => onChange({ ...start, match })}
          />
        </>
      )
    case 'button':
      return (
        <NamesField
          label={t('starts.payloads')}
          names={start.payloads}
          known={[]}
          onChange={(payloads) => onChange({ ...start, payloads })}
        />
      )
    case 'page_url':
      return (
        <>
          <PagesEditor pages={start.pages} onChange={(pages) => onChange({ ...start, pages })} />
          <NumberField
            label={t('starts.after_seconds')}
            min={0}
            max={3_600}
            value={start.after_seconds}
            onChange={(seconds) => onChange({ ...start, after_seconds: seconds ?? 0 })}
          />
        </>
      )
    case 'api':
      return <p className="text-12 text-ink-soft">{t('starts.api_text')}</p>
    case 'label':
      return <LabelsChoice ids={start.label_ids} onChange={(label_ids) => onChange({ ...start, label_ids })} />
    case 'schedule':
      return <ScheduleDetails start={start} onChange={onChange} />
  }
}
