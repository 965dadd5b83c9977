import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../../api/api-problem.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { FormError } from '../../../forms/form-error.tsx'
import { useServices } from '../../../services.ts'
import { uploadPhoto } from '../account.api.ts'
import { CropFrame } from './crop-frame.tsx'
import { type Crop, MOST_ZOOM, wholeOf, within } from './crop-square.ts'
import { photoOf } from './draw-crop.ts'
import { useBitmap } from './use-bitmap.ts'

interface CropDialogProps {
  file: File
  onClose(): void
  onSaved(photoUrl: string | null): void
}

/** Which square of a picture becomes the photo. Only that square leaves the browser. */
export function CropDialog({ file, onClose, onSaved }: CropDialogProps) {
  const { t } = useTranslation(['settings', 'common'])
  const { http } = useServices()
  const zoomId = useId()
  const picture = useBitmap(file)
  const [moved, setMoved] = useState<Crop>()
  const crop = moved ?? (picture ? wholeOf(picture) : undefined)
  const save = useMutation({
    mutationFn: async (chosen: { picture: ImageBitmap; crop: Crop }) =>
      uploadPhoto(http, await photoOf(chosen.picture, chosen.crop)),
    onSuccess: onSaved,
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('photo.crop.title')}
      description={t('photo.crop.text')}
    >
      <div className="grid gap-4">
        {picture === null && <FormError error={{ message: t('photo.crop.unreadable') }} />}
        {picture === undefined && (
          <p className="grid h-64 place-items-center text-13 text-ink-soft">{t('photo.crop.reading')}</p>
        )}
        {picture && crop && (
          <>
            <CropFrame picture={picture} crop={crop} onChange={setMoved} />
            <label htmlFor={zoomId} className="mx-auto grid w-64 gap-1 text-13 font-medium">
              {t('photo.crop.zoom')}
              <input
                id={zoomId}
                type="range"
                min={1}
                max={MOST_ZOOM}
                step={0.01}
                value={crop.zoom}
                onChange={({ target }) => setMoved(within(picture, { ...crop, zoom: Number(target.value) }))}
                className="w-full accent-accent"
              />
            </label>
          </>
        )}
        <FormError error={save.error === null ? undefined : { message: detailOf(save.error) ?? 'unreachable' }} />
        <DialogActions>
          <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
          <Button
            kind="primary"
            disabled={!picture}
            busy={save.isPending}
            onClick={() => picture && crop && save.mutate({ picture, crop })}
          >
            {t('photo.crop.save')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
