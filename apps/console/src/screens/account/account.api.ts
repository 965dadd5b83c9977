import { Me, SessionView, type UpdateMeBody } from '@recado/contracts/auth'
import { SessionId } from '@recado/contracts/ids'
import { pageOf } from '@recado/contracts/wire'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type SessionEntry = z.output<typeof SessionView>

export function updateMe(http: Http, body: z.input<typeof UpdateMeBody>) {
  return http.send('PUT', '/api/v1/me', body, Me)
}

export function listSessions(http: Http, cursor?: string) {
  return http.get('/api/v1/me/sessions', pageOf(SessionView), { cursor })
}

export async function revokeSession(http: Http, id: SessionId): Promise<void> {
  await http.tell('DELETE', `/api/v1/me/sessions/${wireId(SessionId, id)}`)
}
