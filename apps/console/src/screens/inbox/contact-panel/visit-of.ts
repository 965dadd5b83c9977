import type { ShownMessage } from '../../../inbox/inbox-data.ts'

export interface Visit {
  page: string | undefined
  device: string | undefined
  timezone: string | undefined
}

/** What the last of a customer's messages that says it says of where they wrote; undefined when none does. */
export function visitOf(messages: readonly ShownMessage[]): Visit | undefined {
  const message = messages.findLast(
    (one) => one.state === 'stored' && one.direction === 'in' && (text(one.data.page_url) ?? text(one.data.user_agent)),
  )
  if (message === undefined || message.state !== 'stored') return undefined
  const { page_url, user_agent, timezone } = message.data
  const page = text(page_url)
  return {
    // Only what a browser opens as a page.
    page: page !== undefined && /^https?:/.test(page) && URL.canParse(page) ? page : undefined,
    ...{ device: text(user_agent), timezone: text(timezone) },
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
