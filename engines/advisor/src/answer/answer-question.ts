import type { CalculationNode } from '../calculation/node.ts'
import type { Fact } from '../intake/fact.ts'
import { learnedWeights } from './combine/learned-weights.ts'
import { draftNumbers } from './draft-numbers.ts'
import { pickNumbers } from './pick-numbers.ts'
import type { QuestionId } from './recognise-question.ts'
import { showNumbers } from './show-numbers.ts'

/** One number of the answer: a node with its words and what it is counted per. */
export interface AnswerNumber {
  node: string
  label: string
  period: 'none' | 'day' | 'week' | 'month' | 'quarter' | 'year'
  /** Whose it is: a group or offer, as the text calls it. */
  subject?: string
}

export interface Answer {
  question: QuestionId
  /** What a manager reads, the most telling first. */
  numbers: AnswerNumber[]
  /** What else the figures give: for programs, shown nowhere. */
  further: AnswerNumber[]
}

export interface Asked {
  question: QuestionId
  understood: readonly Fact[]
  speaksOfYear: boolean
  /** What the asking sentences speak of. */
  words: readonly string[]
}

/** Computes what was asked from the person's own figures. The nodes are new; every one rests on figures of the text. */
export function answerQuestion(
  asked: Asked,
  stated: readonly CalculationNode[],
): { answer: Answer; nodes: CalculationNode[] } {
  const { candidates, nodes } = draftNumbers(asked, stated, learnedWeights)
  return { answer: { question: asked.question, ...showNumbers(asked.question, pickNumbers(candidates)) }, nodes }
}
