import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../design/page-header.tsx'
import { PasswordForm } from './password-form.tsx'
import { ProfileForm } from './profile-form.tsx'
import { SessionList } from './session-list.tsx'

export function AccountScreen() {
  const { t } = useTranslation('settings')
  return (
    <>
      <PageHeader title={t('account.title')} description={t('account.text')} />
      <div className="grid gap-6">
        <ProfileForm />
        <PasswordForm />
        <SessionList />
      </div>
    </>
  )
}
