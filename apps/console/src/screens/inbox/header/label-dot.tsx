/** A label's colour beside its name. */
export function LabelDot({ colour }: { colour: string }) {
  return <span aria-hidden className="size-2.5 shrink-0 rounded-full" style={{ backgroundColor: colour }} />
}
