import type { Statement } from '../explain/explain.ts'
import type { Model } from '../model/define-model.ts'
import { formatValue } from './format-value.ts'
import { pick } from './pick-message.ts'
import type { Wording } from './wording.ts'

/** A reason or a drawback in words that are true of the figures as they are shown, rounding included. */
export function wordStatement(model: Model, wording: Wording, statement: Statement): string {
  const { kind, attribute, value: fact } = statement
  const params: Record<string, string> = { name: wording.messages[`attribute.${attribute}`] ?? attribute }
  if (fact !== undefined) params.value = formatValue(model, wording, attribute, fact)
  const general = typeof fact === 'string' ? [`${kind}.category`, kind] : [kind]
  // "Within what you can pay" suits a highest price and not a lowest one, so what fits is worded by operator.
  if (statement.op !== undefined) general.unshift(`${kind}.${attribute}.${statement.op}`)
  if (typeof fact !== 'number')
    return pick(wording, [`${kind}.${attribute}.${fact}`, `${kind}.${attribute}`, ...general], params)

  const typical = shownTypical(model, wording, statement, fact)
  if (typical !== undefined) params.typical = typical
  if (model.byKey.get(attribute)?.ratioOf !== undefined) {
    params.difference = formatValue(model, wording, attribute, Math.abs(1 - fact))
    const isSame = params.difference === formatValue(model, wording, attribute, 0)
    const side = isSame ? 'same' : fact < 1 ? 'below' : 'above'
    return pick(wording, [`${kind}.${attribute}.${side}`, `${kind}.${attribute}`, ...general], params)
  }
  // Two figures that read alike show no difference: then the sentence without them is the true one.
  const compares = kind === 'better' || kind === 'worse'
  return pick(wording, compares && typical === undefined ? general : [`${kind}.${attribute}`, ...general], params)
}

/** What is typical, rounded when it still reads as worse (or better) than the value; undefined when it cannot. */
function shownTypical(
  model: Model,
  wording: Wording,
  { attribute, typical }: Statement,
  fact: number,
): string | undefined {
  if (typical === undefined) return undefined
  const value = formatValue(model, wording, attribute, fact)
  for (const candidate of [roundTypical(typical), typical]) {
    const shown = formatValue(model, wording, attribute, candidate)
    if (Math.sign(candidate - fact) === Math.sign(typical - fact) && shown !== value) return shown
  }
  return undefined
}

/** What is typical needs no exact figure: three significant digits; years and small numbers stay as they are. */
function roundTypical(value: number): number {
  if (Math.abs(value) < 3000) return value
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) - 2)
  return Math.round(value / step) * step
}
