import { type Block, blockFacts } from '@recado/flow/schemas'
import type { TFunction } from 'i18next'

const NAMED = [
  'next',
  'timeout',
  'yes',
  'no',
  'valid',
  'invalid',
  'else',
  'open',
  'closed',
  'ok',
  'error',
  'hand_over',
  'picked',
  'none',
] as const

/** What an output is called beside its handle: the option's own title, else a word of the language. */
export function outputName(block: Block, output: string, t: TFunction<'flow-builder'>): string {
  const known = NAMED.find((name) => name === output)
  if (known === 'next' && block.type === 'hand_over') return t('outputs.returned')
  if (known === 'next' && block.type === 'ai_answer') return t('outputs.answered')
  // Beside ways of single answers, `next` is for all others.
  if (known === 'next' && (block.type === 'send' || block.type === 'ask')) {
    const hasOthers = blockFacts(block).optional.some((one) => one !== 'next')
    if (hasOthers) return t(block.type === 'send' ? 'outputs.goes_on' : 'outputs.other_answers')
  }
  if (known !== undefined) return t(`outputs.${known}`)
  const [kind, id] = [output.slice(0, output.indexOf(':')), output.slice(output.indexOf(':') + 1)]
  if (kind === 'option') return optionTitle(block, id) || t('outputs.untitled')
  if (kind === 'branch' && block.type === 'condition') {
    return t('outputs.branch', { number: block.branches.findIndex((branch) => branch.id === id) + 1 })
  }
  if (kind === 'variant') return t('outputs.variant', { name: id.toUpperCase() })
  return output
}

function optionTitle(block: Block, id: string): string | undefined {
  const options =
    block.type === 'ask' && block.answer.kind === 'choice'
      ? block.answer.options
      : block.type === 'send' && 'options' in block.content
        ? block.content.options
        : []
  return options.find((option) => option.id === id)?.title
}
