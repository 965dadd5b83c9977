import { PHOTO_SIDE } from '@recado/contracts/photos'
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Crop, sideOfCrop, within } from './crop-square.ts'
import { drawCrop } from './draw-crop.ts'

interface CropFrameProps {
  picture: ImageBitmap
  crop: Crop
  onChange(crop: Crop): void
}

/** Of the shown side, for each press of an arrow. */
const STEP = 0.04
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

/** The photo as it will be, in the circle in which it will be seen; it is dragged below it, or moved with the arrows. */
export function CropFrame({ picture, crop, onChange }: CropFrameProps) {
  const { t } = useTranslation('settings')
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current !== null) drawCrop(canvas.current, picture, crop)
  }, [picture, crop])

  /** By parts of the shown side; the picture goes that way, so what is kept goes the other. */
  const move = (right: number, down: number) => {
    const side = sideOfCrop(picture, crop)
    onChange(within(picture, { ...crop, x: crop.x - right * side, y: crop.y - down * side }))
  }
  const onDrag = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons === 0) return
    const { width } = event.currentTarget.getBoundingClientRect()
    move(event.movementX / width, event.movementY / width)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ARROWS[event.key]
    if (way === undefined) return
    event.preventDefault()
    move(way[0] * STEP, way[1] * STEP)
  }
  return (
    <div
      role="application"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: who moves it by keyboard must get here
      tabIndex={0}
      aria-label={t('photo.crop.move')}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onDrag}
      onKeyDown={onKeyDown}
      className="relative mx-auto size-64 cursor-grab touch-none overflow-hidden rounded-8 bg-sunken active:cursor-grabbing"
    >
      <canvas ref={canvas} width={PHOTO_SIDE * 2} height={PHOTO_SIDE * 2} className="size-full" />
      <span aria-hidden className="absolute inset-0 rounded-full shadow-[0_0_0_128px_var(--color-scrim)]" />
    </div>
  )
}
