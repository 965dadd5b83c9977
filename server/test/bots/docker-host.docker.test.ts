import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { createDockerHost } from '../../src/zap/bots/hosts/docker/docker-host.ts'
import { describeHost } from './host-contract.ts'
import { BOT_IMAGE, openDocker } from './open-docker.ts'

describeHost(async () => {
  const docker = await openDocker(path.resolve(import.meta.dirname, '../../..'))
  const installation = randomUUID()
  const open = () => createDockerHost({ url: docker.url, image: BOT_IMAGE, network: 'host', installation })
  const host = open()
  return {
    host,
    again: async () => open(),
    // The Engine starts it again by itself.
    kill: async ({ id }) => void process.kill(docker.pidOf(`recado-bot-${installation.slice(-12)}-${id}`), 'SIGKILL'),
    close: async () => {
      await host.close()
      await docker.close()
    },
  }
})
