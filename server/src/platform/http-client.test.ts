import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { HttpClientError } from './http-client/http-client-error.ts'
import { createHttpClient, type HttpClientOptions } from './http-client.ts'

const ending: (() => Promise<unknown>)[] = []
afterEach(async () => {
  await Promise.all(ending.splice(0).map((end) => end()))
})

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ending.push(() => new Promise((resolve) => server.close(resolve)))
  return (server.address() as AddressInfo).port
}

/** A server on loopback. Clients reach it as `partner.test`, or not at all. */
async function serve(handler: RequestListener) {
  const server = createServer(handler)
  ending.push(async () => server.closeAllConnections())
  const port = await listen(server)
  return { port, exception: `127.0.0.1:${port}`, url: `http://partner.test:${port}` }
}

function client(options: Partial<HttpClientOptions> = {}) {
  const asked: string[] = []
  const made = createHttpClient({
    allowPrivate: false,
    resolve: async (hostname) => {
      asked.push(hostname)
      return [{ address: '127.0.0.1', family: 4 }]
    },
    ...options,
  })
  ending.push(() => made.close())
  return { ...made, asked }
}

async function failureOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(HttpClientError)
  return (error as HttpClientError).code
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

test('sends method, headers and body, and returns any status with its body', async () => {
  const server = await serve(async (request, response) => {
    const body = await textOf(request)
    response.writeHead(503, { 'x-seen': `${request.method} ${request.headers['x-signature']} ${request.headers.host}` })
    response.end(`got ${body}`)
  })
  const answer = await client({ exceptions: [server.exception] }).request({
    url: `${server.url}/hook`,
    method: 'POST',
    headers: { 'x-signature': 'abc', 'content-type': 'application/json' },
    body: '{"a":"é"}',
  })
  expect(answer).toMatchObject({
    status: 503,
    url: `${server.url}/hook`,
    headers: { 'x-seen': `POST abc partner.test:${server.port}` },
  })
  expect(answer.body.toString()).toBe('got {"a":"é"}')
})

test('a name is resolved once per connection, and the connection is used again', async () => {
  const server = await serve((_, response) => response.end('ok'))
  const http = client({ exceptions: [server.exception], maxConnections: 1 })
  await http.request({ url: server.url })
  await http.request({ url: server.url })
  expect(http.asked).toEqual(['partner.test'])
})

test('private addresses are refused in every spelling, and no request arrives', async () => {
  let arrived = 0
  const server = await serve((_, response) => {
    arrived++
    response.end()
  })
  const http = client()
  const hosts = [
    'partner.test',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
  ]
  for (const host of hosts) {
    expect(await failureOf(http.request({ url: `http://${host}:${server.port}/` })), host).toBe('http_address_refused')
  }
  expect(arrived).toBe(0)
})

test('the refusal does not say which address was found', async () => {
  const error = await client()
    .request({ url: 'http://partner.test/' })
    .catch((reason: Error) => reason)
  expect(String(error)).not.toContain('127.0.0.1')
})

test('private networks open by configuration, metadata services do not', async () => {
  const server = await serve((_, response) => response.end('inside'))
  const http = client({ allowPrivate: true })
  expect((await http.request({ url: server.url })).body.toString()).toBe('inside')
  expect(await failureOf(http.request({ url: 'http://169.254.169.254/latest/meta-data' }))).toBe('http_address_refused')
})

test('a name with one private address among public ones is refused', async () => {
  const addresses = [
    { address: '203.0.114.7', family: 4 },
    { address: '10.0.0.7', family: 4 },
  ]
  expect(await failureOf(client({ resolve: async () => addresses }).request({ url: 'http://mixed.test/' }))).toBe(
    'http_address_refused',
  )
})

test('a name server that changes its answer changes nothing: the checked address is the one connected to', async () => {
  const server = await serve((_, response) => response.end('checked'))
  const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '10.255.255.1', family: 4 }]]
  let asked = 0
  const http = client({ exceptions: [server.exception], resolve: async () => answers[asked++] ?? [] })
  expect((await http.request({ url: server.url })).body.toString()).toBe('checked')
  expect(asked).toBe(1)
})

test('redirects are answers unless asked for', async () => {
  const server = await serve((_, response) => response.writeHead(302, { location: '/next' }).end('moved'))
  const answer = await client({ exceptions: [server.exception] }).request({ url: server.url })
  expect(answer.status).toBe(302)
})

test('a redirect into a private network is refused', async () => {
  let arrived = 0
  const inside = await serve((_, response) => {
    arrived++
    response.end('secret')
  })
  const outside = await serve((_, response) =>
    response.writeHead(302, { location: `http://127.0.0.1:${inside.port}/` }).end(),
  )
  const http = client({ exceptions: [outside.exception] })
  expect(await failureOf(http.request({ url: outside.url, redirects: 3 }))).toBe('http_address_refused')
  expect(arrived).toBe(0)
})

test('a followed redirect to another origin gets no credentials and 303 becomes GET', async () => {
  const other = await serve((request, response) => {
    response.end(JSON.stringify({ method: request.method, headers: request.headers }))
  })
  const first = await serve((_, response) => response.writeHead(303, { location: `${other.url}/b` }).end())
  const http = client({ exceptions: [first.exception, other.exception] })
  const answer = await http.request({
    url: first.url,
    method: 'POST',
    body: '{}',
    headers: {
      authorization: 'Bearer x',
      'x-bot-token': 'y',
      'content-type': 'application/json',
      accept: 'text/plain',
    },
    redirects: 1,
  })
  const seen = JSON.parse(answer.body.toString())
  expect(answer.url).toBe(`${other.url}/b`)
  expect(seen.method).toBe('GET')
  expect(seen.headers).toMatchObject({ accept: 'text/plain' })
  for (const name of ['authorization', 'x-bot-token', 'content-type']) expect(seen.headers).not.toHaveProperty(name)
})

test('308 repeats method, body and headers at the same origin', async () => {
  const server = await serve(async (request, response) => {
    if (request.url === '/') return response.writeHead(308, { location: '/b' }).end()
    return response.end(`${request.method} ${request.headers.authorization} ${await textOf(request)}`)
  })
  const answer = await client({ exceptions: [server.exception] }).request({
    url: server.url,
    method: 'PUT',
    body: 'data',
    headers: { authorization: 'Bearer x' },
    redirects: 1,
  })
  expect(answer.body.toString()).toBe('PUT Bearer x data')
})

test('a circle of redirects ends', async () => {
  let arrived = 0
  const server = await serve((_, response) => {
    arrived++
    response.writeHead(302, { location: '/' }).end()
  })
  const http = client({ exceptions: [server.exception] })
  expect(await failureOf(http.request({ url: server.url, redirects: 4 }))).toBe('http_too_many_redirects')
  expect(arrived).toBe(5)
})

test('a redirect to another scheme is refused', async () => {
  const server = await serve((_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end())
  const http = client({ exceptions: [server.exception] })
  expect(await failureOf(http.request({ url: server.url, redirects: 1 }))).toBe('http_invalid_request')
})

test.each([
  ['announced', true],
  ['unannounced', false],
])('an %s body over the limit is cut off', async (_, announced) => {
  const closed = Promise.withResolvers<void>()
  const server = await serve((_request, response) => {
    if (announced) response.setHeader('content-length', 5_000_000)
    const timer = setInterval(() => response.write(Buffer.alloc(64 * 1024)), 1)
    response.on('close', () => {
      clearInterval(timer)
      closed.resolve()
    })
  })
  const http = client({ exceptions: [server.exception] })
  expect(await failureOf(http.request({ url: server.url, maxResponseBytes: 100_000 }))).toBe('http_response_too_large')
  await closed.promise
})

test('a download is handed over as it comes, and ends with an error past its limit or its time', async () => {
  const rest = Promise.withResolvers<void>()
  const server = await serve(async (request, response) => {
    response.write('one')
    if (request.url === '/held') return
    await rest.promise
    response.end('x'.repeat(97))
  })
  const http = client({ exceptions: [server.exception] })
  const pieces = async (url: string, more: object) => {
    const seen: string[] = []
    const taken = http.download({ url, ...more }, async ({ status, body }) => {
      for await (const piece of body) {
        seen.push(String(piece))
        rest.resolve()
      }
      return status
    })
    return { taken, seen }
  }
  const whole = await pieces(server.url, { maxResponseBytes: 100 })
  expect(await whole.taken).toBe(200)
  expect([whole.seen[0], whole.seen.join('').length]).toEqual(['one', 100])
  expect(await failureOf((await pieces(server.url, { maxResponseBytes: 99 })).taken)).toBe('http_response_too_large')
  expect(await failureOf((await pieces(`${server.url}/held`, { timeoutMs: 100 })).taken)).toBe('http_timeout')
  const own = new Error('the disk is full')
  const cut = Promise.withResolvers<void>()
  const endless = await serve((_request, response) => {
    response.on('close', () => cut.resolve()).write('one')
  })
  const reader = client({ exceptions: [endless.exception] })
  await expect(reader.download({ url: endless.url }, () => Promise.reject(own))).rejects.toBe(own)
  await cut.promise
})

test('a body of exactly the limit is read', async () => {
  const server = await serve((_, response) => response.end(Buffer.alloc(1000)))
  const answer = await client({ exceptions: [server.exception] }).request({ url: server.url, maxResponseBytes: 1000 })
  expect(answer.body).toHaveLength(1000)
})

test('the time limit holds for headers that do not come and for bodies that drip', async () => {
  const silent = await serve(() => {})
  const dripping = await serve((_, response) => {
    const timer = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(timer))
  })
  const http = client({ exceptions: [silent.exception, dripping.exception] })
  expect(await failureOf(http.request({ url: silent.url, timeoutMs: 100 }))).toBe('http_timeout')
  expect(await failureOf(http.request({ url: dripping.url, timeoutMs: 100 }))).toBe('http_timeout')
})

test('the time limit holds for a name server that does not answer', async () => {
  const http = client({ resolve: () => new Promise(() => {}) })
  expect(await failureOf(http.request({ url: 'http://slow.test/', timeoutMs: 100 }))).toBe('http_timeout')
})

test('the caller may give up', async () => {
  const server = await serve(() => {})
  const http = client({ exceptions: [server.exception] })
  const signal = AbortSignal.timeout(50)
  expect(await failureOf(http.request({ url: server.url, signal }))).toBe('http_aborted')
})

test('nobody listening, a broken answer and an unknown name are told apart', async () => {
  const closed = await serve(() => {})
  const garbage = createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH_9.9\r\n'))
  const port = await listen(garbage)
  const http = client({ allowPrivate: true })
  await Promise.all(ending.splice(0, 2).map((end) => end()))
  expect(await failureOf(http.request({ url: closed.url }))).toBe('http_connect_failed')
  expect(await failureOf(http.request({ url: `http://partner.test:${port}` }))).toBe('http_failed')
  const lost = client({ resolve: () => Promise.reject(new Error('ENOTFOUND')) })
  expect(await failureOf(lost.request({ url: 'http://lost.test' }))).toBe('http_name_unresolved')
  expect(await failureOf(client({ resolve: async () => [] }).request({ url: 'http://lost.test' }))).toBe(
    'http_name_unresolved',
  )
})

test.each([
  ['not an address', { url: 'partner.test' }],
  ['another scheme', { url: 'ftp://partner.test/' }],
  ['credentials in the address', { url: 'http://a:b@partner.test/' }],
  ['a header with a line break', { url: 'http://partner.test/', headers: { 'x-a': 'b\r\nx-c: d' } }],
])('%s is an invalid request', async (_, request) => {
  expect(await failureOf(client({ allowPrivate: true }).request(request))).toBe('http_invalid_request')
})

test('what may succeed later says so', () => {
  expect(new HttpClientError('http_timeout').transient).toBe(true)
  expect(new HttpClientError('http_address_refused').transient).toBe(false)
})
