import type { ConversationSort } from '@recado/contracts/conversations'
import { createDeviceSetting } from '../device/create-device-setting.ts'

/** How this browser shows lists. */
export interface ListSettings {
  sort: ConversationSort
  /** Labels by their names in rows, and not only as dots. */
  labelNames: boolean
}

export const listSettings = createDeviceSetting('recado.list', (stored): ListSettings => {
  const { sort, labelNames } = (stored ?? {}) as Partial<ListSettings>
  return { sort: sort === 'waiting' ? 'waiting' : 'recent', labelNames: labelNames === true }
})
