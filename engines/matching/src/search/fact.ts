/** One thing that was said, before corrections and repetitions are settled. */
export interface Fact {
  /** An attribute, or "answer.months", "wish", "place". */
  slot: string
  kind: 'value' | 'not' | 'max' | 'min' | 'exact' | 'around' | 'range'
  value: string | boolean | number
  /** The other end of a range. */
  to?: number
  /** The brand of a model, so that a corrected brand takes its models with it. */
  brand?: string
  from: number
  end: number
}
