import type { SendProblem } from '@recado/contracts/delivery'

/** Meta's numbers of why a message was not sent, as published for the Cloud API. */
const PROBLEMS: Readonly<Record<number, SendProblem>> = {
  131026: 'not_on_whatsapp',
  131047: 'window_closed',
  131051: 'refused',
  131052: 'media_unreachable',
  131053: 'media_refused',
  131062: 'refused',
  130472: 'refused',
  131048: 'new_chats_limited',
  131049: 'new_chats_limited',
  131056: 'new_chats_limited',
}

export function problemOf(code: number | undefined): SendProblem {
  return (code === undefined ? undefined : PROBLEMS[code]) ?? 'unknown'
}
