import type { Block } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { useBody, useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { blockName } from '../canvas/block-name.ts'
import { blockSummary } from '../canvas/block-summary.ts'
import { outputName } from '../canvas/output-name.ts'
import { shownOutputs } from '../canvas/shown-outputs.ts'
import { bodyOf } from '../draft/body-of.ts'
import { SearchedField } from './searched-field.tsx'

const NOWHERE = '-'

/** Where each output leads, for whoever draws no arrows. */
export function WaysEditor({ block }: { block: Block }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  const { document } = useDraft()
  const parts = bodyOf(document, body)
  const outputs = shownOutputs(block)
  if (parts === undefined || outputs.length === 0) return null
  const targets = parts.blocks.map((one) => ({
    value: one.id,
    label: [blockName(one, t), blockSummary(one, t).slice(0, 40)].filter(Boolean).join(' · '),
  }))
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">{t('panel.ways')}</legend>
      <p aria-hidden className="text-13 font-medium">
        {t('panel.ways')}
      </p>
      {outputs.map((output) => {
        const to = parts.edges.find((edge) => edge.from === block.id && edge.output === output)?.to
        return (
          <SearchedField
            key={output}
            label={outputName(block, output, t)}
            shown={<span className="font-normal text-ink-soft">{outputName(block, output, t)}</span>}
            value={to ?? NOWHERE}
            options={[{ value: NOWHERE, label: t('panel.nowhere') }, ...targets]}
            onChange={(next) =>
              store.edit(
                next === NOWHERE
                  ? { type: 'disconnect', body, edges: [{ from: block.id, output }] }
                  : { type: 'connect', body, edge: { from: block.id, output, to: next } },
              )
            }
          />
        )
      })}
    </fieldset>
  )
}
