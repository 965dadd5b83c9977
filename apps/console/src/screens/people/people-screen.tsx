import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useMay } from '../../session/me-context.ts'
import { InvitationList } from './invitation-list.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberList } from './member-list.tsx'

export function PeopleScreen() {
  const { t } = useTranslation('people')
  const may = useMay()
  const [inviting, setInviting] = useState(false)
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        actions={
          may('members.invite') && (
            <Button kind="primary" onClick={() => setInviting(true)}>
              <UserPlus size={16} aria-hidden />
              {t('invite.open')}
            </Button>
          )
        }
      />
      <div className="grid gap-6">
        <MemberList />
        {may('members.invite') && <InvitationList onInvite={() => setInviting(true)} />}
      </div>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  )
}
