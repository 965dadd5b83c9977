import { z } from 'zod'
import { abTestFacts, abTestSchema } from './ab-test/schema.ts'
import { aiAnswerFacts, aiAnswerSchema } from './ai-answer/schema.ts'
import { askFacts, askSchema } from './ask/schema.ts'
import { assignFacts, assignSchema } from './assign/schema.ts'
import type { BlockFacts } from './block-facts.ts'
import { businessHoursFacts, businessHoursSchema } from './business-hours/schema.ts'
import { closeFacts, closeSchema } from './close/schema.ts'
import { conditionBlockSchema, conditionFacts } from './condition/schema.ts'
import { handOverFacts, handOverSchema } from './hand-over/schema.ts'
import { httpRequestFacts, httpRequestSchema } from './http-request/schema.ts'
import { jumpFacts, jumpSchema } from './jump/schema.ts'
import { labelFacts, labelSchema } from './label/schema.ts'
import { placeholderFacts, placeholderSchema } from './placeholder/schema.ts'
import { questionnaireFacts, questionnaireSchema } from './questionnaire/schema.ts'
import { recommendFacts, recommendSchema } from './recommend/schema.ts'
import { sendFacts, sendSchema } from './send/schema.ts'
import { setFacts, setSchema } from './set/schema.ts'
import { subFlowFacts, subFlowSchema } from './sub-flow/schema.ts'
import { validateFacts, validateSchema } from './validate/schema.ts'
import { waitFacts, waitSchema } from './wait/schema.ts'

/** Every block a flow may have. */
export const blockSchema = z.discriminatedUnion('type', [
  sendSchema,
  askSchema,
  validateSchema,
  conditionBlockSchema,
  setSchema,
  jumpSchema,
  waitSchema,
  abTestSchema,
  businessHoursSchema,
  httpRequestSchema,
  aiAnswerSchema,
  questionnaireSchema,
  recommendSchema,
  labelSchema,
  assignSchema,
  handOverSchema,
  closeSchema,
  subFlowSchema,
  placeholderSchema,
])
export type Block = z.infer<typeof blockSchema>
export type BlockType = Block['type']

/** What is known of a block without running it. */
export function blockFacts(block: Block): BlockFacts {
  switch (block.type) {
    case 'send':
      return sendFacts(block)
    case 'ask':
      return askFacts(block)
    case 'validate':
      return validateFacts(block)
    case 'condition':
      return conditionFacts(block)
    case 'set':
      return setFacts(block)
    case 'jump':
      return jumpFacts(block)
    case 'wait':
      return waitFacts(block)
    case 'ab_test':
      return abTestFacts(block)
    case 'business_hours':
      return businessHoursFacts(block)
    case 'http_request':
      return httpRequestFacts(block)
    case 'ai_answer':
      return aiAnswerFacts(block)
    case 'questionnaire':
      return questionnaireFacts(block)
    case 'recommend':
      return recommendFacts(block)
    case 'label':
      return labelFacts(block)
    case 'assign':
      return assignFacts(block)
    case 'hand_over':
      return handOverFacts(block)
    case 'close':
      return closeFacts(block)
    case 'sub_flow':
      return subFlowFacts(block)
    case 'placeholder':
      return placeholderFacts(block)
  }
}
