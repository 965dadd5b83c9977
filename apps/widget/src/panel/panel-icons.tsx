import { icon } from '../design/icons.tsx'

// Strokes of lucide (ISC).

export const BackIcon = icon(<path d="m15 18-6-6 6-6" />)
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
