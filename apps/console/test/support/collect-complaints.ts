import type { BrowserContext } from 'playwright-core'

/** Keeps what pages of a browser's context complain of, and lets its steps wait as long as a busy machine needs. */
export function collectComplaints(context: BrowserContext, complaints: string[]): void {
  context.setDefaultTimeout(90_000)
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text())
  })
}
