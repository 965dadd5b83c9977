import { sendRequest, TIMEOUT_MS } from '@recado/client/send-request'
import { WIDGET_ROOT, type WidgetCall } from '@recado/contracts/widget-paths'

export interface Api {
  /** @throws ApiProblem, Unreachable */
  ask<Answer>(...call: [...WidgetCall, options?: AskOptions]): Promise<Answer>
}

export interface AskOptions {
  token?: string | undefined
  body?: object | Blob | undefined
  /** It is sent also when the page is left meanwhile. */
  outlives?: boolean
}

export function createApi(base: string, locale: string): Api {
  return {
    ask: async (method, path, { token, body, outlives = false } = {}) => {
      const answer = await sendRequest(base + WIDGET_ROOT + path, {
        ...{ method, locale, token, timeout: TIMEOUT_MS, credentials: 'omit', keepalive: outlives },
        ...(body === undefined ? {} : contentOf(body)),
      })
      return answer.status === 204 ? undefined : answer.json()
    },
  }
}

function contentOf(body: object | Blob) {
  return body instanceof Blob
    ? { body, headers: { 'content-type': 'application/octet-stream' } }
    : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}
