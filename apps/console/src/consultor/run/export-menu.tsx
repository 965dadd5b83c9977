import { EXPORT_FORMATS } from '@recado/contracts/execution-exports'
import type { ExecutionId } from '@recado/contracts/ids'
import { Braces, Download, FileText, FileType, Hash } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../api/save-file.ts'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { useServices } from '../../services.ts'
import { exportExecution } from '../consultor.api.ts'

const ICONS = { pdf: FileText, docx: FileType, markdown: Hash, json: Braces }

/** Report and minutes as a file, in the company's brand. */
export function ExportMenu({ id }: { id: ExecutionId }) {
  const { t } = useTranslation('consultor')
  const { http } = useServices()
  const save = useAct({
    run: (format: (typeof EXPORT_FORMATS)[number]) => exportExecution(http, id, format),
    changes: [],
    done: (_, { file_name }) => ({ text: t('export.saved', { name: file_name }) }),
    after: (_, { file, file_name }) => saveFile(file, file_name),
  })
  return (
    <Menu
      trigger={
        <Button busy={save.isPending}>
          {!save.isPending && <Download size={16} aria-hidden />}
          {t('export.action')}
        </Button>
      }
    >
      {EXPORT_FORMATS.map((format) => {
        const Icon = ICONS[format]
        return (
          <MenuItem key={format} icon={<Icon size={16} aria-hidden />} onSelect={() => save.mutate(format)}>
            {t(`export.${format}`)}
          </MenuItem>
        )
      })}
    </Menu>
  )
}
