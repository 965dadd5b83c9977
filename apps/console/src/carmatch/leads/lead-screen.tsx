import { formatPhone } from '@recado/brazil/format-phone'
import { ContactId, ConversationId, LeadId } from '@recado/contracts/ids'
import { LEAD_STAGES, type LeadDetail } from '@recado/contracts/leads'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronDown, ChevronLeft, MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Button, buttonStyle } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { LeadCards } from './lead-cards.tsx'
import { getLead, leadKeys, moveLead } from './leads.api.ts'
import { type Move, MoveLeadDialog } from './move-lead-dialog.tsx'
import { STAGE_TONES } from './stage-tones.ts'

/** One lead: who, what they asked and answered, where it is spoken with them. */
export function LeadScreen() {
  const { t } = useTranslation('leads')
  const { id: wire } = useParams({ from: '/inside/estoque/leads/$id' })
  const id = LeadId.safeParse(wire).data
  return (
    <>
      <Link to="/estoque/leads" className="mb-3 inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {id === undefined ? <NotFound /> : <StoredLead key={id} id={id} />}
    </>
  )
}

function StoredLead({ id }: { id: LeadId }) {
  const { http } = useServices()
  const { data, error, refetch } = useQuery({ queryKey: leadKeys.one(id), queryFn: () => getLead(http, id) })
  if (data === undefined)
    return error ? <ErrorState page error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  return <LeadPage lead={data} />
}

function LeadPage({ lead }: { lead: LeadDetail }) {
  const { t, i18n } = useTranslation('leads')
  const format = useFormat()
  const writes = useMay()('leads.write')
  const [move, setMove] = useState<Move>()
  return (
    <>
      <PageHeader
        title={lead.name}
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={STAGE_TONES[lead.stage]}>{t(`stage.${lead.stage}`)}</Badge>
            {[
              lead.reference,
              lead.phone !== null && formatPhone(lead.phone, i18n.language),
              lead.email,
              lead.portal || t(`channels.${lead.channel}`),
              lead.assignee === null ? t('nobody') : t('with', { name: lead.assignee.name }),
              format.dateTime(lead.created_at),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        }
        actions={
          <>
            {writes && lead.stage === 'new' && <ContactedButton lead={lead} />}
            {writes && (
              <Menu
                trigger={
                  <Button>
                    {t('move.open')}
                    <ChevronDown size={14} aria-hidden />
                  </Button>
                }
              >
                {LEAD_STAGES.map((stage) => (
                  <MenuItem key={stage} checked={stage === lead.stage} onSelect={() => setMove({ stage })}>
                    {t(`stage.${stage}`)}
                  </MenuItem>
                ))}
              </Menu>
            )}
            {lead.conversation_id === null ? (
              <Link
                to="/contatos/$contactId"
                params={{ contactId: wireId(ContactId, lead.contact_id) }}
                className={buttonStyle()}
              >
                {t('contact')}
              </Link>
            ) : (
              <Link
                to="/caixa/$folder/$conversationId"
                params={{ folder: 'todas', conversationId: wireId(ConversationId, lead.conversation_id) }}
                className={buttonStyle({ kind: 'primary' })}
              >
                <MessagesSquare size={16} aria-hidden />
                {t('conversation')}
              </Link>
            )}
          </>
        }
      />
      <LeadCards lead={lead} />
      {move !== undefined && <MoveLeadDialog lead={lead} move={move} onClose={() => setMove(undefined)} />}
    </>
  )
}

/** The commonest step in one press: somebody of the shop has spoken to them, by phone or at the counter. */
function ContactedButton({ lead }: { lead: LeadDetail }) {
  const { t } = useTranslation('leads')
  const { http } = useServices()
  const queries = useQueryClient()
  const move = useAct({
    run: () => moveLead(http, lead.id, { stage: 'contacted' }),
    changes: ['leads'],
    done: () => ({ text: t('move.contacted_done', { name: lead.name }) }),
    after: (_, moved) => queries.setQueryData(leadKeys.one(lead.id), moved),
  })
  return (
    <Button busy={move.isPending} onClick={() => move.mutate(undefined)}>
      {t('move.contacted')}
    </Button>
  )
}
