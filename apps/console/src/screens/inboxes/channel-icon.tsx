import { Code, type LucideIcon, MessageCircle, MessagesSquare } from 'lucide-react'
import type { Inbox } from '../../inbox/inbox.api.ts'

const ICONS: Record<Inbox['channel'], LucideIcon> = { widget: MessagesSquare, whatsapp: MessageCircle, api: Code }

/** What a channel is, as a picture; its name stands beside it. */
export function ChannelIcon({ channel, size = 18 }: { channel: Inbox['channel']; size?: number }) {
  const Icon = ICONS[channel]
  return <Icon size={size} strokeWidth={1.75} className="shrink-0 text-ink-faint" aria-hidden />
}
