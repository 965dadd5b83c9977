import { z } from 'zod'
import type { EffectResult } from '../../session/event.ts'
import { leave, type Move, NEXT, wait } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import { type AiAnswerBlock, LAST_MESSAGE } from './schema.ts'

const answerSchema = z.object({ text: z.string().max(20_000), hand_over: z.boolean().optional() })

/** Asks the host's model and waits. */
export function executeAiAnswer(block: AiAnswerBlock, run: Run): Move {
  const id = run.emit({
    type: 'ai_answer',
    instructions: run.text(block.instructions),
    question: run.text(block.question ?? LAST_MESSAGE),
    use_knowledge: block.use_knowledge,
  })
  return wait({ kind: 'effect', effect_id: id, effect: 'ai_answer' })
}

/** Says and keeps what the model answered. */
export function finishAiAnswer(block: AiAnswerBlock, run: Run, result: EffectResult): Move {
  const answer = result.ok ? answerSchema.safeParse(result.value) : undefined
  if (!answer?.success) return leave('error')
  const { text, hand_over: handOver } = answer.data
  if (block.save_to !== undefined) run.set(block.save_to, text)
  if (block.send) run.say(text)
  if (handOver) return leave('hand_over')
  return text.trim() === '' ? leave('error') : NEXT
}
