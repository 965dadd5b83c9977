import type { MessageAttachment } from '@recado/contracts/messages'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../../design/toast.tsx'
import { FileCard } from './file-card.tsx'
import { saveFrom } from './save-from.ts'
import { useFreshLink } from './use-attachment-links.ts'

export function AttachmentDocument({ attachment }: { attachment: MessageAttachment }) {
  const { t } = useTranslation('thread')
  const link = useFreshLink()
  const toast = useToast()
  const download = async () => {
    const url = await link(attachment.id).catch(() => undefined)
    if (url === undefined) toast({ tone: 'bad', text: t('file.unavailable') })
    else await saveFrom(url, attachment.name)
  }
  return <FileCard name={attachment.name} sizeBytes={attachment.size_bytes} onDownload={() => void download()} />
}
