import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** What a module has once it has come; asked for when it is needed, and again at the next need where it could not be had. */
export function useLater<Module>(isNeeded: boolean, load: () => Promise<Module>): Module | undefined {
  const [module, setModule] = useState<Module>()
  useEffect(() => {
    if (isNeeded && module === undefined) load().then(setModule, () => undefined)
  }, [isNeeded])
  return module
}

/** A part of a screen that few visits show: its program comes when it is drawn. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | undefined
  return (props) => {
    const [Part, setPart] = useState<{ it: ComponentType<Props> } | undefined>(known && { it: known })
    useEffect(() => {
      if (known !== undefined) return
      load().then(
        (it) => {
          known = it
          setPart({ it })
        },
        () => undefined,
      )
    }, [])
    return Part === undefined ? null : <Part.it {...props} />
  }
}
