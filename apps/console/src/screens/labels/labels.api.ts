import { type LabelBody, LabelView } from '@recado/contracts/conversations'
import { LabelId } from '@recado/contracts/ids'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type Label = z.output<typeof LabelView>

/** All of them, by name. */
export async function listLabels(http: Http): Promise<Label[]> {
  return (await http.get('/api/v1/labels', z.object({ items: z.array(LabelView) }))).items
}

export function createLabel(http: Http, body: z.input<typeof LabelBody>): Promise<Label> {
  return http.send('POST', '/api/v1/labels', body, LabelView)
}

export function updateLabel(http: Http, id: LabelId, body: z.input<typeof LabelBody>): Promise<Label> {
  return http.send('PUT', addressOf(id), body, LabelView)
}

export function deleteLabel(http: Http, id: LabelId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

function addressOf(id: LabelId): string {
  return `/api/v1/labels/${wireId(LabelId, id)}`
}
