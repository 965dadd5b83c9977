import { MAX_CAR_FILE_BYTES } from '@recado/contracts/car-imports'
import { CarImportId } from '@recado/contracts/ids'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { FileUp, Link2 } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../api/api-problem.ts'
import { wireId } from '../../api/wire-id.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { CheckRow } from '../../design/check-row.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Progress } from '../../design/progress.tsx'
import { FormError } from '../../forms/form-error.tsx'
import { useUnsaved } from '../../forms/unsaved.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { importAddress, importFile, importKeys } from './imports.api.ts'

const ENDINGS = '.csv,.txt,.tsv,.xlsx,.xml,.json'

/** Brings the stock from a file or an address; what it is, is found out by reading it. */
export function BeginImport() {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const format = useFormat()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [complete, setComplete] = useState(true)
  const [url, setUrl] = useState('')
  const [sent, setSent] = useState<number>()
  const [begun, setBegun] = useState<CarImportId>()
  const [over, setOver] = useState(false)
  const [error, setError] = useState<string>()
  const busy = sent !== undefined
  // Who leaves while a file is sent leaves half of it.
  useUnsaved(busy)
  // After the effect above has ended: then nobody is asked whether to leave.
  useEffect(() => {
    if (begun !== undefined) void navigate({ to: '/estoque/importar/$id', params: { id: wireId(CarImportId, begun) } })
  }, [begun, navigate])

  const begin = async (run: () => Promise<{ id: CarImportId }>) => {
    setError(undefined)
    setSent(0)
    try {
      const { id } = await run()
      void queries.invalidateQueries({ queryKey: importKeys.all })
      setSent(undefined)
      setBegun(id)
    } catch (cause) {
      setSent(undefined)
      setError(detailOf(cause) ?? 'unreachable')
    }
  }
  const take = (file: File | undefined) => {
    if (file === undefined) return
    if (file.size === 0) setError(t('begin.empty_file'))
    else if (file.size > MAX_CAR_FILE_BYTES) setError(t('begin.too_large', { most: format.bytes(MAX_CAR_FILE_BYTES) }))
    else void begin(() => importFile(http, file, complete, setSent))
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      take(event.dataTransfer.files[0])
    },
  }
  return (
    <Card title={t('begin.title')} description={t('begin.text')}>
      <div className="grid gap-4">
        <FormError error={error === undefined ? undefined : { message: error }} />
        <div className="grid items-stretch gap-4 md:grid-cols-2">
          <div
            {...drop}
            className={clsx(
              'grid place-content-center justify-items-center gap-2 rounded-8 border border-dashed px-4 py-7 text-center',
              over ? 'border-accent-text bg-accent-soft' : 'border-line-strong',
            )}
          >
            <Button kind="primary" busy={busy} onClick={() => input.current?.click()}>
              {!busy && <FileUp size={16} aria-hidden />}
              {t('begin.file')}
            </Button>
            <p className="text-12 text-ink-soft">{t('begin.file_hint')}</p>
            <input
              ref={input}
              type="file"
              hidden
              accept={ENDINGS}
              aria-label={t('begin.file')}
              onChange={({ target }) => {
                const file = target.files?.[0]
                target.value = ''
                take(file)
              }}
            />
          </div>
          <form
            noValidate
            className="grid content-center gap-3 rounded-8 border border-line px-4 py-4"
            onSubmit={(event) => {
              event.preventDefault()
              void begin(() => importAddress(http, url.trim(), complete))
            }}
          >
            <Field label={t('begin.url')} hint={t('begin.url_hint')}>
              <Input
                type="url"
                autoComplete="off"
                placeholder="https://"
                value={url}
                onChange={({ target }) => setUrl(target.value)}
              />
            </Field>
            <Button type="submit" className="justify-self-start" disabled={url.trim() === ''} busy={busy}>
              {!busy && <Link2 size={16} aria-hidden />}
              {t('begin.fetch')}
            </Button>
          </form>
        </div>
        {busy && <Progress label={t('begin.sending')} share={sent} />}
        <CheckRow
          checked={complete}
          onChange={({ target }) => setComplete(target.checked)}
          label={t('begin.complete')}
          hint={t('begin.complete_hint')}
        />
      </div>
    </Card>
  )
}
