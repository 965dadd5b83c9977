import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../platform/i18n.ts'
import type { NewFlow } from './create-flow.ts'

/** What somebody begins with who begins with nothing: it greets and calls a person, and could be published as it is. */
export function emptyFlow(
  { translate }: Pick<Translator, 'translate'>,
  { locale, timezone, name }: { locale: Locale; timezone: string; name: string | undefined },
): NewFlow {
  const named = name ?? translate(locale, 'flows:empty.name')
  return {
    name: named,
    document: {
      schema_version: 1,
      id: 'main',
      name: named,
      locale,
      time_zone: timezone,
      start: 'greeting',
      blocks: [
        {
          id: 'greeting',
          type: 'send',
          position: { x: 0, y: 0 },
          content: { kind: 'text', text: translate(locale, 'flows:empty.greeting') },
        },
        { id: 'person', type: 'hand_over', position: { x: 320, y: 0 } },
      ],
      edges: [{ from: 'greeting', output: 'next', to: 'person' }],
    },
    canvas: {},
    starts: [],
  }
}
