import { type CrmMapping, crmEndpoints } from '@recado/contracts/crm'
import type { Http } from '../../api/http.ts'

/** What RD Station sends a browser back with. */
export interface CrmSearch {
  code?: string
  state?: string
  refused?: string | boolean
}

export const crmKeys = {
  connection: ['crm'] as const,
  choices: ['crm-choices'] as const,
  attempts: ['crm-attempts'] as const,
}

export function getCrm(http: Http) {
  return http.call(crmEndpoints.get)
}
export type Crm = Awaited<ReturnType<typeof getCrm>>

export async function authorizeCrm(http: Http): Promise<string> {
  return (await http.call(crmEndpoints.authorize)).authorize_url
}

export function connectCrm(http: Http, body: { code: string; state: string }) {
  return http.call(crmEndpoints.connect, { body })
}

export function changeCrm(http: Http, body: { paused?: boolean; mapping?: CrmMapping }) {
  return http.call(crmEndpoints.change, { body })
}

export function disconnectCrm(http: Http) {
  return http.call(crmEndpoints.disconnect)
}

export function listCrmChoices(http: Http) {
  return http.call(crmEndpoints.choices)
}

export function retryCrm(http: Http) {
  return http.call(crmEndpoints.retry)
}

export async function renewCrmHook(http: Http): Promise<string> {
  return (await http.call(crmEndpoints.renewHook)).hook_url
}

export function listCrmAttempts(http: Http, cursor: string | undefined) {
  return http.call(crmEndpoints.attempts, { query: { cursor, limit: 25 } })
}
export type CrmAttempt = Awaited<ReturnType<typeof listCrmAttempts>>['items'][number]
