import { type DemoDoor, demoEndpoints } from '@recado/contracts/demo'
import { queryOptions } from '@tanstack/react-query'
import type { Http } from '../../api/http.ts'

export function doorsQuery(publicHttp: Http) {
  return queryOptions({
    queryKey: ['demo-doors'],
    queryFn: () => publicHttp.call(demoEndpoints.list),
    staleTime: 300_000,
  })
}

/** Signs in as whoever is behind the door, here or by a hand-over to their host. */
export function openDoor(publicHttp: Http, door: DemoDoor) {
  return publicHttp.call(demoEndpoints.open, { params: { door } })
}
