import type { AnswersOnPage, QuestionnaireOnPage } from '@recado/contracts/car-pages'

/** Answers as an address has them, by the kind of their question; what is no answer to it was skipped. */
export function readAnswers(
  { questions }: Pick<QuestionnaireOnPage, 'questions'>,
  query: URLSearchParams,
): AnswersOnPage {
  const answers: AnswersOnPage = {}
  for (const { key, kind, options, range, most } of questions) {
    const given = query.get(key)
    if (given === null) continue
    const known = (option: string) => options.some((each) => each.key === option)
    if (kind === 'choice' && known(given)) answers[key] = given
    if (kind === 'choices') {
      const picked = [...new Set(given.split(','))].filter(known).slice(0, most ?? options.length)
      if (picked.length > 0) answers[key] = picked
    }
    if (kind === 'yes_no' && (given === 'true' || given === 'false')) answers[key] = given === 'true'
    if (kind === 'amount' && /^\d{1,12}$/.test(given)) {
      const [least, largest] = range ?? [0, Number.MAX_SAFE_INTEGER]
      const amount = Number(given)
      if (amount >= least && amount <= largest) answers[key] = amount
    }
  }
  return answers
}
