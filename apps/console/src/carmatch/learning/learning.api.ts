import { type ChangeLearningBody, clickLearningEndpoints } from '@recado/contracts/click-learning'
import type { Given } from '@recado/contracts/endpoint'
import type { Http } from '../../api/http.ts'

export const learningKeys = { all: ['click-learning'] as const }

export function getLearning(http: Http) {
  return http.call(clickLearningEndpoints.get)
}
export type Learning = Awaited<ReturnType<typeof getLearning>>

export function changeLearning(http: Http, body: Given<typeof ChangeLearningBody>) {
  return http.call(clickLearningEndpoints.change, { body })
}
