import type { Given } from '@recado/contracts/endpoint'
import type { SessionId } from '@recado/contracts/ids'
import { meEndpoints, type SessionView, type UpdateMeBody } from '@recado/contracts/me'
import { photoEndpoints } from '@recado/contracts/photos'
import { type WorkBody, type WorkView, workEndpoints } from '@recado/contracts/work'
import type { z } from 'zod'
import type { Http } from '../../api/http.ts'

export type SessionEntry = z.output<typeof SessionView>

export function updateMe(http: Http, body: Given<typeof UpdateMeBody>) {
  return http.call(meEndpoints.update, { body })
}

/** All of them: a person has few. */
export async function listSessions(http: Http) {
  const { items } = await http.call(meEndpoints.listSessions)
  return { items, next_cursor: null }
}

export function revokeSession(http: Http, id: SessionId): Promise<void> {
  return http.call(meEndpoints.endSession, { params: { id } })
}

export async function uploadPhoto(http: Http, file: File): Promise<string | null> {
  return (await http.upload(photoEndpoints.put, { file })).photo_url
}

export async function removePhoto(http: Http): Promise<void> {
  await http.call(photoEndpoints.remove)
}

export function readOwnWork(http: Http): Promise<WorkView> {
  return http.call(workEndpoints.getOwn)
}

export function changeOwnWork(http: Http, body: Given<typeof WorkBody>): Promise<WorkView> {
  return http.call(workEndpoints.updateOwn, { body })
}
