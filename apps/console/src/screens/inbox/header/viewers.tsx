import type { ConversationId } from '@recado/contracts/ids'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import { Tooltip } from '../../../design/tooltip.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { useViewers } from '../../../inbox/use-viewers.ts'

// More faces than these are a number.
const MOST = 3

/** Colleagues who look at the same conversation now. */
export function Viewers({ conversationId }: { conversationId: ConversationId }) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const viewers = useViewers(conversationId)
  const colleagues = useColleagues()
  if (viewers.length === 0) return null
  const text = t('viewers', { names: format.list(viewers.map(({ name }) => name)), count: viewers.length })
  return (
    <Tooltip text={text} side="bottom" named>
      <span role="img" aria-label={text} className="hidden shrink-0 -space-x-1.5 sm:flex">
        {viewers.slice(0, MOST).map(({ member_id, name }) => (
          <Avatar
            key={member_id}
            name={name}
            photo={colleagues.find(({ id }) => id === member_id)?.photo_url}
            size="small"
          />
        ))}
        {viewers.length > MOST && (
          <span className="grid size-6 place-items-center rounded-full border border-line bg-sunken text-12">
            {`+${viewers.length - MOST}`}
          </span>
        )}
      </span>
    </Tooltip>
  )
}
