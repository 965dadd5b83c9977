import { askQuestion, type OpenQuestion } from '../session/asking.ts'
import type { Run } from '../session/run.ts'
import type { AwaitingAnswer } from '../session/state.ts'
import { openQuestion as openAsk } from './ask/execute.ts'
import type { Block } from './block-schemas.ts'
import { openQuestion as openOfQuestionnaire, questionsOf } from './questionnaire/execute.ts'
import { askWhich } from './recommend/execute.ts'

/** The question a waiting block has asked; undefined where it waits in words of its own. */
export function openQuestionOf(block: Block, awaiting: AwaitingAnswer): OpenQuestion | undefined {
  if (block.type === 'ask') return openAsk(block)
  if (block.type !== 'questionnaire') return undefined
  const question = questionsOf(block, awaiting)[awaiting.question ?? 0]
  return question && openOfQuestionnaire(block, question)
}

/** Asks again, e.g. when people give the conversation back to the bot. */
export function repeatQuestion(block: Block, run: Run, awaiting: AwaitingAnswer): void {
  const question = openQuestionOf(block, awaiting)
  if (question) askQuestion(run, question)
  else if (block.type === 'recommend') askWhich(run, 'recommend.reply_hint')
}
