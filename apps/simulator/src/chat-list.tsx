import { foldLog } from './fold-log.ts'
import { makeCustomer } from './make-customer.ts'
import { summaryOf } from './summary-of.ts'
import type { ShownPhone } from './use-phone.ts'
import { t } from './words.ts'

/** Whom one can be: the customers who wrote, or may. */
export function ChatList({ shown, onOpen }: { shown: ShownPhone; onOpen(lid: string): void }) {
  const { view, log, play } = shown
  const add = async () => {
    const customer = makeCustomer(view.customers)
    await play('meet', { customer })
    onOpen(customer.lid)
  }
  return (
    <div class="chats">
      <div class="bar">
        <h2>{t('chats.title')}</h2>
        <button type="button" onClick={() => void add()}>
          {t('chats.new')}
        </button>
      </div>
      <ul>
        {view.customers.map(({ lid, name, phone }) => {
          const last = foldLog(log, lid).at(-1)
          return (
            <li key={lid}>
              <button type="button" class="row" onClick={() => onOpen(lid)}>
                <span class="avatar" aria-hidden="true">
                  {name.slice(0, 1)}
                </span>
                <span class="who">
                  <strong>{name}</strong>
                  <span>{last === undefined ? phone : summaryOf(last)}</span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <p class="hint">{t('chats.pick')}</p>
    </div>
  )
}
