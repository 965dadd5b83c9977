/** A window to look through. */
export interface View {
  name: string
  size: { width: number; height: number }
  theme: 'light' | 'dark'
}

export const views: readonly View[] = [
  { name: '1440-light', size: { width: 1440, height: 900 }, theme: 'light' },
  { name: '1440-dark', size: { width: 1440, height: 900 }, theme: 'dark' },
  { name: '768-light', size: { width: 768, height: 1024 }, theme: 'light' },
  { name: '390-dark', size: { width: 390, height: 844 }, theme: 'dark' },
  { name: '390-light', size: { width: 390, height: 844 }, theme: 'light' },
  // A window of 1440 × 900 at 200 % is one of half the pixels.
  { name: 'zoom-light', size: { width: 720, height: 450 }, theme: 'light' },
]
