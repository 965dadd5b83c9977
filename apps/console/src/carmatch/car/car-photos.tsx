import { CAR_PHOTO_TYPES, type CarPhotoView, type CarView, MAX_CAR_PHOTO_BYTES } from '@recado/contracts/cars'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../api/api-problem.ts'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Progress } from '../../design/progress.tsx'
import { useToast } from '../../design/toast.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { carKeys, deletePhoto, listPhotos, orderPhotos, uploadPhoto } from '../stock/stock.api.ts'
import { CarPhoto } from './car-photo.tsx'
import { moved } from './moved.ts'

/** While photos of an address are being fetched the list is read again. */
const AGAIN_MS = 3_000

/** A car's photos, in the order in which buyers see them; the first is its face. */
export function CarPhotos({ car }: { car: Pick<CarView, 'id' | 'title'> }) {
  const { t } = useTranslation('stock')
  const { http } = useServices()
  const format = useFormat()
  const toast = useToast()
  const queries = useQueryClient()
  const writes = useMay()('cars.write')
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<{ done: number; of: number }>()
  const key = carKeys.photos(car.id)
  const photos = useQuery({
    queryKey: key,
    queryFn: () => listPhotos(http, car.id),
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'waiting') ? AGAIN_MS : false),
  })
  const items = photos.data ?? []
  const order = useAct({
    run: (wanted: CarPhotoView[]) => {
      queries.setQueryData(key, wanted)
      return orderPhotos(
        http,
        car.id,
        wanted.map(({ id }) => id),
      )
    },
    changes: ['cars'],
  })
  const remove = useAct({
    run: (photo: CarPhotoView) => deletePhoto(http, car.id, photo.id),
    changes: ['cars'],
    done: () => ({ text: t('photos.removed') }),
  })
  const send = async (files: File[]) => {
    for (const [done, file] of files.entries()) {
      setSending({ done, of: files.length })
      try {
        if (file.size > MAX_CAR_PHOTO_BYTES)
          toast({
            tone: 'bad',
            text: t('photos.too_large', { name: file.name, most: format.bytes(MAX_CAR_PHOTO_BYTES) }),
          })
        else await uploadPhoto(http, car.id, file)
      } catch (error) {
        toast({ tone: 'bad', text: detailOf(error) ?? t('photos.not_sent', { name: file.name }) })
      }
    }
    setSending(undefined)
    await queries.invalidateQueries({ queryKey: carKeys.all })
  }
  return (
    <Card
      title={t('photos.title')}
      actions={
        writes && (
          <Button size="small" busy={sending !== undefined} onClick={() => input.current?.click()}>
            {sending === undefined && <ImagePlus size={14} aria-hidden />}
            {t('photos.add')}
          </Button>
        )
      }
    >
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={CAR_PHOTO_TYPES.join(',')}
        aria-label={t('photos.add')}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          void send(files)
        }}
      />
      {sending !== undefined && (
        <div className="mb-3">
          <Progress
            label={t('photos.sending', { count: sending.done + 1, of: sending.of })}
            share={sending.done / sending.of}
          />
        </div>
      )}
      {photos.isError && photos.data === undefined ? (
        <ErrorState error={photos.error} onRetry={() => void photos.refetch()} />
      ) : items.length === 0 && !photos.isPending ? (
        <p className="text-13 text-ink-soft">{t(writes ? 'photos.empty' : 'photos.none')}</p>
      ) : (
        <ol className="grid grid-cols-3 gap-2" aria-label={t('photos.title')}>
          {items.map((photo, index) => (
            <CarPhoto
              key={photo.id}
              photo={photo}
              name={t('photos.name', { number: index + 1, car: car.title })}
              index={index}
              count={items.length}
              onMove={writes ? (from, to) => order.mutate(moved(items, from, to)) : undefined}
              onRemove={() => remove.mutate(photo)}
            />
          ))}
        </ol>
      )}
    </Card>
  )
}
