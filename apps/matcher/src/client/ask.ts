import { sendRequest, TIMEOUT_MS } from '@recado/client/send-request'
import { type MatcherCall, matcherPaths } from '@recado/contracts/matcher-paths'

interface Asked {
  locale: string
  params?: Readonly<Record<string, string>>
  query?: URLSearchParams
  body?: object
}

/** Asks one of the shop's public doors. @throws ApiProblem, Unreachable */
export async function ask<Answer>(call: MatcherCall, { locale, params = {}, query, body }: Asked): Promise<Answer> {
  const { method, path } = matcherPaths[call]
  const filled = path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(params[name] ?? ''))
  const answer = await sendRequest(query === undefined ? filled : `${filled}?${query}`, {
    ...{ method, locale, timeout: TIMEOUT_MS, credentials: 'omit' },
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  return answer.json()
}
