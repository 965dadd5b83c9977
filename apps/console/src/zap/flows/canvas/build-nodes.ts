import type { Block, FlowBody } from '@recado/flow/schemas'
import type { TFunction } from 'i18next'
import type { Check } from '../checks/check.ts'
import { bodyOf, sheetOf } from '../draft/body-of.ts'
import type { Draft } from '../draft/draft.ts'
import { blockName } from './block-name.ts'
import type { BlockFigures, BlockNode, CommentNode, Mark } from './nodes-of.ts'

export interface Shown extends Content {
  chosen: ReadonlySet<string>
}

/** What the nodes are made of. What is chosen is not: see `asChosen`. */
interface Content {
  draft: Draft
  body: string
  checks: readonly Check[]
  marks: ReadonlyMap<string, Mark>
  figures: ReadonlyMap<string, BlockFigures> | undefined
}

/**
 * Blocks and comments of the body on the canvas.
 * @param nameOf `blockName`, remembered for each block: an edit changes one of them
 */
export function buildNodes(
  { draft, body, checks, marks, figures }: Content,
  t: TFunction<'flow-builder'>,
  nameOf: (block: Block) => string,
) {
  const parts = bodyOf(draft.document, body)
  const counts = new Map<string, { error: number; warning: number; hint: number }>()
  for (const check of checks) {
    if (check.block === undefined || (check.body ?? draft.document.id) !== body) continue
    const count = counts.get(check.block) ?? { error: 0, warning: 0, hint: 0 }
    count[check.severity] += 1
    counts.set(check.block, count)
  }
  const blocks = (parts?.blocks ?? []).map(
    (block): BlockNode => ({
      id: block.id,
      type: 'block',
      position: block.position ?? { x: 0, y: 0 },
      ariaLabel: nameOf(block),
      data: {
        block,
        isStart: block.id === parts?.start,
        errors: counts.get(block.id)?.error ?? 0,
        warnings: counts.get(block.id)?.warning ?? 0,
        mark: marks.get(block.id),
        figures: figures && (figures.get(block.id) ?? NO_FIGURES),
        leadsTo: leadsTo(block, parts, draft, t),
      },
    }),
  )
  const comments = sheetOf(draft, body).comments.map(
    (comment): CommentNode => ({
      id: comment.id,
      type: 'comment',
      position: { x: comment.x, y: comment.y },
      ariaLabel: t('canvas.comment'),
      zIndex: -1,
      data: { comment },
    }),
  )
  return [...blocks, ...comments]
}

const NO_FIGURES: BlockFigures = { visits: 0, answers: 0, failures: 0, drop_offs: 0, outputs: {} }

function leadsTo(
  block: FlowBody['blocks'][number],
  body: FlowBody | undefined,
  { document }: Draft,
  t: TFunction<'flow-builder'>,
): string | undefined {
  if (block.type === 'jump') {
    const target = body?.blocks.find(({ id }) => id === block.to)
    return target === undefined ? '' : t('canvas.goes_to', { name: blockName(target, t) })
  }
  if (block.type !== 'sub_flow') return undefined
  if (block.flow === 'current') return t('panel.sub_flow.current')
  return document.sub_flows.find(({ id }) => id === block.flow)?.name ?? ''
}
