import { leave, type Move } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { AbTestBlock } from './schema.ts'

/** Draws once per contact and experiment. The draw depends on the seed alone, so it needs no store to be the same again. */
export function executeAbTest(block: AbTestBlock, run: Run): Move {
  const { experiments, seed } = run.state
  const known = Object.hasOwn(experiments, block.experiment) ? experiments[block.experiment] : undefined
  const variant = block.variants.find(({ id }) => id === known)?.id ?? draw(block, seed)
  if (variant !== known) run.state.experiments = { ...experiments, [block.experiment]: variant }
  if (block.save_to !== undefined) run.set(block.save_to, variant)
  return leave(`variant:${variant}`)
}

function draw({ variants, experiment }: AbTestBlock, seed: string): string {
  const total = variants.reduce((sum, variant) => sum + variant.weight, 0)
  let point = hash(`${experiment}\n${seed}`) * total
  for (const variant of variants) {
    point -= variant.weight
    if (point < 0) return variant.id
  }
  return variants[0]!.id
}

/** A text to [0, 1): FNV-1a with a final mix, without which seeds that differ in the last sign fall close together. */
function hash(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32
}
