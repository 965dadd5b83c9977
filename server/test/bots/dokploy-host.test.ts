import path from 'node:path'
import { type DokployStandIn, startDokploy } from '@recado/testing'
import { expect, test } from 'vitest'
import { createDokployHost } from '../../src/zap/bots/hosts/dokploy/dokploy-host.ts'
import { describeHost } from './host-contract.ts'
import { createProcessLauncher } from './process-launcher.ts'

const optionsOf = (deployer: DokployStandIn, token = deployer.token) => ({
  ...{ url: deployer.url, token, image: 'registry.example/recado-bot:1', installation: 'here', deadAfterMs: 2000 },
  ...{ projectId: deployer.projectId, environmentId: deployer.environmentId, address: deployer.address },
})

describeHost(async () => {
  const launcher = createProcessLauncher(path.resolve(import.meta.dirname, '../../..'))
  const deployer = await startDokploy(launcher)
  const open = () => createDokployHost(optionsOf(deployer))
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
      expect(deployer.calls).toContain('POST /application.saveEnvironment')
    },
  }
})

test('a wrong token is refused, and a deployer that is away is told apart from it', async () => {
  const launcher = createProcessLauncher(path.resolve(import.meta.dirname, '../../..'))
  const deployer = await startDokploy(launcher)
  await expect(createDokployHost(optionsOf(deployer, 'another')).list()).rejects.toMatchObject({ problem: 'refused' })
  const host = createDokployHost(optionsOf(deployer))
  expect(await host.list()).toEqual([])
  await deployer.close()
  await launcher.close()
  await expect(host.list()).rejects.toMatchObject({ problem: 'unreachable' })
})
