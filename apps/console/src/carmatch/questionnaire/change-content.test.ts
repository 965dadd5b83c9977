import type { QuestionnaireContent } from '@recado/contracts/questionnaires'
import { QuestionnaireContent as Schema } from '@recado/contracts/questionnaires'
import { expect, test } from 'vitest'
import {
  addQuestion,
  addRule,
  changeQuestion,
  changeRule,
  moveQuestion,
  removeQuestion,
  setWeight,
} from './change-content.ts'

const empty: QuestionnaireContent = {
  ...{ title: '', intro: '', questions: [], weights: {}, rules: [] },
  finance: { monthly_rate: 0.0199, months: 48, as_of: '2026-11-30' },
}
const keys = ({ questions }: QuestionnaireContent) => questions.map(({ key }) => key)

test('questions are added under keys of their own, and what is made is what the contract takes', () => {
  const three = addQuestion(addQuestion(addQuestion(empty, 'choice'), 'amount'), 'yes_no')
  expect(keys(three)).toEqual(['question_1', 'question_2', 'question_3'])
  expect(Schema.safeParse(three).success).toBe(true)
  expect(keys(addQuestion(removeQuestion(three, 'question_2'), 'choice'))).toEqual([
    'question_1',
    'question_3',
    'question_2',
  ])
})

test('a question is moved within the list and not out of it', () => {
  const three = addQuestion(addQuestion(addQuestion(empty, 'choice'), 'amount'), 'yes_no')
  expect(keys(moveQuestion(three, 2, 0))).toEqual(['question_3', 'question_1', 'question_2'])
  expect(moveQuestion(three, 0, -1)).toBe(three)
  expect(moveQuestion(three, 2, 3)).toBe(three)
})

test('a question that goes takes what rules say of it along', () => {
  const asked = addQuestion(addQuestion(empty, 'choice'), 'yes_no')
  const ruled = changeRule(addRule(addRule(asked, 'A'), 'B'), 'rule_1', {
    when: [{ question: 'question_1', answered: true }],
  })
  const both = changeRule(ruled, 'rule_2', {
    when: [
      { question: 'question_1', answered: true },
      { question: 'question_2', answered: true },
    ],
  })
  expect(removeQuestion(both, 'question_1').rules).toMatchObject([
    { key: 'rule_2', when: [{ question: 'question_2', answered: true }] },
  ])
})

test('a weight is set, and given back to the engine', () => {
  const set = setWeight(empty, 'km', 2)
  expect(set.weights).toEqual({ km: 2 })
  expect(setWeight(set, 'km', undefined).weights).toEqual({})
  expect(changeQuestion(empty, 'none', { text: 'a' })).toEqual(empty)
})
