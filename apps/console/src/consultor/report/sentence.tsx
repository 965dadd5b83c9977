import { Fragment } from 'react'
import { linkNumbers } from './link-numbers.ts'
import { useOrigins } from './origin.tsx'
import { SourcedNumber } from './sourced-number.tsx'

/** A sentence of the report, whose numbers say where they come from. */
export function Sentence({ text }: { text: string }) {
  const { byText } = useOrigins()
  return linkNumbers(text, byText).map(({ at, text: part, node }) => (
    <Fragment key={at}>{node === undefined ? part : <SourcedNumber node={node} text={part} />}</Fragment>
  ))
}
