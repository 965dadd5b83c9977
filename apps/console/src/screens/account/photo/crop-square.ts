/** Which square of a picture is kept: its centre in the picture's pixels, and how near it is looked at. */
export interface Crop {
  x: number
  y: number
  /** 1: the whole of the shorter side. */
  zoom: number
}

export interface Size {
  width: number
  height: number
}

export const MOST_ZOOM = 4

/** The middle, as wide as it goes. */
export function wholeOf({ width, height }: Size): Crop {
  return { x: width / 2, y: height / 2, zoom: 1 }
}

/** Side of the square in the picture's pixels. */
export function sideOfCrop({ width, height }: Size, { zoom }: Crop): number {
  return Math.min(width, height) / zoom
}

/** The same crop, where it leaves the picture moved back into it. */
export function within(size: Size, crop: Crop): Crop {
  const zoom = clamp(crop.zoom, 1, MOST_ZOOM)
  const half = sideOfCrop(size, { ...crop, zoom }) / 2
  return { x: clamp(crop.x, half, size.width - half), y: clamp(crop.y, half, size.height - half), zoom }
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
