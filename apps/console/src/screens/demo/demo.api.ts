import { SignInAnswer } from '@recado/contracts/auth'
import { type DemoDoor, DemoDoors } from '@recado/contracts/demo'
import { queryOptions } from '@tanstack/react-query'
import type { Http } from '../../api/http.ts'

export function doorsQuery(publicHttp: Http) {
  return queryOptions({
    queryKey: ['demo-doors'],
    queryFn: () => publicHttp.get('/api/v1/demo/doors', DemoDoors),
    staleTime: 300_000,
  })
}

/** Signs in as whoever is behind the door, here or by a hand-over to their host. */
export function openDoor(publicHttp: Http, door: DemoDoor) {
  return publicHttp.send('POST', `/api/v1/demo/doors/${door}`, undefined, SignInAnswer)
}
