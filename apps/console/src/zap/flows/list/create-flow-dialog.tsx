import type { FlowImportLine, FlowView } from '@recado/contracts/flows'
import { useQuery } from '@tanstack/react-query'
import { FileUp, LayoutTemplate, Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../../api/use-act.ts'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import { useServices } from '../../../services.ts'
import { createFlow, flowKeys, listTemplates } from '../flows.api.ts'
import { ImportReport } from './import-report.tsx'
import { readFlowFile } from './read-flow-file.ts'

interface CreateFlowDialogProps {
  onClose(): void
  onOpen(id: FlowView['id']): void
}

/** A new flow: of nothing, of a template, of a file. */
export function CreateFlowDialog({ onClose, onOpen }: CreateFlowDialogProps) {
  const { t } = useTranslation(['flows', 'common'])
  const { http } = useServices()
  const input = useRef<HTMLInputElement>(null)
  const [made, setMade] = useState<{ id: FlowView['id']; report: readonly FlowImportLine[] }>()
  const templates = useQuery({ queryKey: flowKeys.templates, queryFn: () => listTemplates(http) })
  const create = useAct({
    run: (body: Parameters<typeof createFlow>[1]) => createFlow(http, body),
    changes: ['flows'],
    after: (_, { flow, report }) => (report.length === 0 ? onOpen(flow.id) : setMade({ id: flow.id, report })),
  })
  const make = create.mutate
  if (made !== undefined) {
    return (
      <Dialog
        open
        wide
        onOpenChange={(open) => open || onClose()}
        title={t('import.title')}
        description={t('import.text')}
      >
        <ImportReport report={made.report} onOpen={() => onOpen(made.id)} />
      </Dialog>
    )
  }
  const busy = create.isPending
  return (
    <Dialog open wide onOpenChange={(open) => open || onClose()} title={t('new')} description={t('create.text')}>
      <div className="grid gap-4">
        <div className="grid gap-2 sm:grid-cols-2">
          <Button
            className="h-auto! justify-start py-3"
            disabled={busy}
            onClick={() => make({ from: { kind: 'empty' } })}
          >
            <Plus size={16} aria-hidden />
            {t('create.empty')}
          </Button>
          <Button className="h-auto! justify-start py-3" disabled={busy} onClick={() => input.current?.click()}>
            <FileUp size={16} aria-hidden />
            {t('create.file')}
          </Button>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            aria-label={t('create.file')}
            hidden
            onChange={async ({ target }) => {
              const file = target.files?.[0]
              target.value = ''
              if (file !== undefined) make({ from: readFlowFile(await file.text()) })
            }}
          />
        </div>
        <p className="text-12 text-ink-faint">{t('create.file_hint')}</p>
        <section className="grid gap-2">
          <h3 className="text-13 font-medium">{t('create.templates')}</h3>
          {templates.data === undefined && !templates.isError && <SkeletonRows label={t('common:loading')} />}
          {(templates.isError || templates.data?.length === 0) && (
            <p className="text-13 text-ink-soft">{t('create.no_templates')}</p>
          )}
          <ul className="grid gap-2 sm:grid-cols-2">
            {templates.data?.map(({ id, name, description, block_count }) => (
              <li key={id}>
                <button
                  type="button"
                  disabled={busy}
                  onClick={() => make({ from: { kind: 'template', template_id: id } })}
                  className="grid h-full w-full content-start gap-1 rounded-8 border border-line p-3 text-left hover:bg-hover"
                >
                  <span className="flex items-center gap-2 text-13 font-medium">
                    <LayoutTemplate size={14} className="shrink-0 text-ink-faint" aria-hidden />
                    {name}
                  </span>
                  <span className="text-12 text-ink-soft">{description}</span>
                  <span className="text-12 text-ink-faint">{t('blocks', { count: block_count })}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  )
}
