import { type Me as MeSchema, meEndpoints } from '@recado/contracts/me'
import type { Permission } from '@recado/contracts/permissions'
import { queryOptions } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { z } from 'zod'
import type { Http } from '../api/http.ts'

export type Me = z.output<typeof MeSchema>

export function meQuery(http: Http) {
  return queryOptions({ queryKey: ['me'], queryFn: () => http.call(meEndpoints.get) })
}

export const MeContext = createContext<Me | null>(null)

/** Who is signed in; only below SignedArea, which has loaded it. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (me === null) throw new Error('nobody is signed in above this component')
  return me
}

/** Whether the person may do something: shows and hides. The server decides again. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe()
  return (permission) => permissions.includes(permission)
}
