import type { CarOnPage } from '@recado/contracts/car-pages'
import { usePage } from '../page-tools.ts'

/** What is told of a car on its picture. */
export function Marks({ car }: { car: CarOnPage }) {
  const { t } = usePage()
  const { status, price_before_cents, attributes } = car
  const marks = [
    price_before_cents === null ? undefined : t('car.cheaper_now'),
    attributes.single_owner === true ? t('car.single_owner') : undefined,
    attributes.inspection_report === true ? t('car.inspected') : undefined,
  ].filter((mark) => mark !== undefined)
  if (status === 'available' && marks.length === 0) return null
  return (
    <ul class="marks">
      {status !== 'available' && <li class="mark mark-strong">{t(`status.${status}`)}</li>}
      {marks.map((mark) => (
        <li key={mark} class="mark">
          {mark}
        </li>
      ))}
    </ul>
  )
}
