import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../design/page-header.tsx'
import { useMay, useMe } from '../../session/me-context.ts'
import { PasswordForm } from './password-form.tsx'
import { PermissionList } from './permission-list.tsx'
import { ProfileForm } from './profile-form.tsx'
import { SessionList } from './session-list.tsx'
import { WorkCard } from './work-card.tsx'

export function AccountScreen() {
  const { t } = useTranslation('settings')
  const me = useMe()
  const may = useMay()
  return (
    <>
      <PageHeader title={t('account.title')} description={t('account.text')} />
      <div className="grid gap-6">
        <ProfileForm />
        {me.member_id !== null && may('conversations.write') && <WorkCard />}
        <PasswordForm />
        <SessionList />
        <PermissionList />
      </div>
    </>
  )
}
