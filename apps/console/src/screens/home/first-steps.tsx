import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Circle, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { useServices } from '../../services.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { useTenantConfig } from '../../session/tenant-config.ts'
import { listInvitations, listMembers } from '../people/people.api.ts'

/** What a new company does first, ticked off by what is really there. */
export function FirstSteps() {
  const { t } = useTranslation('home')
  const me = useMe()
  const may = useMay()
  const { http } = useServices()
  const { branding } = useTenantConfig()
  const mayInvite = me.tenant !== null && may('members.invite') && may('members.read')
  const team = useQuery({
    queryKey: ['members', 'first-step'],
    queryFn: async () => {
      const [members, invitations] = await Promise.all([listMembers(http), listInvitations(http)])
      return members.items.length + invitations.items.filter(({ status }) => status === 'pending').length
    },
    enabled: mayInvite,
  })
  const steps = [
    ...(me.realm === 'tenant' ? [] : [{ key: 'tenants' as const, to: '/empresas' as const, done: false }]),
    ...(mayInvite
      ? [{ key: 'invite' as const, to: '/configuracoes/pessoas' as const, done: (team.data ?? 1) > 1 }]
      : []),
    ...(me.tenant !== null && may('brand.update')
      ? [{ key: 'brand' as const, to: '/configuracoes/marca' as const, done: branding.logo_url !== null }]
      : []),
    { key: 'account' as const, to: '/configuracoes/conta' as const, done: me.email_verified },
  ]
  return (
    <Card title={t('steps.title')} description={t('steps.text')} flush>
      <ul>
        {steps.map(({ key, to, done }) => (
          <li key={key} className="border-b border-line last:border-0">
            <Link
              to={to}
              className="flex items-start gap-3 px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
            >
              {done ? (
                <CircleCheck size={18} className="mt-px shrink-0 text-good" aria-label={t('steps.done')} />
              ) : (
                <Circle size={18} className="mt-px shrink-0 text-ink-faint" aria-label={t('steps.open')} />
              )}
              <span className="grid gap-0.5">
                <span className="text-14 font-medium">{t(`steps.${key}.title`)}</span>
                <span className="text-13 text-ink-soft">{t(`steps.${key}.text`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
