import { Me, SessionView, type UpdateMeBody } from '@recado/contracts/auth'
import { SessionId } from '@recado/contracts/ids'
import { type WorkBody, WorkView } from '@recado/contracts/work'
import { z } from 'zod'
import type { Http } from '../../api/http.ts'
import { wireId } from '../../api/wire-id.ts'

export type SessionEntry = z.output<typeof SessionView>

export function updateMe(http: Http, body: z.input<typeof UpdateMeBody>) {
  return http.send('PUT', '/api/v1/me', body, Me)
}

/** All of them: a person has few. */
export async function listSessions(http: Http) {
  const { items } = await http.get('/api/v1/me/sessions', z.object({ items: z.array(SessionView) }))
  return { items, next_cursor: null }
}

export async function revokeSession(http: Http, id: SessionId): Promise<void> {
  await http.tell('DELETE', `/api/v1/me/sessions/${wireId(SessionId, id)}`)
}

export function readOwnWork(http: Http): Promise<WorkView> {
  return http.get('/api/v1/me/work', WorkView)
}

export function changeOwnWork(http: Http, body: z.input<typeof WorkBody>): Promise<WorkView> {
  return http.send('PATCH', '/api/v1/me/work', body, WorkView)
}
