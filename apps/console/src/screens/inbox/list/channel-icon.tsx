import type { InboxChannel } from '@recado/contracts/inboxes'
import { Braces, MessageSquare, Phone } from 'lucide-react'
import type { z } from 'zod'

type Channel = z.output<typeof InboxChannel>

const ICONS = { widget: MessageSquare, whatsapp: Phone, api: Braces }

/** By which way a conversation came. */
export function ChannelIcon({ channel, label }: { channel: Channel; label: string }) {
  const Icon = ICONS[channel]
  return <Icon size={12} role="img" aria-label={label} className="shrink-0 text-ink-faint" />
}
