// What a builder needs: shapes, defaults and outputs of every block. Imports zod and nothing else.
export {
  type Answer,
  type AnswerKind,
  answerSchema,
  FILE_KINDS,
  type FlowOption,
  optionSchema,
} from './answers/answer-schema.ts'
export type { BlockFacts } from './blocks/block-facts.ts'
export { type Block, type BlockType, blockFacts, blockSchema } from './blocks/block-schemas.ts'
export { type Question, questionSchema, questionsSchema } from './blocks/questionnaire/question-schema.ts'
export { type RecommendedItem, recommendationSchema, recommendedItemSchema } from './blocks/recommend/item-schema.ts'
export type { ChangedProperty } from './diff/changed-properties.ts'
export { type BlockChange, diffFlows, type EdgeChange, type FlowDiff, isSameFlow } from './diff/diff-flows.ts'
export {
  COMMANDS,
  type Command,
  FLOW_SCHEMA_VERSION,
  type FlowBody,
  type FlowDocument,
  type FlowDocumentInput,
  type FlowEdge,
  flowDocumentSchema,
  MAX_BLOCKS,
  VARIABLE_TYPES,
} from './flow/flow-document.ts'
export { COMPARISONS, type Condition, conditionSchema } from './language/condition-schema.ts'
export { MAX_EXPRESSION, type ParsedExpression, parseExpression } from './language/expression/parse-expression.ts'
export { LOCALES, type Locale } from './language/locale.ts'
export { type EffectResult, eventSchema, type FlowEvent } from './session/event.ts'
export { type Message, messageSchema } from './session/message.ts'
