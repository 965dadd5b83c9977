import { meaningOfQuantity } from './meaning-of-quantity.ts'
import { type Quantity, readQuantity } from './quantity.ts'
import type { Item } from './read-items.ts'
import type { Reading } from './reading.ts'
import { isNo } from './refusals.ts'

/** Notes what an amount says, with the limit, the subject and the refusal said before it; gives the item behind it. */
export function takeAmount(reading: Reading, at: number): number {
  const { items, year, subject, bound, refuses } = reading
  const from = Math.min(at, bound?.at ?? at, reading.refusal?.at ?? at)
  const quantity = readQuantity(items, at, { year, between: reading.between, listed: subject === 'plate' })
  const refusedBehind = isRefusedBehind(items, quantity.end)
  const end = quantity.end + (refusedBehind ? 1 : 0)
  if (subject === 'plate' && quantity.amounts.every(({ value }) => value <= 9)) {
    const kind = refuses || refusedBehind ? 'not' : 'value'
    for (const { value } of quantity.amounts)
      reading.add({ slot: 'plate_final_digit', kind, value: String(value), from, end })
    reading.forget()
    return end
  }
  const meant = meaningOfQuantity(withAge(quantity, bound?.kind), {
    year,
    subject,
    bound: bound?.kind,
    negated: refuses,
    corrected: reading.corrected,
  })
  if (meant !== undefined) {
    // "motor 1.0 não" and "que não seja 2015" leave a hole that no limit can have.
    const hole = refusedBehind || (refuses && meant.kind === 'exact' && !meant.slot.startsWith('answer.'))
    if (hole) reading.unsaid.push({ from, end })
    else reading.add({ ...meant, from, end })
  }
  reading.forget()
  // "48 parcelas de 900": what follows is the instalment.
  if (meant?.slot === 'answer.months' && / de$/.test(items[end - 1]!.plain)) reading.subject = 'payment'
  return end
}

function isRefusedBehind(items: readonly Item[], at: number): boolean {
  return isNo(items[at]) && (items[at + 1] === undefined || items[at + 1]!.mark)
}

/** "no máximo 5 anos" is the age of a car; "tem setenta anos" is a person's. */
function withAge(quantity: Quantity, bound: string | undefined): Quantity {
  return quantity.unit !== 'years' || bound === undefined || bound === 'around'
    ? quantity
    : { ...quantity, unit: 'age' }
}
