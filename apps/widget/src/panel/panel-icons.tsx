import { icon } from '../design/icons.tsx'

// Strokes of lucide (ISC).

export const BackIcon = icon(<path d="m15 18-6-6 6-6" />)
export const SendIcon = icon(<path d="M12 19V5M5 12l7-7 7 7" />)
export const PhotoIcon = icon(
  <>
    <rect width="18" height="18" x="3" y="3" rx="2" />
    <circle cx="9" cy="9" r="2" />
    <path d="m21 15-3.1-3.1a2 2 0 0 0-2.8 0L6 21" />
  </>,
)
export const ClipIcon = icon(
  <path d="m21.4 11.1-9.2 9.2a6 6 0 0 1-8.5-8.5l8.6-8.6a4 4 0 1 1 5.7 5.7l-8.6 8.6a2 2 0 0 1-2.8-2.9l8.5-8.4" />,
)
export const MicIcon = icon(
  <>
    <rect x="9" y="2" width="6" height="13" rx="3" />
    <path d="M19 10v2a7 7 0 0 1-14 0v-2M12 19v3" />
  </>,
)
export const SmileIcon = icon(
  <>
    <circle cx="12" cy="12" r="10" />
    <path d="M8 14s1.5 2 4 2 4-2 4-2M9 9h.01M15 9h.01" />
  </>,
)
export const PlayIcon = icon(<path d="M7 4v16l13-8z" fill="currentColor" />)
export const PauseIcon = icon(<path d="M7 5v14M17 5v14" stroke-width="4" />)
export const StopIcon = icon(<rect x="6" y="6" width="12" height="12" rx="2" fill="currentColor" />)
export const TrashIcon = icon(
  <path d="M3 6h18M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2" />,
)
export const FileIcon = icon(<path d="M15 2H6a2 2 0 0 0-2 2v16a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2V7zM14 2v5h6" />)
export const BellIcon = icon(
  <path d="M10.3 21a2 2 0 0 0 3.4 0M3.3 15.3A1 1 0 0 0 4 17h16a1 1 0 0 0 .7-1.7C19.4 14 18 12.5 18 8A6 6 0 0 0 6 8c0 4.5-1.4 6-2.7 7.3" />,
)
export const BellOffIcon = icon(
  <path d="M10.3 21a2 2 0 0 0 3.4 0M17 17H4a1 1 0 0 1-.7-1.7C4.6 14 6 12.5 6 8a6 6 0 0 1 .3-1.7M8.7 3A6 6 0 0 1 18 8c0 2.7.5 4.3 1.2 5.5M2 2l20 20" />,
)
export const CheckIcon = icon(<path d="M20 6 9 17l-5-5" />)
export const ChecksIcon = icon(<path d="M18 6 7 17l-5-5M22 10l-7.5 7.5L13 16" />)
export const ClockIcon = icon(
  <>
    <circle cx="12" cy="12" r="10" />
    <path d="M12 6v6l4 2" />
  </>,
)
export const AlertIcon = icon(
  <>
    <circle cx="12" cy="12" r="10" />
    <path d="M12 8v4M12 16h.01" />
  </>,
)
export const PenIcon = icon(
  <path d="M12 20h9M16.4 3.6a2.1 2.1 0 1 1 3 3L7.4 18.6a2 2 0 0 1-.9.5L3 20l1-3.5a2 2 0 0 1 .5-.9z" />,
)
export const StarIcon = icon(
  <path d="m12 2.5 2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.1-5.9 3.1 1.2-6.5L2.5 9.4l6.6-.9z" stroke-linejoin="round" />,
)
