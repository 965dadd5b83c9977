import { useTranslation } from 'react-i18next'
import { useContactName } from '../../../i18n/use-contact-name.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import type { Typist } from '../../../inbox/inbox-data.ts'

/** Who is writing now: the customer, so that one waits, or a colleague, so that two do not answer at once. */
export function TypingLine({ typists }: { typists: readonly Typist[] }) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const nameOf = useContactName()
  const colleagues = typists.filter(({ kind }) => kind === 'member').map(({ name }) => name)
  const customers = typists.filter(({ kind }) => kind === 'contact').map(nameOf)
  return (
    <div role="status" className="flex min-h-6 flex-wrap items-center gap-x-3 px-3 text-12 sm:px-4">
      {colleagues.length > 0 && (
        <p className="flex items-center gap-1.5 font-medium text-warn">
          <Dots />
          {t('typing.colleague', { names: format.list(colleagues), count: colleagues.length })}
        </p>
      )}
      {customers.length > 0 && (
        <p className="flex items-center gap-1.5 text-ink-soft">
          <Dots />
          {t('typing.customer', { names: format.list(customers), count: customers.length })}
        </p>
      )}
    </div>
  )
}

function Dots() {
  return (
    <span aria-hidden className="flex gap-0.5">
      <span className="size-1 animate-pulse rounded-full bg-current" />
      <span className="size-1 animate-pulse rounded-full bg-current [animation-delay:200ms]" />
      <span className="size-1 animate-pulse rounded-full bg-current [animation-delay:400ms]" />
    </span>
  )
}
