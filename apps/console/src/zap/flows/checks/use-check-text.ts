import { useTranslation } from 'react-i18next'
import { useDraft } from '../builder/builder-context.ts'
import { outputName } from '../canvas/output-name.ts'
import { bodyOf } from '../draft/body-of.ts'
import { type Check, DETAIL } from './check.ts'

const FIELDS = [
  'text',
  'title',
  'url',
  'variable',
  'save_to',
  'to',
  'flow',
  'instructions',
  'options',
  'value',
  'expression',
  'original_type',
  'experiment',
  'team',
  'add',
  'questions',
  'wishes_from',
  'from',
] as const

/** A check as a sentence in the reader's language, with names instead of ids. */
export function useCheckText(): (check: Check) => string {
  const { t } = useTranslation('flow-builder')
  const { document } = useDraft()
  return (check) => {
    if (check.kind === 'provider') return t('checks.no_provider')
    if (check.kind === 'channel') {
      return t(`checks.channel.${check.fault}`, { channel: t(`channels.${check.channel}`), limit: check.detail })
    }
    if (check.kind === 'field') {
      const field = FIELDS.find((one) => one === check.field)
      return t(`checks.${check.fault}`, { field: t(`field_names.${field ?? 'other'}`) })
    }
    const block = bodyOf(document, check.body ?? document.id)?.blocks.find(({ id }) => id === check.block)
    const detail = block !== undefined && check.code === 'dead_end' ? outputName(block, check.detail, t) : check.detail
    return check.text.replaceAll(DETAIL, detail)
  }
}
