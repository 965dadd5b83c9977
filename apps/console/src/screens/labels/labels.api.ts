import { type LabelBody, LabelView } from '@recado/contracts/conversations'
import { LabelId } from '@recado/contracts/ids'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'
import type { Label } from '../../inbox/inbox.api.ts'

export function createLabel(http: Http, body: z.input<typeof LabelBody>): Promise<Label> {
  return http.send('POST', '/api/v1/labels', body, LabelView)
}

export function updateLabel(http: Http, id: LabelId, body: z.input<typeof LabelBody>, began?: string): Promise<Label> {
  return http.send('PUT', addressOf(id), body, LabelView, began)
}

export function deleteLabel(http: Http, id: LabelId): Promise<void> {
  return http.tell('DELETE', addressOf(id))
}

function addressOf(id: LabelId): string {
  return `/api/v1/labels/${wireId(LabelId, id)}`
}
