import { useTranslation } from 'react-i18next'
import { listLabels } from '../../../inbox/inbox.api.ts'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import { useServices } from '../../../services.ts'
import { NamesField } from './names-field.tsx'
import type { PanelProps } from './panel-props.ts'
import { useNames } from './use-names.ts'

export function LabelPanel({ block, change }: PanelProps<'label'>) {
  const { t } = useTranslation('flow-builder')
  const { http } = useServices()
  const labels = useNames(inboxKeys.labels, () => listLabels(http))
  return (
    <>
      <NamesField
        label={t('panel.label.add')}
        names={block.add}
        known={labels}
        onChange={(add) => change({ ...block, add })}
      />
      <NamesField
        label={t('panel.label.remove')}
        names={block.remove}
        known={labels}
        onChange={(remove) => change({ ...block, remove })}
      />
    </>
  )
}
