import type { PublicLead } from '@recado/contracts/matcher'
import { useEffect, useRef } from 'preact/hooks'
import type { z } from 'zod'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

/** It has arrived: by what it can be named, and how to go on. */
export function LeadSent({ lead }: { lead: z.input<typeof PublicLead> }) {
  const { t, shop } = usePage()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div class="lead lead-sent">
      <span class="notice-icon">
        <Icon name="check" />
      </span>
      <h2 id="lead-title" ref={heading} tabIndex={-1}>
        {t('lead.sent_title')}
      </h2>
      <p>{t('lead.sent_text', { company: shop.name, reference: lead.reference })}</p>
      {lead.whatsapp_url !== null && (
        <a class="button button-whatsapp" href={lead.whatsapp_url} target="_blank" rel="noopener">
          <Icon name="whatsapp" />
          {t('lead.sent_whatsapp')}
        </a>
      )}
    </div>
  )
}
