import type { Availability } from '@recado/contracts/realtime'
import { BellRing, Circle, Volume2, VolumeX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MenuItem, MenuLabel, MenuSeparator } from '../design/menu.tsx'
import { useToast } from '../design/toast.tsx'
import { useOwnWork } from '../inbox/use-own-work.ts'
import { noticeSettings } from '../notifications/notice-settings.ts'

const AVAILABILITIES: readonly Availability[] = ['online', 'busy', 'offline']
const COLOURS: Record<Availability, string> = { online: 'text-good', busy: 'text-warn', offline: 'text-ink-faint' }

/** In the account's menu, of who works with conversations: whether one is there, and how one is told of messages. */
export function WorkMenu() {
  const { t } = useTranslation()
  const toast = useToast()
  const { availability, setAvailability } = useOwnWork()
  const settings = noticeSettings.useValue()
  const { sound, desktop } = settings
  // The browser asks the person; it is never asked for before they want it.
  const switchDesktop = async () => {
    if (desktop) return noticeSettings.set({ ...settings, desktop: false })
    const permission = 'Notification' in window ? await Notification.requestPermission() : 'denied'
    if (permission === 'granted') noticeSettings.set({ ...settings, desktop: true })
    else toast({ tone: 'bad', text: t('notices.blocked') })
  }
  return (
    <>
      <MenuSeparator />
      <MenuLabel>{t('notices.availability')}</MenuLabel>
      {AVAILABILITIES.map((value) => (
        <MenuItem
          key={value}
          checked={availability === value}
          icon={<Circle size={10} fill="currentColor" className={`mx-0.75 ${COLOURS[value]}`} aria-hidden />}
          onSelect={() => setAvailability(value)}
        >
          {t(`availability.${value}`)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuLabel>{t('notices.title')}</MenuLabel>
      <MenuItem
        checked={sound}
        icon={sound ? <Volume2 size={16} aria-hidden /> : <VolumeX size={16} aria-hidden />}
        onSelect={() => noticeSettings.set({ ...settings, sound: !sound })}
      >
        {t('notices.sound')}
      </MenuItem>
      <MenuItem checked={desktop} icon={<BellRing size={16} aria-hidden />} onSelect={() => void switchDesktop()}>
        {t('notices.desktop')}
      </MenuItem>
    </>
  )
}
