import { type Block, blockFacts } from '@recado/flow/schemas'

/** A block's outputs in the order they stand in: what each answer does comes before what all others do. */
export function shownOutputs(block: Block): readonly string[] {
  const { outputs } = blockFacts(block)
  if (block.type !== 'ask' && block.type !== 'send') return outputs
  const isLast = (output: string) => output === 'next' || output === 'timeout'
  return [...outputs.filter((output) => !isLast(output)), ...outputs.filter(isLast)]
}
