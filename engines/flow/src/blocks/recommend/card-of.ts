import { formatNumber, formatWholeBrl } from '../../language/format-number.ts'
import type { Card } from '../../session/content.ts'
import type { Run } from '../../session/run.ts'
import type { RecommendedItem } from './item-schema.ts'

/** A car as a card: price and kilometres, the instalment, why it was chosen, and what speaks against it. */
export function cardOf(item: RecommendedItem, block: string, run: Run): Card {
  const { locale } = run.flow.document
  const facts = [
    item.price === undefined ? '' : formatWholeBrl(item.price, locale),
    item.kilometres === undefined
      ? ''
      : run.phrase('card.kilometres', { value: formatNumber(item.kilometres, locale) }),
  ]
  const instalment = item.monthly_payment
  const lines = [
    facts.filter(Boolean).join(' · '),
    instalment === undefined ? '' : run.phrase('card.monthly_payment', { value: formatWholeBrl(instalment, locale) }),
    ...item.reasons.map((reason) => run.phrase('card.reason', { value: reason })),
    item.drawback ? run.phrase('card.drawback', { value: item.drawback }) : '',
  ]
  return {
    id: `${block}:${item.id}`,
    title: item.title,
    lines: lines.filter(Boolean),
    ...(item.subtitle ? { subtitle: item.subtitle } : {}),
    ...(item.image_url ? { image_url: item.image_url } : {}),
    ...(item.url ? { url: item.url } : {}),
  }
}
