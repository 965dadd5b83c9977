import type { Block } from '@recado/flow/schemas'
import { useTranslation } from 'react-i18next'
import { useBody, useBuilderStore, useDraft } from '../builder/builder-context.ts'
import { outputName } from '../canvas/output-name.ts'
import { shownOutputs } from '../canvas/shown-outputs.ts'
import { bodyOf } from '../draft/body-of.ts'
import { BlockField } from './block-field.tsx'

/** Where each output leads, for whoever draws no arrows. */
export function WaysEditor({ block }: { block: Block }) {
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const body = useBody()
  const { document } = useDraft()
  const parts = bodyOf(document, body)
  const outputs = shownOutputs(block)
  if (parts === undefined || outputs.length === 0) return null
  return (
    <fieldset className="grid gap-3 border-t border-line pt-4">
      <legend className="sr-only">{t('panel.ways')}</legend>
      <p aria-hidden className="text-13 font-medium">
        {t('panel.ways')}
      </p>
      {outputs.map((output) => {
        const to = parts.edges.find((edge) => edge.from === block.id && edge.output === output)?.to
        return (
          <BlockField
            key={output}
            label={outputName(block, output, t)}
            shown={<span className="font-normal text-ink-soft">{outputName(block, output, t)}</span>}
            blocks={parts.blocks}
            none={t('panel.nowhere')}
            value={to}
            onChange={(next) =>
              store.edit(
                next === undefined
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
