import type { EffectResult } from '../session/event.ts'
import type { Message } from '../session/message.ts'
import { leave, type Move, NEXT } from '../session/move.ts'
import type { Run } from '../session/run.ts'
import type { AwaitingAnswer, Position } from '../session/state.ts'
import { executeAbTest } from './ab-test/execute.ts'
import { executeAiAnswer, finishAiAnswer } from './ai-answer/execute.ts'
import { executeAsk, receiveAsk } from './ask/execute.ts'
import { executeAssign } from './assign/execute.ts'
import type { Block } from './block-schemas.ts'
import { executeBusinessHours } from './business-hours/execute.ts'
import { executeClose } from './close/execute.ts'
import { executeCondition } from './condition/execute.ts'
import { executeHandOver } from './hand-over/execute.ts'
import { executeHttpRequest, finishHttpRequest } from './http-request/execute.ts'
import { executeJump } from './jump/execute.ts'
import { executeLabel } from './label/execute.ts'
import { executePlaceholder } from './placeholder/execute.ts'
import { executeQuestionnaire, finishQuestionnaire, receiveQuestionnaire } from './questionnaire/execute.ts'
import { executeRecommend, finishRecommend, receiveRecommend } from './recommend/execute.ts'
import { executeSend } from './send/execute.ts'
import { executeSet } from './set/execute.ts'
import { executeSubFlow } from './sub-flow/execute.ts'
import { executeValidate } from './validate/execute.ts'
import { executeWait } from './wait/execute.ts'

/** Runs a block that the path has just reached. */
export function executeBlock(block: Block, run: Run, position: Position): Move {
  switch (block.type) {
    case 'send':
      return executeSend(block, run, position)
    case 'ask':
      return executeAsk(block, run)
    case 'validate':
      return executeValidate(block, run)
    case 'condition':
      return executeCondition(block, run)
    case 'set':
      return executeSet(block, run)
    case 'jump':
      return executeJump(block)
    case 'wait':
      return executeWait(block, run)
    case 'ab_test':
      return executeAbTest(block, run)
    case 'business_hours':
      return executeBusinessHours(block, run)
    case 'http_request':
      return executeHttpRequest(block, run)
    case 'ai_answer':
      return executeAiAnswer(block, run)
    case 'questionnaire':
      return executeQuestionnaire(block, run)
    case 'recommend':
      return executeRecommend(block, run)
    case 'label':
      return executeLabel(block, run)
    case 'assign':
      return executeAssign(block, run)
    case 'hand_over':
      return executeHandOver(block, run)
    case 'close':
      return executeClose(block, run)
    case 'sub_flow':
      return executeSubFlow(block)
    case 'placeholder':
      return executePlaceholder(block, run, position)
  }
}

/** Gives a burst to the block that asked. */
export function receiveMessages(block: Block, run: Run, messages: readonly Message[], awaiting: AwaitingAnswer): Move {
  if (block.type === 'ask') return receiveAsk(block, run, messages, awaiting)
  if (block.type === 'questionnaire') return receiveQuestionnaire(block, run, messages, awaiting)
  if (block.type === 'recommend') return receiveRecommend(block, run, messages, awaiting)
  // The published flow changed under a waiting session and this block no longer asks.
  return NEXT
}

/** Gives a result to the block that asked for it. A failed one is reported, so that the flow's owner learns of it. */
export function finishBlock(block: Block, run: Run, result: EffectResult, position: Position): Move {
  const move = finish(block, run, result)
  if (move.kind === 'leave' && move.output === 'error') {
    run.report('effect_failed', position, result.ok ? JSON.stringify(result.value).slice(0, 200) : result.error)
  }
  return move
}

function finish(block: Block, run: Run, result: EffectResult): Move {
  if (block.type === 'http_request') return finishHttpRequest(block, run, result)
  if (block.type === 'ai_answer') return finishAiAnswer(block, run, result)
  if (block.type === 'questionnaire') return finishQuestionnaire(block, run, result)
  if (block.type === 'recommend') return finishRecommend(block, run, result)
  return leave('next')
}
