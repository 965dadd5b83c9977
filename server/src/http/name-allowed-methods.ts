import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError, errors } from '../platform/errors.ts'
import { pathOf } from '../platform/request-form.ts'
import { isPagePath } from './static-app.ts'

/**
 * Tells a wrong method from an unknown address: an address that another method has is answered 405 with `Allow`. Must be
 * called before routes are registered, whose addresses it keeps.
 */
export function nameAllowedMethods(app: FastifyInstance): (thrown: Error, request: FastifyRequest) => Error {
  const known: { address: Address; methods: string[] }[] = []
  app.addHook('onRoute', ({ url, method }) => {
    const methods = [method].flat().filter((name) => name !== 'OPTIONS')
    if (url !== '*' && methods.length > 0) known.push({ address: toPattern(url), methods })
  })
  return (thrown, request) => {
    if (!(thrown instanceof AppError) || thrown.code !== 'route_not_found') return thrown
    const path = pathOf(request.url)
    if (path === undefined) return thrown
    const methods = new Set(known.filter(({ address }) => address.test(path)).flatMap((route) => route.methods))
    // Its own handler says that there is nothing, for this caller.
    if (methods.size === 0 || methods.has(request.method)) return thrown
    const allow = [...methods].toSorted().join(', ')
    return errors.method_not_allowed({ params: { methods: allow }, headers: { allow } })
  }
}

interface Address {
  test(path: string): boolean
}

/** `/*` alone is the console's page, which answers no address of a program. */
function toPattern(url: string): Address {
  if (url === '/*') return { test: isPagePath }
  const parts = url.split('/').map((part) => {
    if (part === '*') return '.*'
    return part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('/')}$`)
}
