import { useMutation, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../../api/api-problem.ts'
import { Avatar } from '../../../design/avatar.tsx'
import { Button } from '../../../design/button.tsx'
import { useToast } from '../../../design/toast.tsx'
import { FormError } from '../../../forms/form-error.tsx'
import { useServices } from '../../../services.ts'
import { meQuery, useMe } from '../../../session/me-context.ts'
import { removePhoto } from '../account.api.ts'

const CropDialog = lazy(() => import('./crop-dialog.tsx').then((file) => ({ default: file.CropDialog })))

/** One's own photo, or the initials that stand in its place, and the ways to change it. */
export function PhotoRow() {
  const { t } = useTranslation('settings')
  const me = useMe()
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<File>()

  /** Other screens hear of it by themselves; this one shows it with the answer. */
  const show = (photo_url: string | null) => {
    queries.setQueryData(meQuery(http).queryKey, (now) => now && { ...now, photo_url })
    for (const first of ['colleagues', 'members']) void queries.invalidateQueries({ queryKey: [first] })
  }
  const remove = useMutation({
    mutationFn: () => removePhoto(http),
    onSuccess: () => {
      show(null)
      toast({ text: t('photo.removed') })
    },
  })
  return (
    <div className="mb-5 grid gap-2">
      <div className="flex items-center gap-4">
        <Avatar name={me.name} photo={me.photo_url} size="huge" />
        <div className="grid gap-2">
          <div className="flex flex-wrap gap-2">
            <input
              ref={input}
              type="file"
              hidden
              accept="image/*"
              aria-label={t('photo.label')}
              onChange={({ target }) => {
                setChosen(target.files?.[0])
                target.value = ''
              }}
            />
            <Button onClick={() => input.current?.click()}>
              {t(me.photo_url === null ? 'photo.choose' : 'photo.replace')}
            </Button>
            {me.photo_url !== null && (
              <Button kind="ghost" busy={remove.isPending} onClick={() => remove.mutate()}>
                {t('photo.remove')}
              </Button>
            )}
          </div>
          <p className="text-12 text-ink-faint">{t('photo.hint')}</p>
        </div>
      </div>
      <FormError error={remove.error === null ? undefined : { message: detailOf(remove.error) ?? 'unreachable' }} />
      {chosen !== undefined && (
        <Suspense>
          <CropDialog
            file={chosen}
            onClose={() => setChosen(undefined)}
            onSaved={(photo) => {
              show(photo)
              setChosen(undefined)
              toast({ text: t('photo.saved') })
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
