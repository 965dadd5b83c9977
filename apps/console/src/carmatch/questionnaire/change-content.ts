import type { QuestionnaireContent, QuestionnaireQuestion, QuestionnaireRule } from '@recado/contracts/questionnaires'
import { moved } from '../car/moved.ts'

/** A key that none of these has: `question_3`. Keys stay as they are, for answers and rules name them. */
export function freeKey(stem: string, taken: readonly string[]): string {
  // There is one more of them than are taken.
  const keys = Array.from({ length: taken.length + 1 }, (_none, index) => `${stem}_${index + 1}`)
  return keys.find((key) => !taken.includes(key)) ?? `${stem}_${taken.length + 1}`
}

export function addQuestion(content: QuestionnaireContent, kind: QuestionnaireQuestion['kind']): QuestionnaireContent {
  const key = freeKey(
    'question',
    content.questions.map((question) => question.key),
  )
  const options = ['option_1', 'option_2'].map((option) => ({ key: option, label: '', effects: [] }))
  const question: QuestionnaireQuestion = {
    ...{ key, kind, text: '', help: '', effects: [] },
    options: kind === 'choice' || kind === 'choices' ? options : [],
    ...(kind === 'amount' ? { unit: 'brl_cents' as const } : {}),
  }
  return { ...content, questions: [...content.questions, question] }
}

export function changeQuestion(
  content: QuestionnaireContent,
  key: string,
  changes: Partial<QuestionnaireQuestion>,
): QuestionnaireContent {
  const questions = content.questions.map((question) => (question.key === key ? { ...question, ...changes } : question))
  return { ...content, questions }
}

export function moveQuestion(content: QuestionnaireContent, from: number, to: number): QuestionnaireContent {
  if (to < 0 || to >= content.questions.length) return content
  return { ...content, questions: moved(content.questions, from, to) }
}

/** Rules lose what they say of it; one that said nothing else goes with it. */
export function removeQuestion(content: QuestionnaireContent, key: string): QuestionnaireContent {
  const rules = content.rules.flatMap((rule) => {
    const when = rule.when.filter(({ question }) => question !== key)
    return when.length === 0 && rule.when.length > 0 ? [] : [{ ...rule, when }]
  })
  return { ...content, rules, questions: content.questions.filter((question) => question.key !== key) }
}

/** Undefined: as the engine has it. */
export function setWeight(content: QuestionnaireContent, attribute: string, weight: number | undefined) {
  const { [attribute]: _before, ...weights } = content.weights
  return { ...content, weights: weight === undefined ? weights : { ...weights, [attribute]: weight } }
}

export function addRule(content: QuestionnaireContent, name: string): QuestionnaireContent {
  const key = freeKey(
    'rule',
    content.rules.map((rule) => rule.key),
  )
  return { ...content, rules: [...content.rules, { key, name, when: [], effects: [] }] }
}

export function changeRule(
  content: QuestionnaireContent,
  key: string,
  changes: Partial<QuestionnaireRule>,
): QuestionnaireContent {
  return { ...content, rules: content.rules.map((rule) => (rule.key === key ? { ...rule, ...changes } : rule)) }
}

export function removeRule(content: QuestionnaireContent, key: string): QuestionnaireContent {
  return { ...content, rules: content.rules.filter((rule) => rule.key !== key) }
}
