import { formatPhone } from '@recado/brazil/format-phone'
import { LeadId } from '@recado/contracts/ids'
import type { LeadView } from '@recado/contracts/leads'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Avatar } from '../../design/avatar.tsx'
import { Badge } from '../../design/badge.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { STAGE_TONES } from './stage-tones.ts'

/** Somebody who asked: who, how it stands, about which cars, by which way. */
export function LeadRow({ lead }: { lead: LeadView }) {
  const { t, i18n } = useTranslation('leads')
  const more = lead.car_count - lead.cars.length
  const contact = lead.phone === null ? (lead.email ?? '') : formatPhone(lead.phone, i18n.language)
  return (
    <li className="relative flex items-start gap-3 border-b border-line px-3 py-2.5 last:border-0 hover:bg-hover/50 sm:px-4">
      <Avatar name={lead.name} />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14">
          <Link
            to="/estoque/leads/$id"
            params={{ id: wireId(LeadId, lead.id) }}
            className="font-medium after:absolute after:inset-0 after:content-[''] hover:underline"
          >
            {lead.name}
          </Link>
          <Badge tone={STAGE_TONES[lead.stage]}>{t(`stage.${lead.stage}`)}</Badge>
        </span>
        <span className="truncate text-13 text-ink-soft">
          {lead.cars.length === 0
            ? t('no_car')
            : [lead.cars.map(({ title }) => title).join(' · '), more > 0 && t('more_cars', { count: more })]
                .filter(Boolean)
                .join(' · ')}
        </span>
        <span className="truncate text-12 text-ink-faint">
          {[
            contact,
            lead.portal || t(`channels.${lead.channel}`),
            lead.touch_count > 1 && t('touches', { count: lead.touch_count }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      <span className="grid shrink-0 justify-items-end gap-0.5 text-12 text-ink-faint">
        <RelativeTime value={lead.last_touch_at} />
        <span className="hidden sm:block">{lead.assignee?.name ?? t('nobody')}</span>
      </span>
    </li>
  )
}
