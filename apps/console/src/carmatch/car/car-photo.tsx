import type { CarPhotoView } from '@recado/contracts/cars'
import { clsx } from 'clsx'
import { ArrowLeft, ArrowRight, ImageOff, MoreHorizontal, Star, Trash2 } from 'lucide-react'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'

interface CarPhotoProps {
  photo: CarPhotoView
  name: string
  index: number
  count: number
  /** Undefined: it may not be changed. */
  onMove: ((from: number, to: number) => void) | undefined
  onRemove(): void
}

const PLACE = 'application/x-photo-place'

/** A photo in its place: dragged onto another it takes that place; its menu does the same by keyboard and finger. */
export function CarPhoto({ photo, name, index, count, onMove, onRemove }: CarPhotoProps) {
  const { t } = useTranslation('stock')
  const [over, setOver] = useState(false)
  const drag = onMove && {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer.setData(PLACE, String(index)),
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(PLACE)) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      onMove(Number(event.dataTransfer.getData(PLACE)), index)
    },
  }
  return (
    <li
      {...drag}
      className={clsx(
        'relative aspect-4/3 overflow-hidden rounded-4 bg-sunken',
        onMove && 'cursor-grab',
        over && 'outline-2 outline-accent-text',
      )}
    >
      {photo.small_url === null ? (
        <span className="grid size-full place-content-center justify-items-center gap-1 p-1 text-center text-12 text-ink-faint">
          {photo.status === 'failed' && <ImageOff size={16} aria-hidden />}
          {t(photo.status === 'failed' ? 'photos.failed' : 'photos.waiting')}
        </span>
      ) : (
        <img src={photo.small_url} alt={name} draggable={false} loading="lazy" className="size-full object-cover" />
      )}
      {index === 0 && (
        <span className="absolute bottom-1 left-1 rounded-4 bg-raised px-1 text-12 font-medium">
          {t('photos.cover')}
        </span>
      )}
      {onMove && (
        <span className="absolute top-1 right-1">
          <Menu
            trigger={
              <Button size="icon" className="size-7! bg-raised!" aria-label={t('photos.more', { photo: name })}>
                <MoreHorizontal size={14} aria-hidden />
              </Button>
            }
          >
            <MenuItem icon={<Star size={16} aria-hidden />} disabled={index === 0} onSelect={() => onMove(index, 0)}>
              {t('photos.make_cover')}
            </MenuItem>
            <MenuItem
              icon={<ArrowLeft size={16} aria-hidden />}
              disabled={index === 0}
              onSelect={() => onMove(index, index - 1)}
            >
              {t('photos.earlier')}
            </MenuItem>
            <MenuItem
              icon={<ArrowRight size={16} aria-hidden />}
              disabled={index === count - 1}
              onSelect={() => onMove(index, index + 1)}
            >
              {t('photos.later')}
            </MenuItem>
            <MenuItem icon={<Trash2 size={16} aria-hidden />} danger onSelect={onRemove}>
              {t('photos.remove')}
            </MenuItem>
          </Menu>
        </span>
      )}
    </li>
  )
}
