import type { Interactive } from '@recado/contracts/interactive'

/** Meta's limits, in characters and in options. */
const BODY_MAX = 1_024
const BUTTON_MAX = 20
const BUTTONS_MAX = 3
const ROW_TITLE_MAX = 24
const ROW_DETAIL_MAX = 72
const ROWS_MAX = 10
const ID_MAX = 256
const LABEL_MAX = 20

/** Buttons or a list as Meta shows them; undefined where it cannot, and the words are said instead. */
export function graphInteractive(shown: Interactive): { type: 'interactive'; interactive: object } | undefined {
  if (shown.kind !== 'buttons' && shown.kind !== 'list') return undefined
  const { text, options } = shown
  if (text === '' || text.length > BODY_MAX) return undefined
  if (options.some(({ id }) => id.length > ID_MAX)) return undefined
  const body = { text }
  if (shown.kind === 'buttons') {
    if (options.length > BUTTONS_MAX || options.some(({ title }) => title.length > BUTTON_MAX)) return undefined
    const buttons = options.map(({ id, title }) => ({ type: 'reply', reply: { id, title } }))
    return { type: 'interactive', interactive: { type: 'button', body, action: { buttons } } }
  }
  if (shown.options.length > ROWS_MAX) return undefined
  const isTooLong = shown.options.some(
    ({ title, description = '' }) => title.length > ROW_TITLE_MAX || description.length > ROW_DETAIL_MAX,
  )
  if (isTooLong || shown.label === '' || shown.label.length > LABEL_MAX) return undefined
  const rows = shown.options.map(({ id, title, description }) =>
    description === undefined || description === '' ? { id, title } : { id, title, description },
  )
  return {
    type: 'interactive',
    interactive: { type: 'list', body, action: { button: shown.label, sections: [{ title: shown.label, rows }] } },
  }
}
