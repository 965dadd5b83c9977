import { useEffect, useState } from 'react'

/** A picture file decoded and upright; null when it cannot be read, undefined until that is known. */
export function useBitmap(file: File): ImageBitmap | null | undefined {
  const [picture, setPicture] = useState<ImageBitmap | null>()
  useEffect(() => {
    let left = false
    setPicture(undefined)
    const read = createImageBitmap(file)
    read.then(
      (bitmap) => !left && setPicture(bitmap),
      () => !left && setPicture(null),
    )
    return () => {
      left = true
      read.then(
        (bitmap) => bitmap.close(),
        () => undefined,
      )
    }
  }, [file])
  return picture
}
