import { afterEach, expect, test, vi } from 'vitest'
import { createDeviceSetting } from './create-device-setting.ts'

afterEach(() => vi.unstubAllGlobals())

function storage(kept: Record<string, string>) {
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, text: string) => {
      kept[key] = text
    },
  })
  return kept
}

const readSound = (stored: unknown) => ({ sound: (stored as { sound?: boolean } | undefined)?.sound !== false })

test('a setting is what was stored, and is stored when it is set', () => {
  const kept = storage({ notices: '{"sound":false}' })
  const setting = createDeviceSetting('notices', readSound)
  expect(setting.get()).toEqual({ sound: false })
  setting.set({ sound: true })
  expect(setting.get()).toEqual({ sound: true })
  expect(createDeviceSetting('notices', readSound).get()).toEqual({ sound: true })
  expect(JSON.parse(kept.notices ?? '')).toEqual({ sound: true })
})

test('nothing stored, another’s text and denied storage are read as the setting says', () => {
  storage({ basis: 'clock' })
  expect(createDeviceSetting('none', String).get()).toBe('undefined')
  expect(createDeviceSetting('basis', String).get()).toBe('clock')
  const denied = () => {
    throw new Error('denied')
  }
  vi.stubGlobal('localStorage', { getItem: denied, setItem: denied })
  const setting = createDeviceSetting('basis', (stored) => (stored === 'clock' ? 'clock' : 'business'))
  expect(setting.get()).toBe('business')
  setting.set('clock')
  expect(setting.get()).toBe('clock')
})
