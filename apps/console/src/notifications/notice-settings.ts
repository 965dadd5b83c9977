import { createDeviceSetting } from '../device/create-device-setting.ts'

/** How this browser tells of messages. */
export interface NoticeSettings {
  sound: boolean
  desktop: boolean
}

export const noticeSettings = createDeviceSetting('recado.notices', (stored): NoticeSettings => {
  const { sound, desktop } = (stored ?? {}) as Partial<NoticeSettings>
  return { sound: sound !== false, desktop: desktop === true }
})
