import type { QuestionnaireContent, QuestionnaireVersionView } from '@recado/contracts/questionnaires'
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useWholeList } from '../../lists/use-whole-list.ts'
import { useServices } from '../../services.ts'
import { getVersion, listVersions, questionnaireKeys, rollBack } from './questionnaire.api.ts'

interface VersionsDialogProps {
  onClose(): void
  /** What a version asked becomes the draft that is typed. */
  onTake(content: QuestionnaireContent): void
}

/** Every version that buyers were asked; any of them can be live again. */
export function VersionsDialog({ onClose, onTake }: VersionsDialogProps) {
  const { t } = useTranslation('questionnaire')
  const { http } = useServices()
  const list = useWholeList(questionnaireKeys.versions, () => listVersions(http))
  const back = useAct({
    run: ({ id }: QuestionnaireVersionView) => rollBack(http, id),
    changes: ['questionnaire'],
    done: ({ number }) => ({ text: t('versions.rolled_back', { number }) }),
    after: onClose,
  })
  const take = useAct({
    run: ({ id }: QuestionnaireVersionView) => getVersion(http, id),
    changes: [],
    after: (_version, { content }) => onTake(content),
  })
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={t('versions.title')}
      description={t('versions.text')}
    >
      <div className="overflow-hidden rounded-8 border border-line">
        <ListView
          list={list}
          empty={
            <EmptyState icon={History} title={t('versions.empty_title')}>
              {t('versions.empty')}
            </EmptyState>
          }
        >
          {(versions) => (
            <ul>
              {versions.map((version) => (
                <li
                  key={version.id}
                  className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3 last:border-0"
                >
                  <span className="grid min-w-40 flex-1 gap-0.5">
                    <span className="flex items-center gap-2 text-13 font-medium">
                      {t('versions.number', { number: version.number })}
                      {version.live && <Badge tone="good">{t('versions.live')}</Badge>}
                    </span>
                    <span className="text-12 text-ink-soft">
                      {t('versions.questions', { count: version.question_count })} · {version.published.by_name} ·{' '}
                      <RelativeTime value={version.published.at} />
                    </span>
                    {version.note !== '' && <span className="text-12 text-ink-soft">{version.note}</span>}
                  </span>
                  <Button size="small" busy={take.isPending} onClick={() => take.mutate(version)}>
                    {t('versions.take')}
                  </Button>
                  {!version.live && (
                    <Button size="small" busy={back.isPending} onClick={() => back.mutate(version)}>
                      {t('versions.roll_back')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </div>
    </Dialog>
  )
}
