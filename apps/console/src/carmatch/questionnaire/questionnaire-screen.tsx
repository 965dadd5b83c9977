import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '../../design/error-state.tsx'
import { useFreshQuery } from '../../forms/use-fresh-query.ts'
import { useServices } from '../../services.ts'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { getQuestionnaire, getWords, questionnaireKeys } from './questionnaire.api.ts'
import { QuestionnaireEditor } from './questionnaire-editor.tsx'

/** What buyers are asked, and what their answers do. */
export function QuestionnaireScreen() {
  const { http, publicHttp, i18n } = useServices()
  useTranslation('questionnaire')
  const view = useFreshQuery(questionnaireKeys.draft, () => getQuestionnaire(http))
  // Without them the editor shows what the shop has worded itself.
  const words = useQuery({
    queryKey: [...questionnaireKeys.words, i18n.language],
    queryFn: () => getWords(publicHttp),
    retry: false,
  })
  if (view.error) return <ErrorState page error={view.error} onRetry={view.retry} />
  if (view.data === undefined || words.isPending) return <PageSkeleton />
  return <QuestionnaireEditor view={view.data} words={words.data ?? []} />
}
