import {
  type CreateFlowSecretBody,
  type FlowSecretView,
  flowSecretEndpoints,
  type ReplaceFlowSecretBody,
} from '@recado/contracts/flow-secrets'
import type { FlowSecretId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export const SECRETS_KEY = ['flow-secrets'] as const

export async function listFlowSecrets(http: Http): Promise<FlowSecretView[]> {
  return (await http.call(flowSecretEndpoints.list)).items
}

export function createFlowSecret(http: Http, body: z.output<typeof CreateFlowSecretBody>): Promise<FlowSecretView> {
  return http.call(flowSecretEndpoints.create, { body })
}

export function replaceFlowSecret(
  http: Http,
  id: FlowSecretId,
  body: z.output<typeof ReplaceFlowSecretBody>,
): Promise<FlowSecretView> {
  return http.call(flowSecretEndpoints.replace, { params: { id }, body })
}

export function deleteFlowSecret(http: Http, id: FlowSecretId): Promise<void> {
  return http.call(flowSecretEndpoints.delete, { params: { id } })
}
