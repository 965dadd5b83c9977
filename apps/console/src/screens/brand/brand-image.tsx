import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ImageUp } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../../api/api-problem.ts'
import { Button } from '../../design/button.tsx'
import { FormError } from '../../forms/form-error.tsx'
import { useServices } from '../../services.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { type ImageKind, removeImage, uploadImage } from './brand.api.ts'

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/x-icon'

/** The present picture, and a button to choose another. */
export function BrandImage({ kind, readOnly }: { kind: ImageKind; readOnly: boolean }) {
  const { t } = useTranslation('brand')
  const { http } = useServices()
  const { branding } = useTenantConfig()
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const url = kind === 'logo' ? branding.logo_url : branding.favicon_url
  const change = useMutation({
    mutationFn: (file: File | undefined) =>
      file === undefined ? removeImage(http, kind) : uploadImage(http, kind, file),
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
          change.error === null
            ? undefined
            : { message: change.error instanceof ApiProblem ? change.error.problem.detail : 'unreachable' }
        }
      />
      {!readOnly && (
        <div className="flex gap-2">
          <input
            ref={input}
            type="file"
            hidden
            accept={ACCEPTED}
            aria-label={t(`images.${kind}`)}
            onChange={({ target }) => {
              const [file] = target.files ?? []
              if (file !== undefined) change.mutate(file)
              target.value = ''
            }}
          />
          <Button busy={change.isPending} onClick={() => input.current?.click()}>
            <ImageUp size={16} aria-hidden />
            {t(url === null ? 'images.choose' : 'images.replace')}
          </Button>
          {url !== null && (
            <Button kind="ghost" disabled={change.isPending} onClick={() => change.mutate(undefined)}>
              {t('images.remove')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
