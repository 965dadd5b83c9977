import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CrowdCommand, CrowdOrder, CrowdReport } from './socket-crowd.ts'

export type PostCommand = Omit<Extract<CrowdCommand, { kind: 'post' }>, 'kind'>

export interface Crowd {
  /** Posts for so long at `perSecond`, and reports when all are answered. */
  post(command: PostCommand): Promise<CrowdReport>
  end(): Promise<void>
}

/** Opens a crowd in a process of its own; resolves when every socket of it is ready. */
export async function openCrowd(order: CrowdOrder): Promise<Crowd> {
  const child = fork(fileURLToPath(new URL('./socket-crowd.ts', import.meta.url)), { serialization: 'advanced' })
  const next = <Message>() =>
    new Promise<Message>((resolve, reject) => {
      const fail = () => reject(new Error('a crowd ended'))
      child.once('exit', fail)
      child.once('message', (message) => {
        child.off('exit', fail)
        resolve(message as Message)
      })
    })
  const opened = next()
  child.send(order)
  await opened
  const tell = (command: CrowdCommand) => child.send(command)
  return {
    post: (command) => {
      const report = next<CrowdReport>()
      tell({ kind: 'post', ...command })
      return report
    },
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      tell({ kind: 'end' })
      await ended
    },
  }
}
