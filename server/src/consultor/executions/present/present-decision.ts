import { type Artefacts, conditionOf, type Opinion, renderStatement, type Statement, type Voice } from '@recado/advisor'
import type { ResultDecision, ResultNumber } from '@recado/contracts/execution-result'
import { plain } from './plain.ts'
import { agentName, optionName } from './words.ts'

/** What of an opinion tells who agrees. */
export type HeardOpinion = Pick<Opinion, 'agent' | 'stances'>

type Decision = Artefacts['report']['decisions'][number]

export function presentDecision(
  { option, key, verdict, support, objections }: Decision,
  parts: { voice: Voice; number(id: string): ResultNumber; opinions: readonly HeardOpinion[] },
): ResultDecision {
  const { voice, number, opinions } = parts
  const effect = (reading: string) => {
    const id = `effect_${key}_${reading}`
    return voice.graph.get(id) === undefined ? null : number(id)
  }
  const voices = (said: Decision['support']) =>
    said.map(({ agent, statement }) => ({
      ...{ agent, name: agentName(agent, voice.locale), text: plain(renderStatement(statement, voice)) },
    }))
  const condition: Statement | undefined = conditionOf(option, voice.graph)
  return {
    ...{ option, name: optionName(option, voice.locale), verdict },
    ...{ effect_low: effect('prudent'), effect_high: effect('bold') },
    ...{ support: voices(support), objections: voices(objections) },
    agreement: agreementWith(verdict !== 'no', option, opinions),
    would_change: condition === undefined ? null : plain(renderStatement(condition, voice)),
  }
}

/** Of those with an opinion on an option, the share on the side of the decision, each weighed by how sure they are. */
export function agreementWith(isFor: boolean, option: string, opinions: readonly HeardOpinion[]): number | null {
  const stances = opinions.flatMap((opinion) =>
    opinion.stances.filter((one) => one.option === option && one.stance !== 0),
  )
  const weigh = (of: typeof stances) => of.reduce((sum, { confidence }) => sum + confidence, 0)
  const all = weigh(stances)
  return all === 0 ? null : weigh(stances.filter(({ stance }) => stance > 0 === isFor)) / all
}
