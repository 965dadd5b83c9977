/** A value that changes, and who wants to know. */
export interface Store<State> {
  get(): State
  set(change: Partial<State> | ((state: State) => Partial<State>)): void
  /** @returns a function that ends it. */
  subscribe(listen: () => void): () => void
}

/** Setting what is there already tells nobody. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set: (change) => {
      const changed = typeof change === 'function' ? change(state) : change
      const keys = Object.keys(changed) as (keyof State)[]
      if (keys.every((key) => Object.is(state[key], changed[key]))) return
      state = { ...state, ...changed }
      for (const listen of [...listeners]) listen()
    },
    subscribe: (listen) => {
      listeners.add(listen)
      return () => listeners.delete(listen)
    },
  }
}
