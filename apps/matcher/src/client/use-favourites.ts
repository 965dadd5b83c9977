import { useEffect, useState } from 'preact/hooks'
import { createFavourites } from './favourites.ts'

const favourites = createFavourites(() => (typeof localStorage === 'undefined' ? undefined : localStorage))

/** None in the first rendering, which has to equal the server's. */
export function useFavourites(): { ids: readonly string[]; toggle(id: string): void } {
  const [ids, setIds] = useState<readonly string[]>([])
  useEffect(() => {
    const look = () => setIds(favourites.list())
    look()
    return favourites.subscribe(look)
  }, [])
  return { ids, toggle: favourites.toggle }
}
