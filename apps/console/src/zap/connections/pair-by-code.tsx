import { findPhone } from '@recado/brazil/find-phone'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { useServices } from '../../services.ts'
import { CONNECTIONS } from './connection-keys.ts'
import { pairConnection } from './connections.api.ts'

/** A code to type instead of one to scan: for who has the phone in hand and no second screen. */
export function PairByCode({ connection: { id, state } }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const { http } = useServices()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const pair = useAct({ run: (phone?: string) => pairConnection(http, id, phone), changes: [CONNECTIONS] })
  if (state === 'pairing_code') {
    return (
      <Button kind="ghost" className="justify-self-start" busy={pair.isPending} onClick={() => pair.mutate(undefined)}>
        {t('by_code.back')}
      </Button>
    )
  }
  return (
    <details className="text-13">
      <summary className="cursor-pointer text-accent-text">{t('by_code.title')}</summary>
      <form
        noValidate
        className="mt-3 flex flex-wrap items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          const phone = findPhone(typed)
          setWrong(phone === undefined)
          if (phone !== undefined) pair.mutate(phone)
        }}
      >
        <div className="w-64 max-w-full">
          <Field
            label={t('by_code.phone')}
            {...(wrong ? { error: 'phone_malformed' } : { error: undefined })}
            hint={t('by_code.hint')}
          >
            <Input
              type="tel"
              autoComplete="off"
              value={typed}
              placeholder={t('by_code.example')}
              onChange={(event) => setTyped(event.target.value)}
            />
          </Field>
        </div>
        <Button type="submit" busy={pair.isPending} className="mb-5.5">
          {t('by_code.ask')}
        </Button>
      </form>
    </details>
  )
}
