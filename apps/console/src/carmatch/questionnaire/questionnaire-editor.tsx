import type { QuestionnaireContent, QuestionnaireView } from '@recado/contracts/questionnaires'
import { useQueryClient } from '@tanstack/react-query'
import { History, MoreHorizontal, RotateCcw, Send } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../api/api-problem.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { Notice } from '../../design/notice.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { useToast } from '../../design/toast.tsx'
import { SaveBar } from '../../forms/save-bar.tsx'
import { useUnsaved } from '../../forms/unsaved.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { FinanceCard } from './finance-card.tsx'
import { PreviewPanel } from './preview/preview-panel.tsx'
import { type AskedQuestions, conflictOf, questionnaireKeys, saveQuestionnaire } from './questionnaire.api.ts'
import { QuestionsCard } from './questions-card.tsx'
import { RulesCard } from './rules-card.tsx'
import { WeightsCard } from './weights-card.tsx'

const PublishDialog = lazy(() => import('./publish-dialog.tsx').then((file) => ({ default: file.PublishDialog })))
const VersionsDialog = lazy(() => import('./versions-dialog.tsx').then((file) => ({ default: file.VersionsDialog })))

type Part = 'questions' | 'weights' | 'rules' | 'finance'

/** The draft on the left, what it does to the own stock on the right. */
export function QuestionnaireEditor({ view, words }: { view: QuestionnaireView; words: AskedQuestions }) {
  const { t } = useTranslation(['questionnaire', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const format = useFormat()
  const writes = useMay()('catalogue.manage')
  const [stored, setStored] = useState(view.draft)
  const [content, setContent] = useState<QuestionnaireContent>(view.draft.content)
  const [part, setPart] = useState<Part>('questions')
  const [busy, setBusy] = useState(false)
  const [conflict, setConflict] = useState<number>()
  const [open, setOpen] = useState<'publish' | 'versions'>()
  const dirty = content !== stored.content
  useUnsaved(dirty)
  // While nothing is typed it follows what others store; what is typed stays, and saving it says that they did.
  if (!dirty && view.draft.revision > stored.revision) {
    setStored(view.draft)
    setContent(view.draft.content)
  }
  const changed = dirty || stored.revision > view.draft.revision || view.changed_since_publish

  /** Whether the draft is stored as it is typed. */
  const save = async (over = stored.revision): Promise<boolean> => {
    setBusy(true)
    try {
      const { revision, problems } = await saveQuestionnaire(http, over, content)
      setStored({ ...stored, revision, problems, content })
      setConflict(undefined)
      return true
    } catch (error) {
      const other = conflictOf(error)
      if (other !== undefined) setConflict(other)
      else toast({ tone: 'bad', text: detailOf(error) ?? t('common:errors.unreachable') })
      return false
    } finally {
      setBusy(false)
    }
  }
  const { live } = view
  const editor = {
    content,
    words,
    attributes: view.attributes,
    problems: dirty ? [] : stored.problems,
    onChange: setContent,
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        description={
          <span className="flex flex-wrap items-center gap-2">
            {live === null
              ? t('state.default')
              : t('state.live', {
                  number: live.number,
                  name: live.published.by_name,
                  when: format.relative(live.published.at),
                })}
            {changed && <Badge tone="warn">{t('state.changed')}</Badge>}
          </span>
        }
        actions={
          writes && (
            <>
              <Menu
                trigger={
                  <Button size="icon" className="size-9!" aria-label={t('more')}>
                    <MoreHorizontal size={16} aria-hidden />
                  </Button>
                }
              >
                <MenuItem icon={<History size={16} aria-hidden />} onSelect={() => setOpen('versions')}>
                  {t('versions.title')}
                </MenuItem>
                <MenuItem
                  icon={<RotateCcw size={16} aria-hidden />}
                  onSelect={() => setContent(structuredClone(view.default_content))}
                >
                  {t('to_default')}
                </MenuItem>
              </Menu>
              <Button
                kind="primary"
                busy={busy}
                onClick={async () => {
                  if (!dirty || (await save())) setOpen('publish')
                }}
              >
                {!busy && <Send size={16} aria-hidden />}
                {t('publish.open')}
              </Button>
            </>
          )
        }
      />
      {conflict !== undefined && (
        <div className="mb-4">
          <Notice
            icon={History}
            tone="warn"
            action={
              <span className="flex flex-wrap gap-2">
                <Button
                  size="small"
                  onClick={() => {
                    setConflict(undefined)
                    setContent(stored.content)
                    void queries.invalidateQueries({ queryKey: questionnaireKeys.draft })
                  }}
                >
                  {t('conflict.theirs')}
                </Button>
                <Button size="small" onClick={() => void save(conflict)}>
                  {t('conflict.mine')}
                </Button>
              </span>
            }
          >
            {t('conflict.text')}
          </Notice>
        </div>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
        className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_380px]"
      >
        <div className="grid min-w-0 gap-4">
          <Tabs
            label={t('parts.label')}
            value={part}
            onChange={(value) => setPart(value as Part)}
            tabs={[
              {
                value: 'questions',
                label: t('parts.questions'),
                count: content.questions.length,
                content: <QuestionsCard {...editor} />,
              },
              { value: 'weights', label: t('parts.weights'), content: <WeightsCard {...editor} /> },
              {
                value: 'rules',
                label: t('parts.rules'),
                count: content.rules.length,
                content: <RulesCard {...editor} />,
              },
              { value: 'finance', label: t('parts.finance'), content: <FinanceCard {...editor} /> },
            ]}
          />
          <SaveBar dirty={writes && dirty} busy={busy} onDiscard={() => setContent(stored.content)} />
        </div>
        <div className="min-w-0 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-32px)] lg:overflow-y-auto">
          <PreviewPanel content={content} words={words} />
        </div>
      </form>
      {open === 'publish' && (
        <Suspense>
          <PublishDialog revision={stored.revision} problems={stored.problems} onClose={() => setOpen(undefined)} />
        </Suspense>
      )}
      {open === 'versions' && (
        <Suspense>
          <VersionsDialog
            onClose={() => setOpen(undefined)}
            onTake={(taken) => {
              setContent(taken)
              setOpen(undefined)
            }}
          />
        </Suspense>
      )}
    </>
  )
}
