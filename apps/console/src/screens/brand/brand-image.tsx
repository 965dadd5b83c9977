import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ImageUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { ApiProblem } from '../../api/api-problem.ts'
import { Button } from '../../design/button.tsx'
import { FormError } from '../../forms/form-error.tsx'
import { useServices } from '../../services.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'

const ACCEPTED = {
  logo: 'image/png,image/jpeg,image/webp,image/svg+xml',
  favicon: 'image/png,image/svg+xml,image/x-icon',
}

/** The present picture, and a button to choose another. */
export function BrandImage({ kind, readOnly }: { kind: 'logo' | 'favicon'; readOnly: boolean }) {
  const { t } = useTranslation('brand')
  const { http } = useServices()
  const { branding } = useTenantConfig()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const url = kind === 'logo' ? branding.logo_url : branding.favicon_url
  const upload = useMutation({
    mutationFn: (file: File) => http.upload(`/api/v1/brand/${kind}`, file, z.unknown()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['tenant-config'] }),
  })
  return (
    <div className="grid content-start gap-2">
      <p className="text-13 font-medium">{t(`images.${kind}`)}</p>
      <div className="grid h-28 place-items-center rounded-8 border border-dashed border-line-strong bg-sunken p-4">
        {url === null ? (
          <p className="text-13 text-ink-faint">{t('images.none')}</p>
        ) : (
          <img src={url} alt={t(`images.${kind}`)} className="max-h-full max-w-full object-contain" />
        )}
      </div>
      <p className="text-12 text-ink-faint">{t(`images.${kind}_hint`)}</p>
      <FormError
        error={
          upload.error === null
            ? undefined
            : { message: upload.error instanceof ApiProblem ? upload.error.problem.detail : 'unreachable' }
        }
      />
      {!readOnly && (
        <div>
          <input
            ref={input}
            type="file"
            hidden
            accept={ACCEPTED[kind]}
            aria-label={t(`images.${kind}`)}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file !== undefined) upload.mutate(file)
              target.value = ''
            }}
          />
          <Button busy={upload.isPending} onClick={() => input.current?.click()}>
            <ImageUp size={16} aria-hidden />
            {t(url === null ? 'images.choose' : 'images.replace')}
          </Button>
        </div>
      )}
    </div>
  )
}
