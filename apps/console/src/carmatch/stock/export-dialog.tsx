import { CarExportFormat } from '@recado/contracts/cars'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../api/save-file.ts'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Field } from '../../design/field.tsx'
import { Input } from '../../design/input.tsx'
import { Select } from '../../design/select.tsx'
import { useServices } from '../../services.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { exportCars } from './stock.api.ts'

const ENDINGS: Record<CarExportFormat, string> = { csv: 'csv', json: 'json', meta: 'xml', google: 'xml', olx: 'json' }
const FORMATS: readonly CarExportFormat[] = ['csv', 'meta', 'google', 'olx', 'json']

/** The cars on offer as a file for elsewhere: a spreadsheet, Meta's and Google's catalogues, OLX. */
export function ExportDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation(['stock', 'common'])
  const { http } = useServices()
  const { contact } = useTenantConfig()
  const [format, setFormat] = useState<CarExportFormat>('csv')
  const [phone, setPhone] = useState(contact.phone ?? '')
  const [zipcode, setZipcode] = useState('')
  const save = useAct({
    run: async () => {
      const more = format === 'olx' ? { phone: phone.trim(), zipcode: zipcode.trim() } : {}
      saveFile(await exportCars(http, { format, ...more }), `${t('export.file')}-${format}.${ENDINGS[format]}`)
    },
    changes: [],
    after: onClose,
  })
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={t('export.title')} description={t('export.text')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate(undefined)
        }}
        className="grid gap-4"
      >
        <Field label={t('export.format')} hint={t(`export.hints.${format}`)}>
          <Select
            value={format}
            onChange={(value) => setFormat(CarExportFormat.parse(value))}
            options={FORMATS.map((value) => ({ value, label: t(`export.formats.${value}`) }))}
          />
        </Field>
        {format === 'olx' && (
          <div className="grid items-start gap-4 sm:grid-cols-2">
            <Field label={t('export.phone')}>
              <Input type="tel" value={phone} onChange={({ target }) => setPhone(target.value)} />
            </Field>
            <Field label={t('export.zipcode')}>
              <Input
                inputMode="numeric"
                value={zipcode}
                maxLength={9}
                placeholder="00000-000"
                onChange={({ target }) => setZipcode(target.value)}
              />
            </Field>
          </div>
        )}
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            type="submit"
            kind="primary"
            busy={save.isPending}
            disabled={format === 'olx' && (phone.trim() === '' || zipcode.trim() === '')}
          >
            {!save.isPending && <Download size={16} aria-hidden />}
            {t('export.go')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
