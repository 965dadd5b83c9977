import { AdvisorSettings, CompanyFigures } from '@recado/contracts/advisor'
import { ExecutionEvent } from '@recado/contracts/execution-events'
import { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import { ExecutionDetail, ExecutionView } from '@recado/contracts/executions'
import type { BrowserContext, Route } from 'playwright-core'
import { z } from 'zod'
import { EVENTS, execution, FACTS, OPTIONS, UNDERSTANDING } from './executions-sample.ts'

/** What a browser is told of a company's board; a test changes it, and reads what was asked. */
export interface Board {
  executions: ExecutionDetail[]
  events: ExecutionEvent[]
  /** So many events, and the line breaks: once. */
  breaksAfter: number | undefined
  /** The plan is used up. */
  isFull: boolean
  /** `POST /executions {…}`, in the order in which they came. */
  asked: string[]
}

export const emptyBoard = (): Board => ({
  ...{ executions: [], events: EVENTS, breaksAfter: undefined, isFull: false, asked: [] },
})

/** Answers for the server at the border of the browser: for what a run of the real one passes through too quickly to be looked at. */
export async function answerExecutions(browser: BrowserContext, board: Board): Promise<void> {
  await browser.route('**/api/v1/advisor/**', (route) => answerAdvisor(route))
  await browser.route('**/api/v1/executions**', (route) => answer(route, board))
  await browser.route('**/api/v1/executions/**', (route) => answer(route, board))
}

async function answer(route: Route, board: Board): Promise<void> {
  const request = route.request()
  const url = new URL(request.url())
  const [, path = ''] = url.pathname.split('/api/v1/executions')
  const method = request.method()
  if (method !== 'GET' && path !== '/preview') board.asked.push(`${method} ${path} ${request.postData() ?? ''}`.trim())
  const [first] = board.executions
  if (path === '/preview') return route.fulfill({ json: z.encode(ExecutionUnderstanding, UNDERSTANDING) })
  if (path === '' && method === 'POST') {
    if (board.isFull) return route.fulfill(FULL)
    board.executions = [execution({ status: 'running', result: null })]
    return route.fulfill({ status: 201, json: z.encode(ExecutionDetail, execution({ status: 'running' })) })
  }
  if (path === '')
    return route.fulfill({ json: { items: z.encode(z.array(ExecutionView), board.executions), next_cursor: null } })
  if (path.endsWith('/events')) return answerEvents(route, board, Number(url.searchParams.get('after') ?? 0))
  if (path.endsWith('/facts')) board.executions = [execution({ status: 'running', round: 2, result: null })]
  if (method === 'DELETE') {
    board.executions = []
    return route.fulfill({ status: 204 })
  }
  return route.fulfill({ json: z.encode(ExecutionDetail, board.executions[0] ?? first ?? execution()) })
}

function answerEvents(route: Route, board: Board, after: number): Promise<void> {
  const left = board.events.filter(({ seq }) => seq > after)
  const sent = board.breaksAfter === undefined ? left : left.slice(0, board.breaksAfter)
  if (board.breaksAfter === undefined && sent.some(({ status }) => status === 'complete'))
    board.executions = board.executions.map((one) => execution({ round: one.round }))
  board.breaksAfter = undefined
  const lines = sent.map((event) => {
    const data = JSON.stringify(z.encode(ExecutionEvent, event))
    return `id: ${event.seq}\nevent: ${event.type}\ndata: ${data}\n\n`
  })
  return route.fulfill({ contentType: 'text/event-stream', body: lines.join('') })
}

function answerAdvisor(route: Route): Promise<void> {
  const name = new URL(route.request().url()).pathname.split('/').at(-1)
  if (name === 'options') return route.fulfill({ json: OPTIONS })
  if (name === 'settings')
    return route.fulfill({
      json: z.encode(AdvisorSettings, { company_figures: true, confirm: 'always', updated_at: null }),
    })
  if (name === 'figures')
    return route.fulfill({
      json: z.encode(CompanyFigures, {
        ...{ allowed: true, items: FACTS.filter(({ source }) => source === 'company') },
        without_data: [{ source: 'sales', label: 'Vendas de carros' }],
      }),
    })
  return route.fulfill({ json: { own: null, shared: null } })
}

const FULL = {
  status: 402,
  contentType: 'application/problem+json',
  json: {
    ...{ type: 'about:blank', title: 'Limite', status: 402, detail: 'Limite de execuções atingido.', request_id: 'r' },
    ...{ code: 'quota_exceeded', plan: 'free', executions_used: 10, executions_limit: 10 },
    upgrade_url: '/configuracoes/plano',
  },
}
