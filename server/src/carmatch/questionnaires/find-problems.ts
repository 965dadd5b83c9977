import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import { type Catalogue, InvalidModel } from '@recado/matching'
import { carWording } from '@recado/matching/cars'
import { buildPolicy } from './policy.ts'

/** `path` as the content has it: `questions.3.options.1`. */
export interface FoundProblem {
  code: string
  severity: 'error' | 'warning'
  path: string
}

/** More than that few people answer. */
const GOOD_LENGTH = 8

/** What is wrong with a questionnaire; with a stock also what that makes of it. */
export function findProblems(content: QuestionnaireContent, year: number, stock?: Catalogue): FoundProblem[] {
  const found: FoundProblem[] = []
  const error = (code: string, path: string) => found.push({ code, severity: 'error', path })
  const warn = (code: string, path: string) => found.push({ code, severity: 'warning', path })
  const { messages } = carWording('pt-BR')
  if (content.questions.length === 0) warn('no_questions', 'questions')
  if (content.questions.length > GOOD_LENGTH) warn('many_questions', 'questions')
  for (const [at, { key, text, options, range, effects }] of content.questions.entries()) {
    const path = `questions.${at}`
    if (text === '' && messages[`question.${key}`] === undefined) error('text_missing', path)
    if (range !== undefined && range[0] >= range[1]) error('range_reversed', path)
    const keys = new Set<string>()
    for (const [place, option] of options.entries()) {
      if (keys.has(option.key)) error('duplicate_option', `${path}.options.${place}`)
      keys.add(option.key)
      const known = messages[`option.${key}.${option.key}`] ?? messages[`category.${key}.${option.key}`]
      if (option.label === '' && known === undefined) error('label_missing', `${path}.options.${place}`)
    }
    const all = [...effects, ...options.flatMap((option) => option.effects)]
    if (all.length === 0 && !IN_INSTALMENT.has(key) && !isAskedByRule(content, key)) warn('no_effect', path)
    for (const attribute of new Set(all.map((effect) => effect.attribute)))
      if (stock !== undefined && stock.items.length > 0 && isUnknown(stock, attribute)) warn('unknown_in_stock', path)
  }
  try {
    buildPolicy(content, { version: 0, year, locale: 'pt-BR' })
  } catch (thrown) {
    if (!(thrown instanceof InvalidModel)) throw thrown
    for (const problem of thrown.problems) error(problem.code, placeOf(content, problem.path))
  }
  return found
}

/** The engine computes what one can pay out of these. */
const IN_INSTALMENT = new Set(['down_payment', 'monthly_payment', 'trade_in'])

function isAskedByRule({ rules }: QuestionnaireContent, key: string): boolean {
  return rules.some(({ when }) => when.some(({ question }) => question === key))
}

function isUnknown(stock: Catalogue, attribute: string): boolean {
  const column = stock.columns.get(attribute)
  return column?.values.every((value) => Number.isNaN(value)) === true
}

/** The engine names a place by keys, the content by positions. */
function placeOf({ questions, rules, weights }: QuestionnaireContent, path: string): string {
  const [what = '', key = '', option = ''] = path.split('.')
  if (what === 'attributes' && key in weights) return `weights.${key}`
  if (what === 'rules') return `rules.${rules.findIndex((rule) => rule.key === key)}`
  if (what === 'derived') {
    const at = questions.findIndex((question) => question.key === option)
    return at < 0 ? 'questions' : `questions.${at}`
  }
  if (what !== 'questions') return path
  const at = /^\d+$/.test(key) ? Number(key) : questions.findIndex((question) => question.key === key)
  if (at < 0) return 'questions'
  const place = questions[at]?.options.findIndex((one) => one.key === option) ?? -1
  return place < 0 ? `questions.${at}` : `questions.${at}.options.${place}`
}
