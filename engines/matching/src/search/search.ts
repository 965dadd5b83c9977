/** What a typed search asks of a car. Money in centavos. */
export interface SearchConstraint {
  attribute: string
  op: 'max' | 'min' | 'in' | 'not_in' | 'is'
  value: number | boolean | string[]
  /** As they were typed. */
  words: string
}

/** What it tells about the buyer: answers to questions that need not be asked any more. Money in centavos. */
export interface SearchAnswer {
  key: 'use' | 'down_payment' | 'monthly_payment' | 'trade_in' | 'trade_in_car' | 'months'
  value: number | string
  words: string
}

/** What is wanted without a limit: "pouco rodado". */
export interface SearchWish {
  key: string
  words: string
}

/** A typed search, read. Everything says which words it came from. */
export interface Search {
  constraints: SearchConstraint[]
  answers: SearchAnswer[]
  /** In the order in which they were said. */
  wishes: SearchWish[]
  place?: { name: string; words: string }
  /** Words that ask for something that nothing here can express. */
  not_understood: string[]
}
