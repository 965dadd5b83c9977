import { lazyRouteComponent } from '@tanstack/react-router'
import { Unreachable } from './api/api-problem.ts'

/**
 * A screen whose file is fetched when it is gone to. The router itself would reload the page when the file cannot be had,
 * also where there is no line and nothing to reload: `replaceLostFiles` does that when the server answers.
 */
export const lazyScreen: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        // The router tells such an error by its message; this one is shown as the others of the line are.
        throw new Unreachable('a file of the page could not be had', { cause })
      }),
    name,
  )
