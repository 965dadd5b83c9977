import { type FlowAiBody, type FlowAiTrial, type FlowAiView, flowAiEndpoints } from '@recado/contracts/flow-ai'
import { queryOptions } from '@tanstack/react-query'
import type { Http } from '../../api/http.ts'

export function flowAiQuery(http: Http) {
  return queryOptions({ queryKey: ['flow-ai'], queryFn: () => http.call(flowAiEndpoints.get) })
}

export function putFlowAi(http: Http, body: FlowAiBody): Promise<FlowAiView> {
  return http.call(flowAiEndpoints.put, { body })
}

export function deleteFlowAi(http: Http): Promise<void> {
  return http.call(flowAiEndpoints.delete)
}

export function testFlowAi(http: Http, body: FlowAiBody): Promise<FlowAiTrial> {
  return http.call(flowAiEndpoints.test, { body })
}
