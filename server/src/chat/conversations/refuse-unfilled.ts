import { shortenWithDots } from '@recado/contracts/shorten'
import { unfilledVariables } from '@recado/contracts/templates'
import { errors } from './errors.ts'

/** No customer reads `{{nome}}`. @throws message_unfilled (422, with what is left in braces) */
export function refuseUnfilled(body: string): void {
  const variables = unfilledVariables(body)
  if (variables.length === 0) return
  throw errors.message_unfilled({
    params: { variables: shortenWithDots(variables.slice(0, MOST_NAMED).join(', '), 200) },
    extra: { variables: variables.slice(0, MOST_NAMED) },
  })
}

const MOST_NAMED = 10
