import type { Artefacts } from '../artefacts/artefacts.ts'
import { graphOf } from '../calculation/graph.ts'
import { type LocaleName, template } from '../text/locale.ts'
import { renderStatement, type Voice } from '../text/render-statement.ts'
import type { Minutes } from './minutes.ts'

/** The minutes as Markdown: consecutive turns of one speaker are one paragraph, as somebody would write them down. */
export function renderMinutes(artefacts: Artefacts, locale: LocaleName = 'pt-BR'): string {
  const voice: Voice = { graph: graphOf(artefacts.nodes), locale, sector: artefacts.sector }
  const sections = artefacts.minutes.sections.map(({ title, turns }) => {
    const paragraphs = bySpeaker(turns).map(
      ({ speaker, statements }) =>
        `**${template(`agent.${speaker}`, locale)}:** ${statements.map((s) => renderStatement(s, voice)).join(' ')}`,
    )
    return `## ${template(title, locale)}\n\n${paragraphs.join('\n\n')}`
  })
  return `# ${template('heading.minutes', locale)}\n\n${sections.join('\n\n')}\n`
}

type Turn = Minutes['sections'][number]['turns'][number]

function bySpeaker(turns: readonly Turn[]) {
  const groups: { speaker: Turn['speaker']; statements: Turn['statement'][] }[] = []
  for (const { speaker, statement, opens } of turns) {
    const last = groups.at(-1)
    if (last?.speaker === speaker && !opens) last.statements.push(statement)
    else groups.push({ speaker, statements: [statement] })
  }
  return groups
}
