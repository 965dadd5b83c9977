import { carMessageEndpoints, MOST_SENT_CARS } from '@recado/contracts/car-messages'
import type { CarView } from '@recado/contracts/cars'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useDeferredValue, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Checkbox } from '../../design/checkbox.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Input } from '../../design/input.tsx'
import { useToast } from '../../design/toast.tsx'
import { storeMessages } from '../../inbox/thread-query.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { CarPicture } from '../stock/car-picture.tsx'
import { carKeys, listCars } from '../stock/stock.api.ts'
import { useCarWords } from '../stock/use-car-words.ts'
import type { CarToolProps } from './car-tool.tsx'

/** Cars on offer, to be sent: as cards on the site, each as its photo with its words on WhatsApp. */
export function PickCars({ conversationId, onClose }: CarToolProps & { onClose(): void }) {
  const { t } = useTranslation(['stock', 'common'])
  const { http } = useServices()
  const words = useCarWords()
  const queries = useQueryClient()
  const toast = useToast()
  const id = useId()
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const [chosen, setChosen] = useState<readonly CarView[]>([])
  const query = { status: ['available' as const], ...(q === '' ? {} : { q }) }
  const list = useKeysetList(carKeys.list(query), (cursor) => listCars(http, query, cursor))
  // Sent again after an error with the same cars, it is the same act.
  const act = useRef({ of: '', id: '' })
  const send = useMutation({
    mutationFn: () => {
      const of = chosen.map((car) => car.id).join()
      if (act.current.of !== of) act.current = { of, id: crypto.randomUUID() }
      const body = { client_id: act.current.id, car_ids: chosen.map((car) => car.id) }
      return http.call(carMessageEndpoints.send, { params: { id: conversationId }, body })
    },
    onSuccess: async ({ items }) => {
      onClose()
      // Shown at once, also where the line of events is down.
      await storeMessages(http, queries, conversationId, items).catch(() => undefined)
    },
    onError: () => toast({ tone: 'bad', text: t('send.failed') }),
  })
  const toggle = (car: CarView) =>
    setChosen(chosen.some((one) => one.id === car.id) ? chosen.filter((one) => one.id !== car.id) : [...chosen, car])
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('send.title')}
      description={t('send.text', { most: MOST_SENT_CARS })}
    >
      <div className="grid gap-3">
        <div className="relative">
          <Search
            size={16}
            className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint"
            aria-hidden
          />
          <Input
            type="search"
            aria-label={t('search')}
            placeholder={t('search')}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            className="pl-9"
          />
        </div>
        <div className="overflow-hidden rounded-8 border border-line">
          <ListView
            list={list}
            empty={
              <EmptyState icon={Search} title={t('nothing_title')}>
                {t('nothing')}
              </EmptyState>
            }
          >
            {(cars) => (
              <ul aria-label={t('title')} className="max-h-90 overflow-y-auto">
                {cars.map((car) => {
                  const picked = chosen.some((one) => one.id === car.id)
                  return (
                    <li key={car.id} className="border-b border-line last:border-0">
                      <label
                        htmlFor={`${id}-${car.id}`}
                        className="flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-hover"
                      >
                        <Checkbox
                          id={`${id}-${car.id}`}
                          checked={picked}
                          disabled={!picked && chosen.length >= MOST_SENT_CARS}
                          onChange={() => toggle(car)}
                        />
                        <CarPicture url={car.photo_url} className="h-10 w-14" />
                        <span className="grid min-w-0 flex-1">
                          <span className="truncate text-13 font-medium">{car.title}</span>
                          <span className="truncate text-12 text-ink-soft">{words.facts(car)}</span>
                        </span>
                        <span className="shrink-0 text-13 font-semibold">{words.price(car.price_cents)}</span>
                      </label>
                    </li>
                  )
                })}
              </ul>
            )}
          </ListView>
        </div>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            kind="primary"
            busy={send.isPending}
            disabled={chosen.length === 0}
            onClick={() => send.mutate(undefined)}
          >
            {t('send.send', { count: chosen.length })}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
