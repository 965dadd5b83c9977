const full = (digits: string): number =>
  digits.length === 2 ? (Number(digits) > 60 ? 1900 : 2000) + Number(digits) : Number(digits)

/** A day of a year: "01/03/2019", "2019-03-01"; a feed that has one means its year. */
const DAY = /(?<!\d)(?:\d{1,2}[/.-]\d{1,2}[/.-](\d{4})|(\d{4})-\d{2}-\d{2})(?!\d)/
/** Built and model: "2019/2020", "19/20", "2019 2020", "20192020". */
const PAIR = /(?<!\d)(\d{4}|\d{2})\s*[/\\|-]\s*(\d{4}|\d{2})(?!\d)|(?<!\d)((?:19|20)\d{2})\s*((?:19|20)\d{2})(?!\d)/
const SINGLE = /(?<!\d)((?:19|20)\d{2}|[12]\.\d{3})(?:[.,]0+)?(?!\d)/
const SHORT = /^'?(\d{2})$/

/**
 * Years of building and model out of one text. Two years are a pair only when the model's is the same year or one of the two after:
 * otherwise they are something else, and nothing is known.
 */
export function readYears(text: string): { made?: number; model: number } | undefined {
  const day = DAY.exec(text)
  if (day !== null) return { model: Number(day[1] ?? day[2]) }
  const pair = PAIR.exec(text)
  if (pair !== null) {
    const [made, model] = [full((pair[1] ?? pair[3])!), full((pair[2] ?? pair[4])!)]
    return model >= made && model - made <= 2 ? { made, model } : undefined
  }
  const single = SINGLE.exec(text)?.[1] ?? SHORT.exec(text.trim())?.[1]
  return single === undefined ? undefined : { model: full(single.replace('.', '')) }
}
