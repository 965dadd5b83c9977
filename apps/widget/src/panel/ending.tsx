import { type Conversation, openConversation } from '../client/widget-state.ts'
import { later } from '../design/later.tsx'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'

const RatingCard = later(async () => (await import('./rating-card.tsx')).RatingCard)

/** Below what was said in a conversation that is over: how it was, and what writing again does. */
export function Ending({ conversation, startsNew }: { conversation: Conversation; startsNew: boolean }) {
  const { state, t } = useWidget()
  const asks = useWidgetState(({ config }) => config.settings.ask_rating)
  const open = useWidgetState(openConversation)
  return (
    <div class="ending">
      <p role="status">
        {t('thread.resolved')}. {t(startsNew ? 'thread.beginsNew' : 'thread.reopens')}
      </p>
      {asks && <RatingCard key={conversation.id} conversation={conversation} />}
      {!startsNew && (
        <button
          type="button"
          class="button quiet"
          onClick={() => state.set({ view: { name: 'thread', id: open?.id ?? null } })}
        >
          {t('thread.again')}
        </button>
      )}
    </div>
  )
}
