import { readMoney } from '@recado/brazil/read-money'
import { CarId } from '@recado/contracts/ids'
import type { LeadDetail, LeadStage } from '@recado/contracts/leads'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { Textarea } from '../../design/textarea.tsx'
import { useServices } from '../../services.ts'
import { writeMoney } from '../car/write-money.ts'
import { leadKeys, moveLead } from './leads.api.ts'

export interface Move {
  stage: LeadStage
}

const NO_CAR = 'none'

/** Says how a lead stands; a sale with its car and what was paid. */
export function MoveLeadDialog({ lead, move: { stage }, onClose }: { lead: LeadDetail; move: Move; onClose(): void }) {
  const { t } = useTranslation(['leads', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const cars = lead.cars.flatMap(({ id, title, price_cents }) =>
    id === null ? [] : [{ id, wire: String(CarId.encode(id)), title, price_cents }],
  )
  const [car, setCar] = useState(cars[0]?.wire ?? NO_CAR)
  const [price, setPrice] = useState(cars[0]?.price_cents == null ? '' : writeMoney(cars[0].price_cents))
  const [note, setNote] = useState('')
  const asksCar = stage === 'sold' || stage === 'visit'
  const read = price.trim() === '' ? undefined : readMoney(price)
  const move = useAct({
    run: async () => {
      const chosen = asksCar ? cars.find(({ wire }) => wire === car)?.id : undefined
      const paid = stage === 'sold' && read?.ok ? read.value : undefined
      const body = {
        stage,
        note: note.trim(),
        ...(chosen && { car_id: chosen }),
        ...(paid !== undefined && { price_cents: paid }),
      }
      queries.setQueryData(leadKeys.one(lead.id), await moveLead(http, lead.id, body))
    },
    changes: ['leads', 'cars'],
    done: () => ({ text: t('move.done', { name: lead.name, stage: t(`stage.${stage}`).toLowerCase() }) }),
    after: onClose,
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(`move.titles.${stage}`, { name: lead.name })}
      description={stage === 'sold' ? t('move.sold_text') : undefined}
    >
      <form
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          move.mutate(undefined)
        }}
      >
        {asksCar && cars.length > 0 && (
          <Field label={t('move.car')}>
            <Select
              value={car}
              onChange={setCar}
              options={[
                ...cars.map(({ wire, title }) => ({ value: wire, label: title })),
                { value: NO_CAR, label: t('move.no_car') },
              ]}
            />
          </Field>
        )}
        {stage === 'sold' && (
          <Field label={t('move.price')} error={read !== undefined && !read.ok ? 'invalid' : undefined}>
            <Input inputMode="decimal" value={price} onChange={({ target }) => setPrice(target.value)} />
          </Field>
        )}
        <Field label={t('move.note')}>
          <Textarea value={note} maxLength={500} onChange={({ target }) => setNote(target.value)} />
        </Field>
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button type="submit" kind="primary" busy={move.isPending} disabled={read !== undefined && !read.ok}>
            {t('common:actions.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
