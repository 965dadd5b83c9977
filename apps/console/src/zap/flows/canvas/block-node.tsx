import { blockFacts } from '@recado/flow/schemas'
import type { NodeProps } from '@xyflow/react'
import { clsx } from 'clsx'
import { CircleAlert, Play, TriangleAlert } from 'lucide-react'
import { memo, use } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import { AddAfter } from './add-after.tsx'
import { BlockHandle } from './block-handle.tsx'
import { BLOCK_ICONS } from './block-kinds.ts'
import { blockName } from './block-name.ts'
import { blockSummary } from './block-summary.ts'
import { FarContext } from './far-context.ts'
import type { BlockNode as BlockNodeType } from './nodes-of.ts'
import { outputName } from './output-name.ts'
import { shownOutputs } from './shown-outputs.ts'

/** A block: what it is, what it says, and an output for each way on. */
export const BlockNode = memo(function BlockNode({ data, selected }: NodeProps<BlockNodeType>) {
  const { t } = useTranslation('flow-builder')
  const format = useFormat()
  const far = use(FarContext)
  const { block, isStart, errors, warnings, mark, figures, leadsTo } = data
  const Icon = BLOCK_ICONS[block.type]
  const { jumps } = blockFacts(block)
  const outputs = shownOutputs(block)
  const summary = leadsTo ?? blockSummary(block, t)
  return (
    <div
      className={clsx(
        'w-62 rounded-8 border bg-raised text-13 shadow-[0_1px_2px_rgb(0_0_0/0.06)]',
        selected ? 'border-accent-text ring-1 ring-accent-text' : 'border-line-strong',
        mark !== undefined && MARKS[mark],
      )}
    >
      <BlockHandle type="target" />
      <div className="flex h-11 items-center gap-2 px-3">
        <span className={clsx('grid size-6 shrink-0 place-items-center rounded-4', TONES[toneOf(block.type)])}>
          <Icon size={14} aria-hidden />
        </span>
        <span className="min-w-0 flex-1 truncate font-medium">{blockName(block, t)}</span>
        {isStart && (
          <span className="flex items-center gap-1 rounded-4 bg-good-soft px-1.5 text-12 font-medium text-good">
            <Play size={10} aria-hidden />
            {t('canvas.start')}
          </span>
        )}
        {errors > 0 && (
          <CircleAlert size={16} className="shrink-0 text-bad" aria-label={t('canvas.errors', { count: errors })} />
        )}
        {errors === 0 && warnings > 0 && (
          <TriangleAlert
            size={16}
            className="shrink-0 text-warn"
            aria-label={t('canvas.warnings', { count: warnings })}
          />
        )}
      </div>
      {mark !== undefined && mark !== 'current' && mark !== 'passed' && (
        <p className="px-3 pb-1 text-12 font-medium text-ink-soft">{t(`canvas.marks.${mark}`)}</p>
      )}
      {summary !== '' && (
        <p className="line-clamp-3 border-t border-line px-3 py-2 text-12 wrap-break-word whitespace-pre-line text-ink-soft">
          {summary}
        </p>
      )}
      {outputs.length > 0 && (
        <ul className="border-t border-line py-1">
          {outputs.map((output) => (
            <li
              key={output}
              className="group/output relative flex h-7 items-center justify-end gap-1.5 pr-4 pl-3 text-12"
            >
              <span className="min-w-0 truncate text-ink-soft">{outputName(block, output, t)}</span>
              {figures !== undefined && (
                <span className="text-ink-faint">{format.number(figures.outputs[output] ?? 0)}</span>
              )}
              {!far && <AddAfter block={block.id} output={output} />}
              <BlockHandle type="source" id={output} />
            </li>
          ))}
        </ul>
      )}
      {jumps.length > 0 && <BlockHandle type="source" id="jump" />}
      {figures !== undefined && (
        // Above the block: in it they would make it higher, and blocks would cover each other.
        <dl className="absolute bottom-full left-0 mb-0.5 flex gap-3 text-12 whitespace-nowrap">
          <Figure name={t('figures.visits')} value={format.number(figures.visits)} />
          <Figure name={t('figures.answers')} value={format.number(figures.answers)} />
          <Figure
            name={t('figures.drop_offs')}
            value={format.number(figures.drop_offs)}
            bad={figures.visits > 0 && figures.drop_offs / figures.visits > 0.3}
          />
        </dl>
      )}
    </div>
  )
})

function Figure({ name, value, bad = false }: { name: string; value: string; bad?: boolean }) {
  return (
    <div className="flex gap-1">
      <dt className="text-ink-faint">{name}</dt>
      <dd className={clsx('font-medium', bad && 'text-bad')}>{value}</dd>
    </div>
  )
}

const MARKS = {
  current: 'outline-2 outline-offset-2 outline-good',
  passed: 'outline-1 outline-offset-2 outline-good',
  added: 'outline-2 outline-offset-2 outline-good',
  changed: 'outline-2 outline-offset-2 outline-warn',
  removed: 'outline-2 outline-offset-2 outline-bad opacity-70',
}

const TONES = {
  talk: 'bg-accent-soft text-accent-text',
  logic: 'bg-sunken text-ink-soft',
  services: 'bg-warn-soft text-warn',
  team: 'bg-good-soft text-good',
}

function toneOf(type: BlockNodeType['data']['block']['type']): keyof typeof TONES {
  switch (type) {
    case 'send':
    case 'ask':
    case 'questionnaire':
      return 'talk'
    case 'http_request':
    case 'ai_answer':
    case 'recommend':
    case 'placeholder':
      return 'services'
    case 'label':
    case 'assign':
    case 'hand_over':
    case 'close':
      return 'team'
    default:
      return 'logic'
  }
}
