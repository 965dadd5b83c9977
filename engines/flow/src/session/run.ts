import type { AnswerContext } from '../answers/read-answer.ts'
import type { Flow } from '../flow/compile-flow.ts'
import type { Condition } from '../language/condition-schema.ts'
import { evaluateCondition } from '../language/evaluate-condition.ts'
import { evaluateExpression } from '../language/expression/evaluate-expression.ts'
import { localTime } from '../language/local-time.ts'
import { compilePattern, MAX_MATCHED_TEXT } from '../language/pattern.ts'
import {
  evaluateTemplate,
  parseTemplate,
  type RenderContext,
  renderTemplate,
  type Template,
} from '../language/template.ts'
import { boundValue, type Value } from '../language/value.ts'
import { fillPhrase, type PhraseKey } from '../locales/locale-text.ts'
import type { Effect, NewEffect, ReportEffect } from './effect.ts'
import type { Position, State } from './state.ts'

/** One block run, for statistics and the builder's test console. `output` is null where the block waits or ends. */
export type Visit = { flow: string; block: string; output: string | null }

/**
 * Work of one step: a hostile flow may hold 10,000 tests and run 2,000 blocks, each of them cheap enough. 20 million units
 * took 0.3 s here, in heavy expressions. Counted, not timed, so that a replay stops at the same place.
 */
const MAX_WORK = 20_000_000
const WORK_PER_RENDERED = 4

/** One step under way: the session's next state and what has to be done, while blocks add to them. */
export class Run {
  readonly flow: Flow
  readonly at: number
  /** The state being made; fields are replaced, never changed inside, so the old state stays as it was. */
  readonly state: State
  readonly effects: Effect[] = []
  readonly visits: Visit[] = []
  #work = 0
  readonly #reported = new Set<string>()

  constructor(flow: Flow, state: State, at: number) {
    this.flow = flow
    this.at = at
    this.state = { ...state }
    this.setClock()
  }

  /** Brings `today` and `now` up to date, where some block reads them. */
  setClock(): void {
    if (!this.flow.reads.clock) return
    this.set('now', this.at)
    this.set('today', localTime(this.at, this.flow.document.time_zone).date)
  }

  /** Fills a template. */
  text(source: string): string {
    if (!source.includes('{{')) return source
    const text = renderTemplate(this.#template(source), this.#context())
    this.spend(WORK_PER_RENDERED * text.length)
    return text
  }

  /** Fills a template whose places must not break out of what surrounds them. */
  escaped(source: string, encode: (place: string) => string): string {
    return renderTemplate(this.#template(source), this.#context(encode))
  }

  /** Fills an address. One that is a single place is taken as it is: there, the variable holds the whole address. */
  address(source: string): string {
    return /^\s*\{\{[^{}]*\}\}/.test(source) ? this.text(source).trim() : this.escaped(source, encodePlace)
  }

  /** Fills a template; one place alone keeps its type. */
  value(source: string): Value {
    return evaluateTemplate(this.#template(source), this.#context())
  }

  /** Works out an expression that was parsed with the flow. */
  evaluate(source: string): Value {
    const parsed = this.flow.expressions.get(source)
    if (!parsed?.ok) return null
    return evaluateExpression(parsed.expression, { variables: this.state.variables, spend: this.spend })
  }

  /** A sentence of the bot in the flow's language, or in the flow's own words. */
  phrase(key: PhraseKey, details?: Readonly<Record<string, string>>): string {
    return fillPhrase(this.flow.phrases[key] ?? '', details)
  }

  /** Gives a variable its value; one too large to keep stays away and is reported. */
  set(name: string, value: Value): void {
    const bounded = boundValue(value)
    // Counting a list's entries costs up to 100,000 steps.
    this.spend(typeof value === 'object' && value !== null ? 50_000 : 100)
    if (bounded === undefined) this.report('value_too_large', this.state.position, name)
    else this.state.variables = { ...this.state.variables, [name]: bounded }
  }

  holds(condition: Condition): boolean {
    return evaluateCondition(condition, {
      variables: this.state.variables,
      render: (source) => this.text(source),
      matches: this.matches,
      spend: this.spend,
    })
  }

  /** Counts work, about 13 ns a unit at worst; false once this step has done more than its share, and then the flow is stopped. */
  readonly spend = (work: number): boolean => {
    this.#work += work
    return !this.isExhausted
  }

  get isExhausted(): boolean {
    return this.#work > MAX_WORK
  }

  readonly matches = (pattern: string, text: string): boolean => {
    // Expressions of loaded questionnaires are the only ones that were not compiled with the flow.
    const compiled = this.flow.patterns.get(pattern) ?? compilePattern(pattern)
    return compiled.ok && this.spend(compiled.size * Math.min(text.length, MAX_MATCHED_TEXT)) && compiled.test(text)
  }

  /** Adds an effect and gives its id. */
  emit(effect: NewEffect): string {
    const id = `e${this.state.next_effect++}`
    this.effects.push({ ...effect, id } as Effect)
    return id
  }

  say(text: string): void {
    if (text.trim() !== '') this.emit({ type: 'send', content: { kind: 'text', text } })
  }

  /** Tells the flow's owner, once a step however often it happens. */
  report(code: ReportEffect['code'], position: Position | null, detail = ''): void {
    const { flow, block } = position ?? { flow: this.flow.document.id, block: '' }
    const key = `${code}/${flow}/${block}/${detail}`
    if (this.#reported.has(key)) return
    this.#reported.add(key)
    this.emit({ type: 'report', code, flow, block, detail })
  }

  /** What reading an answer needs to know. */
  answers(): AnswerContext {
    const { document, words } = this.flow
    return {
      at: this.at,
      timeZone: document.time_zone,
      locale: document.locale,
      matches: this.matches,
      yesNo: {
        yes: { id: 'yes', title: this.phrase('yes'), also: words.yes },
        no: { id: 'no', title: this.phrase('no'), also: words.no },
        words,
      },
    }
  }

  // Texts of loaded questionnaires are the only ones that were not compiled with the flow.
  #template(source: string): Template {
    return this.flow.templates.get(source) ?? parseTemplate(source)
  }

  #context(encode?: (text: string) => string): RenderContext {
    const { locale, time_zone: timeZone } = this.flow.document
    const { titles } = this.flow
    return { variables: this.state.variables, locale, timeZone, titles, ...(encode ? { encode } : {}) }
  }
}

/** `encodeURIComponent` throws on half of a surrogate pair, which a cut emoji leaves. */
function encodePlace(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
