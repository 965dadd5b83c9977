/**
 * Methods and paths of the widget's endpoints, without their schemas: the widget does without zod. `widget.ts` spreads
 * them into the endpoints.
 */
export const widgetPaths = {
  listConversations: { method: 'GET', path: '/api/v1/widget/conversations' },
  start: { method: 'POST', path: '/api/v1/widget/conversations' },
  startByPage: { method: 'POST', path: '/api/v1/widget/page-starts' },
  leaveOffline: { method: 'POST', path: '/api/v1/widget/offline-messages' },
  listMessages: { method: 'GET', path: '/api/v1/widget/conversations/:id/messages' },
  postMessage: { method: 'POST', path: '/api/v1/widget/conversations/:id/messages' },
  markDelivered: { method: 'POST', path: '/api/v1/widget/conversations/:id/delivered' },
  markRead: { method: 'POST', path: '/api/v1/widget/conversations/:id/read' },
  rate: { method: 'PUT', path: '/api/v1/widget/conversations/:id/rating' },
  openSession: { method: 'POST', path: '/api/v1/widget/sessions' },
  endSession: { method: 'POST', path: '/api/v1/widget/sessions/end' },
  getConfig: { method: 'GET', path: '/api/v1/widget/config' },
  beginUpload: { method: 'POST', path: '/api/v1/widget/attachments' },
  putPart: { method: 'PUT', path: '/api/v1/widget/attachments/:id/parts' },
  finishUpload: { method: 'POST', path: '/api/v1/widget/attachments/:id/finish' },
  getFile: { method: 'GET', path: '/api/v1/widget/attachments/:id' },
} as const

/** What all of them begin with. */
export const WIDGET_ROOT = '/api/v1/widget/'

type Address = (typeof widgetPaths)[keyof typeof widgetPaths]

/** Method and path behind the root, filled in and perhaps with a query: what the widget's calls are checked by. */
export type WidgetCall = Address extends infer Each
  ? Each extends { method: infer Method; path: `${typeof WIDGET_ROOT}${infer Path}` }
    ? [method: Method, path: Filled<Path> | `${Filled<Path>}?${string}`]
    : never
  : never

type Filled<Path extends string> = Path extends `${infer Before}:${string}/${infer After}`
  ? `${Before}${string}/${Filled<After>}`
  : Path extends `${infer Before}:${string}`
    ? `${Before}${string}`
    : Path
