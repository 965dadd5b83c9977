import { useReactFlow } from '@xyflow/react'
import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../design/empty-state.tsx'
import { blockName } from '../canvas/block-name.ts'
import type { Check } from '../checks/check.ts'
import { useCheckText } from '../checks/use-check-text.ts'
import { bodyOf } from '../draft/body-of.ts'
import { useBuilderStore, useDraft } from './builder-context.ts'
import { useAllChecks } from './checks-context.ts'
import { PanelFrame } from './panel-frame.tsx'

const ICONS = { error: CircleAlert, warning: TriangleAlert, hint: Info }
const INKS = { error: 'text-bad', warning: 'text-warn', hint: 'text-ink-faint' }

/** Everything that is wrong, errors first; each leads to its block. */
export function ChecksPanel({ onClose }: { onClose(): void }) {
  const checks = useAllChecks()
  const { t } = useTranslation('flow-builder')
  const textOf = useCheckText()
  const store = useBuilderStore()
  const flow = useReactFlow()
  const { document } = useDraft()
  const sorted = (['error', 'warning', 'hint'] as const).flatMap((severity) =>
    checks.filter((check) => check.severity === severity),
  )
  const go = (check: Check) => {
    if (check.block === undefined) return
    const { block } = check
    store.show(check.body ?? document.id, [block])
    requestAnimationFrame(() =>
      requestAnimationFrame(() => void flow.fitView({ nodes: [{ id: block }], maxZoom: 1, duration: 160 })),
    )
  }
  return (
    <PanelFrame title={t('checks.title')} onClose={onClose}>
      {sorted.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('checks.none')}>
          {t('checks.count', { count: 0 })}
        </EmptyState>
      ) : (
        <ul>
          {sorted.map((check, index) => {
            const Icon = ICONS[check.severity]
            const block = bodyOf(document, check.body ?? document.id)?.blocks.find(({ id }) => id === check.block)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two checks may say the same of one block
              <li key={index} className="border-b border-line">
                <button
                  type="button"
                  disabled={block === undefined}
                  onClick={() => go(check)}
                  className="flex w-full gap-2 px-4 py-2.5 text-left text-13 enabled:hover:bg-hover"
                >
                  <Icon size={16} className={`mt-0.5 shrink-0 ${INKS[check.severity]}`} aria-hidden />
                  <span className="grid">
                    <span className="text-12 text-ink-faint">
                      {block === undefined ? t('checks.whole') : blockName(block, t)}
                    </span>
                    {textOf(check)}
                  </span>
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </PanelFrame>
  )
}
