/**
 * What a careful site allows: its own styles and pictures, and of the widget's company exactly what apps/widget/README.md
 * asks for.
 * @param origin of the company that the widget talks to; none, and nothing is allowed to run.
 */
export function shopPolicy(origin?: string): string {
  const own = [
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  if (origin === undefined) return [...own, "img-src 'self'"].join('; ')
  const socket = origin.replace(/^http/, 'ws')
  const widget = [
    `script-src ${origin}`,
    `connect-src ${origin} ${socket}`,
    `img-src 'self' ${origin} blob:`,
    `media-src ${origin} blob:`,
  ]
  return [...own, ...widget].join('; ')
}
