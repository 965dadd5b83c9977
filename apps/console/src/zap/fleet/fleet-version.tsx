import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { getVersion, putVersion } from './fleet.api.ts'

/** The version of WhatsApp Web that all bots say they are: one field, tried by one bot first. */
export function FleetVersion() {
  const { t } = useTranslation('connections', { keyPrefix: 'fleet' })
  const { http } = useServices()
  const format = useFormat()
  const [typed, setTyped] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: ['fleet', 'version'],
    queryFn: () => getVersion(http),
    // While one bot tries it, how far it has come is looked at.
    refetchInterval: ({ state }) => (state.data?.trying == null ? false : 5_000),
  })
  const put = useAct({
    run: (version: string | null) => putVersion(http, version),
    changes: ['fleet'],
    done: () => ({ text: t('version_begun') }),
    after: () => setTyped(''),
  })
  return (
    <Card title={t('version_title')} description={t('version_text')}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <Skeleton className="h-16 w-full" />
      ) : (
        <div className="grid gap-4">
          <p role="status" className="text-14">
            {data.version ?? t('own_version')}{' '}
            <span className="text-ink-soft">
              {t('reached', { reached: format.number(data.reached), running: format.number(data.running) })}
            </span>
            {data.trying !== null && (
              <span className="block text-13 text-ink-soft">
                {t('trying', { version: data.trying.version ?? t('own_version') })}
              </span>
            )}
          </p>
          <form
            noValidate
            className="flex flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault()
              put.mutate(typed.trim() === '' ? null : typed.trim())
            }}
          >
            <div className="w-64 max-w-full">
              <Field label={t('new_version')} hint={t('new_version_hint')}>
                <Input
                  value={typed}
                  autoComplete="off"
                  spellCheck={false}
                  placeholder={t('version_example')}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </Field>
            </div>
            <Button type="submit" busy={put.isPending} className="mb-5.5">
              {t('try_version')}
            </Button>
          </form>
        </div>
      )}
    </Card>
  )
}
