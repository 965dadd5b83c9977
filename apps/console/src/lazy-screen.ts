import { lazyRouteComponent } from '@tanstack/react-router'

/**
 * A screen whose file is fetched when it is gone to. The router itself would reload the page when the file cannot be had,
 * also where there is no line and nothing to reload: `replaceLostFiles` does that when the server answers.
 */
export const lazyScreen: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(
    () =>
      load().catch((cause: unknown) => {
        // Told by its message; this one says the same in other words.
        throw new Error('a file of the page could not be had', { cause })
      }),
    name,
  )
