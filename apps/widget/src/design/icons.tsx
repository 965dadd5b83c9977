import type { ComponentChildren } from 'preact'

// Strokes of lucide (ISC). Those of the panel are in panel/panel-icons.tsx: before it opens nobody needs them.

/** A drawing of 24 by 24 in the colour of the text around it. */
export function icon(children: ComponentChildren) {
  return ({ size = 20 }: { size?: number }) => (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      {children}
    </svg>
  )
}

export const ChatIcon = icon(<path d="M7.9 20A9 9 0 1 0 4 16.1L2 22Z" />)
export const CloseIcon = icon(<path d="M18 6 6 18M6 6l12 12" />)
export const DownIcon = icon(<path d="m6 9 6 6 6-6" />)
/** The panel's, and its recorder's: what two files of the panel share would be a third. */
export const SendIcon = icon(<path d="M12 19V5M5 12l7-7 7 7" />)
