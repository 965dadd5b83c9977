import type { LabelId } from '@recado/contracts/ids'
import { type LabelBody, type LabelView, labelEndpoints } from '@recado/contracts/labels'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

type Body = z.output<typeof LabelBody>

export function createLabel(http: Http, body: Body): Promise<LabelView> {
  return http.call(labelEndpoints.create, { body })
}

export function updateLabel(http: Http, id: LabelId, body: Body, began?: string): Promise<LabelView> {
  return http.call(labelEndpoints.update, { params: { id }, body, began })
}

export function deleteLabel(http: Http, id: LabelId): Promise<void> {
  return http.call(labelEndpoints.delete, { params: { id } })
}
