import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem, Unreachable } from '../api/api-problem.ts'
import { Boundary } from '../design/boundary.tsx'
import { Button } from '../design/button.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { ErrorState } from '../design/error-state.tsx'
import { OfflineBanner } from '../design/offline-banner.tsx'
import { UpdatePrompt } from '../design/update-prompt.tsx'
import { Specimen, Story } from './story.tsx'

export function StatesStory() {
  const { t } = useTranslation('stories')
  const refused = new ApiProblem(
    {
      type: 'about:blank',
      title: t('refused_title'),
      detail: t('refused'),
      status: 409,
      code: 'label_required',
      request_id: 'req_exemplo',
    },
    {},
  )
  return (
    <>
      <Story name="empty-state">
        <EmptyState icon={Inbox} title={t('empty_title')} action={<Button kind="primary">{t('invite')}</Button>}>
          {t('empty')}
        </EmptyState>
      </Story>
      <Story name="error-state">
        <Specimen code="Unreachable" wide>
          <ErrorState error={new Unreachable()} onRetry={() => undefined} />
        </Specimen>
        <Specimen code="ApiProblem" wide>
          <ErrorState error={refused} onRetry={() => undefined} />
        </Specimen>
        <Specimen code="Error" wide>
          <ErrorState error={new Error('boom')} />
        </Specimen>
      </Story>
      <Story name="offline-banner · update-prompt">
        <p className="text-13 text-ink-soft">{t('offline_text')}</p>
        <OfflineBanner />
        <UpdatePrompt onReload={() => undefined} />
      </Story>
      <Story name="boundary">
        <Boundary>
          <Breakable />
        </Boundary>
      </Story>
    </>
  )
}

function Breakable() {
  const { t } = useTranslation('stories')
  const [broken, setBroken] = useState(false)
  if (broken) throw new Error('broken on purpose')
  return (
    <Button className="justify-self-start" onClick={() => setBroken(true)}>
      {t('break')}
    </Button>
  )
}
