import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Client } from '../client/create-client.ts'
import type { Store } from '../client/store.ts'
import type { WidgetState } from '../client/widget-state.ts'
import { useStore } from '../design/use-store.ts'
import type { Translate } from '../texts.ts'

/** What every screen of the widget needs. */
export interface Widget {
  state: Store<WidgetState>
  t: Translate
  locale: string
  /** Origin of the tenant. */
  base: string
  open(): void
  close(): void
  mute(muted: boolean): void
}

export const WidgetContext = createContext<Widget | null>(null)
export const ClientContext = createContext<Client | null>(null)

export function useWidget(): Widget {
  return required(useContext(WidgetContext))
}

export function useClient(): Client {
  return required(useContext(ClientContext))
}

export function useWidgetState<Selected>(select: (state: WidgetState) => Selected): Selected {
  return useStore(useWidget().state, select)
}

function required<Value>(value: Value | null): Value {
  if (value === null) throw new Error('drawn outside of the widget')
  return value
}
