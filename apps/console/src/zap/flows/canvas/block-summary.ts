import type { Block } from '@recado/flow/schemas'
import type { TFunction } from 'i18next'

/** A line or two that say what a block does, under its name on the canvas. Empty where nothing was filled in. */
export function blockSummary(block: Block, t: TFunction<'flow-builder'>): string {
  switch (block.type) {
    case 'send':
      return block.content.kind === 'media' ? block.content.caption || block.content.url : block.content.text
    case 'ask':
      return block.text
    case 'validate':
      return block.variable && `${block.variable} · ${t(`answers.${block.as.kind}`)}`
    case 'condition':
      return block.branches
        .map(({ when }) => ('variable' in when ? when.variable : ''))
        .filter(Boolean)
        .join(', ')
    case 'set':
      return block.assignments
        .map(({ variable }) => variable)
        .filter(Boolean)
        .join(', ')
    case 'wait':
      return waitSummary(block, t)
    case 'ab_test':
      return block.variants.map(({ id, weight }) => `${id.toUpperCase()} ${weight}`).join(' · ')
    case 'business_hours':
      return t('blocks.business_hours.summary', { count: new Set(block.hours.map(({ weekday }) => weekday)).size })
    case 'http_request':
      return block.url && `${block.method} ${block.url}`
    case 'ai_answer':
      return block.instructions
    case 'questionnaire':
      return block.questions?.map(({ text }) => text).join(' · ') ?? block.questionnaire_id ?? ''
    case 'recommend':
      return block.text ?? ''
    case 'label':
      return [...block.add.map((name) => `+ ${name}`), ...block.remove.map((name) => `− ${name}`)].join(', ')
    case 'assign':
      return [block.team, block.agent].filter(Boolean).join(' · ')
    case 'hand_over':
      return block.text || block.team || ''
    case 'close':
      return block.text ?? ''
    case 'placeholder':
      return block.original_type
    case 'jump':
    case 'sub_flow':
      return ''
  }
}

function waitSummary({ until }: Extract<Block, { type: 'wait' }>, t: TFunction<'flow-builder'>): string {
  if (until.kind === 'time') return t('blocks.wait.until', { time: until.time })
  const unit =
    (
      [
        ['day', 86_400],
        ['hour', 3_600],
        ['minute', 60],
      ] as const
    ).find(([, seconds]) => until.seconds % seconds === 0) ?? (['second', 1] as const)
  return t(`units.${unit[0]}`, { count: until.seconds / unit[1] })
}
