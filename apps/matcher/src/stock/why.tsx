import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

interface WhyProps {
  reasons: readonly string[]
  /** What of the wishes is not met. */
  misses: readonly string[]
  tradeOff: string | null
}

/** Why this car, and what one gives up with it, said as plainly. */
export function Why({ reasons, misses, tradeOff }: WhyProps) {
  const { t } = usePage()
  const buts = [...misses, ...(tradeOff === null ? [] : [tradeOff])]
  if (reasons.length === 0 && buts.length === 0) return null
  return (
    <ul class="why">
      {reasons.map((reason) => (
        <li key={reason} class="why-good">
          <Icon name="check" />
          <span>{reason}</span>
        </li>
      ))}
      {buts.map((but) => (
        <li key={but} class="why-but">
          <Icon name="alert" />
          <span>
            <span class="unseen">{t('why.but')} </span>
            {but}
          </span>
        </li>
      ))}
    </ul>
  )
}
