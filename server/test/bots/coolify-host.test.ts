import path from 'node:path'
import { type CoolifyStandIn, startCoolify } from '@recado/testing'
import { expect, test } from 'vitest'
import { createCoolifyHost } from '../../src/zap/bots/hosts/coolify/coolify-host.ts'
import { describeHost } from './host-contract.ts'
import { createProcessLauncher } from './process-launcher.ts'

const optionsOf = (deployer: CoolifyStandIn, token = deployer.token) => ({
  ...{ url: deployer.url, token, image: 'registry.example/recado-bot:1', installation: 'here', deadAfterMs: 2000 },
  ...{ projectId: deployer.projectId, environmentId: deployer.environmentId, address: deployer.address },
  ...{ serverId: deployer.serverId, environmentName: deployer.environmentName },
})

describeHost(async () => {
  const launcher = createProcessLauncher(path.resolve(import.meta.dirname, '../../..'))
  const deployer = await startCoolify(launcher)
  const open = () => createCoolifyHost(optionsOf(deployer))
  return {
    host: open(),
    again: async () => open(),
    kill: async ({ url }) => {
      const name = url?.split('/').at(-1) ?? ''
      process.kill(launcher.pidOf(name), 'SIGKILL')
      await expect.poll(() => launcher.isRunning(name)).toBe(false)
    },
    close: async () => {
      await deployer.close()
      await launcher.close()
      expect(deployer.faults).toEqual([])
      expect(deployer.calls).toContain('POST /applications/dockerimage')
    },
  }
})

test('a wrong token is refused, and a deployer that is away is told apart from it', async () => {
  const launcher = createProcessLauncher(path.resolve(import.meta.dirname, '../../..'))
  const deployer = await startCoolify(launcher)
  await expect(createCoolifyHost(optionsOf(deployer, 'another')).list()).rejects.toMatchObject({ problem: 'refused' })
  const host = createCoolifyHost(optionsOf(deployer))
  expect(await host.list()).toEqual([])
  await deployer.close()
  await launcher.close()
  await expect(host.list()).rejects.toMatchObject({ problem: 'unreachable' })
})
