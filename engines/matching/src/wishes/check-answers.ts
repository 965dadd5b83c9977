import type { Model } from '../model/define-model.ts'
import type { Question } from '../model/question.ts'

/** By question key: an option, several options, an amount in the question's unit, or yes/no. */
export type Answer = string | readonly string[] | number | boolean
export type Answers = Readonly<Record<string, Answer | undefined>>

export interface AnswerProblem {
  question: string
  code: 'unknown_question' | 'wrong_kind' | 'unknown_option' | 'too_many' | 'out_of_range'
}

export class InvalidAnswers extends Error {
  readonly problems: readonly AnswerProblem[]
  constructor(problems: readonly AnswerProblem[]) {
    super(`invalid answers: ${problems.map((p) => `${p.code} for ${p.question}`).join('; ')}`)
    this.name = 'InvalidAnswers'
    this.problems = problems
  }
}

/** The answers that were given, checked. @throws InvalidAnswers listing every problem. */
export function checkAnswers(model: Model, answers: Answers): Record<string, Answer> {
  const problems: AnswerProblem[] = []
  const given: Record<string, Answer> = {}
  for (const [key, answer] of Object.entries(answers)) {
    if (answer === undefined) continue
    const question = model.questions.find((candidate) => candidate.key === key)
    const code = question === undefined ? 'unknown_question' : whatIsWrong(question, answer)
    if (code === undefined) given[key] = answer
    else problems.push({ question: key, code })
  }
  if (problems.length > 0) throw new InvalidAnswers(problems)
  return given
}

function whatIsWrong(question: Question, answer: Answer): AnswerProblem['code'] | undefined {
  const offered = (picked: unknown): boolean => question.options.some((option) => option.key === picked)
  switch (question.kind) {
    case 'yes_no':
      return typeof answer === 'boolean' ? undefined : 'wrong_kind'
    case 'choice':
      if (typeof answer !== 'string') return 'wrong_kind'
      return offered(answer) ? undefined : 'unknown_option'
    case 'choices':
      if (!Array.isArray(answer) || answer.length === 0) return 'wrong_kind'
      if (!answer.every(offered)) return 'unknown_option'
      return answer.length > (question.most ?? question.options.length) ? 'too_many' : undefined
    case 'amount': {
      if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'wrong_kind'
      const [least, most] = question.range ?? [0, Number.POSITIVE_INFINITY]
      return answer < least || answer > most ? 'out_of_range' : undefined
    }
  }
}
