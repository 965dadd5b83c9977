import type { CarDashboard } from '@recado/contracts/car-analytics'
import type { Locale } from '@recado/contracts/wire'
import { createRenderer, type Model, type Wording } from '@recado/matching'
import type { Translator } from '../../platform/i18n.ts'

const MOST_ANSWERS = 8
const BANDS = 5

type Questions = CarDashboard['user_behavior']['questions']

/** What was answered to each question that is asked now, in its order. */
export function describeQuestions(
  { model, wording }: { model: Model; wording: Wording },
  counted: { lists: number; answers: readonly { question: string; value: string; count: number }[] },
  answered: ReadonlyMap<string, number>,
  { texts: { translate }, locale }: { texts: Translator; locale: Locale },
): Questions {
  const renderer = createRenderer(model, wording)
  return model.questions.map(({ key, kind, unit = 'count', options }) => {
    const given = counted.answers.filter(({ question }) => question === key)
    const many = answered.get(key) ?? 0
    const labelOf = (value: string) => {
      if (value === 'true' || value === 'false')
        return translate(locale, value === 'true' ? 'matcher:yes' : 'matcher:no')
      return options.some((option) => option.key === value) ? renderer.option(key, value) : value
    }
    const answers =
      kind === 'amount'
        ? bandsOf(given, (from, to) => {
            const amount = (value: number) => renderer.amount(unit, value)
            return from === 0
              ? translate(locale, 'matcher:amount_up_to', { value: amount(to) })
              : translate(locale, 'matcher:amount_between', { from: amount(from), to: amount(to) })
          })
        : given
            .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
            .slice(0, MOST_ANSWERS)
            .map(({ value, count }) => ({ value, label: labelOf(value), count }))
    return { key, text: renderer.question(key), answered: many, skipped: Math.max(0, counted.lists - many), answers }
  })
}

/** Amounts in bands of one width, with round edges. */
function bandsOf(
  given: readonly { value: string; count: number }[],
  say: (from: number, to: number) => string,
): Questions[number]['answers'] {
  const most = Math.max(0, ...given.map(({ value }) => Number(value)))
  if (most === 0) return given.length === 0 ? [] : [{ value: '0', label: say(0, 0), count: sum(given) }]
  const width = roundUp(most / BANDS)
  const bands = new Map<number, number>()
  for (const { value, count } of given) {
    const band = Math.max(0, Math.ceil(Number(value) / width) - 1)
    bands.set(band, (bands.get(band) ?? 0) + count)
  }
  return [...bands]
    .toSorted(([a], [b]) => a - b)
    .map(([band, count]) => ({ value: String(band * width), label: say(band * width, (band + 1) * width), count }))
}

const sum = (given: readonly { count: number }[]): number => given.reduce((all, { count }) => all + count, 0)

/** The next of 1, 2, 5, 10, 20 … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value
}
