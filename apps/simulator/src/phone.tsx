import { useEffect, useState } from 'preact/hooks'
import { Chat } from './chat.tsx'
import { ChatList } from './chat-list.tsx'
import { makeCustomer } from './make-customer.ts'
import { QrBanner } from './qr-banner.tsx'
import { stateOf } from './state-of.ts'
import type { ShownPhone } from './use-phone.ts'
import { t } from './words.ts'

/** The customers of a shop, each with a chat; and the shop's own phone where a code is to be scanned. */
export function Phone({ shown }: { shown: ShownPhone }) {
  const { view, play } = shown
  const [open, setOpen] = useState<string>()
  const customer = view.customers.find(({ lid }) => lid === open)
  // A newcomer finds somebody to be.
  const isLonely = view.customers.length === 0
  useEffect(() => {
    if (isLonely) void play('meet', { customer: makeCustomer([]) })
  }, [isLonely, play])
  useEffect(() => {
    const [only, ...others] = view.customers
    if (open === undefined && only !== undefined && others.length === 0) setOpen(only.lid)
  }, [open, view.customers])
  return (
    <section class="phone" aria-label={t('tabs.phone')}>
      <div class="status">
        <span>{t('phone', { number: view.phone })}</span>
        <span class="state" data-state={stateOf(view)}>
          {t(`state.${stateOf(view)}`)}
        </span>
      </div>
      {shown.problem !== undefined && (
        <p class="problem" role="alert">
          {shown.problem}
        </p>
      )}
      <QrBanner shown={shown} />
      {customer === undefined ? (
        <ChatList shown={shown} onOpen={setOpen} />
      ) : (
        <Chat key={customer.lid} shown={shown} customer={customer} onBack={() => setOpen('')} />
      )}
    </section>
  )
}
