import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { expect, test } from 'vitest'
import { createDockerHost } from '../../src/zap/bots/hosts/docker/docker-host.ts'
import { describeHost, specOf } from './host-contract.ts'
import { BOT_IMAGE, openDocker } from './open-docker.ts'

let docker: Awaited<ReturnType<typeof openDocker>>
let host: ReturnType<typeof createDockerHost>
let nameOf: (id: string) => string

describeHost(async () => {
  docker = await openDocker(path.resolve(import.meta.dirname, '../../..'))
  const installation = randomUUID()
  const open = () => createDockerHost({ url: docker.url, image: BOT_IMAGE, network: 'host', installation })
  host = open()
  nameOf = (id) => `recado-bot-${installation.slice(-12)}-${id}`
  return {
    host,
    again: async () => open(),
    // The Engine starts it again by itself.
    kill: async ({ id }) => void process.kill(docker.pidOf(nameOf(id)), 'SIGKILL'),
    close: async () => {
      await host.close()
      await docker.close()
    },
  }
})

test('a container has more of the processor until it listens, and its share afterwards', async () => {
  const id = randomUUID()
  await host.run(specOf(id))
  expect(docker.nanoCpusOf(nameOf(id))).toBe(0.25e9)
  await host.remove(id, { session: true })
})
