import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { backoff } from '../backoff.ts'
import type { BotConfig } from '../config/load-bot-config.ts'
import { Deliverer } from '../delivery/deliverer.ts'
import { MediaUploader } from '../delivery/media-uploader.ts'
import { createServerClient } from '../delivery/server-client.ts'
import type { Driver, DriverContext, DriverEvent, DriverLog } from '../driver/driver.ts'
import { startHttp } from '../http/start-http.ts'
import { receive } from '../inbound/receive.ts'
import { type Lease, NO_LEASE, RenewedLease } from '../lease/lease.ts'
import { watchLeaseFile } from '../lease/watch-lease-file.ts'
import { Pulse } from '../pulse.ts'
import { fetchMedia } from '../sending/fetch-media.ts'
import { Sender } from '../sending/sender.ts'
import { lockVolume } from '../store/lock-volume.ts'
import { openStore } from '../store/open-store.ts'
import { STORE_FILE, takeRestored } from '../store/take-restored.ts'
import { Connection } from './connection.ts'
import { noteAddress } from './note-address.ts'
import { runLoop } from './run-loop.ts'
import { StatusBoard } from './status-board.ts'

export interface RunningBot {
  port: number
  /** Lets go of the session and finishes what is on its way. What waits stays in the volume. */
  stop(): Promise<void>
}

const DAY_MS = 86_400_000
/** Chats that are sent to at the same time; within one everything is in order. */
const SENDING_AT_ONCE = 4
const UPLOADING_AT_ONCE = 2
/** A server that is away is not waited for: what is left is told at the next start. */
const LAST_NOTICES = 5
/** Above its bound the queue still takes what was on its way when the network was let go. */
const HEADROOM = 1.1
/** The network is let in again below this share of the bound. */
const DRAINED = 0.8

/** One connection of one tenant, from its environment to its HTTP. */
export async function runBot(
  config: BotConfig,
  createDriver: (config: BotConfig, context: DriverContext) => Promise<Driver>,
  log: DriverLog,
): Promise<RunningBot> {
  const now = () => Date.now()
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const volume = lockVolume(config.dataDir)
  if (takeRestored(config.dataDir)) log.info({}, 'a session that was brought is taken')
  const store = openStore(path.join(config.dataDir, STORE_FILE))
  const ending = new AbortController()
  const pulses = { deliver: new Pulse(), notice: new Pulse(), media: new Pulse(), send: new Pulse() }
  const wakeAll = () => {
    for (const pulse of Object.values(pulses)) pulse.wake()
  }
  let server: 'reached' | 'unreachable' | 'token_refused' | null = null

  const lease = openLease(config)
  const driver = await createDriver(config, { session: store.session, emit: hear, log })
  const [before] = store.states.last()
  const board = new StatusBoard({
    ...{ store, now, driver: driver.name, eventsMax: config.eventsMax },
    told: () => pulses.notice.wake(),
  })
  const room = roomOf(() => store.events.counts().waiting, config.eventsMax, now)
  const connection = new Connection({
    ...{ driver, lease, board, log, version: config.waVersion, delay: backoff(1_000, 60_000) },
    hasRoom: () => (board.reason === 'queue_full' ? room.count() < DRAINED : room.share() < 1),
    changed: () => {
      if (!connection.isOpen()) sender.giveUpOnLost()
      wakeAll()
    },
  })
  const client = createServerClient({
    ...{ dashboardUrl: config.dashboardUrl, tenantId: config.tenantId, token: config.token },
    ...{ secret: config.signingSecret, now, timeoutMs: 30_000 },
  })
  const deliverer = new Deliverer({
    ...{ store, client, now, log, serverDelay: backoff(500, 60_000), laneDelay: backoff(1_000, 300_000) },
    onReply: (reply) => {
      server = reply
    },
  })
  const delay = backoff(2_000, 300_000)
  const uploader = new MediaUploader({ store, driver, client, now, delay, log, mostBytes: config.mediaMaxBytes })
  const sender = new Sender({
    ...{ store, driver, now, log, delay: backoff(1_000, 60_000) },
    isOpen: () => connection.isOpen(),
    fetchMedia: (url) => fetchMedia(url, config),
    // Loaded with the first recording: many bots never send one.
    toVoiceNote: async (bytes) => (await import('../sending/to-voice-note.ts')).toVoiceNote(bytes),
    told: () => pulses.deliver.wake(),
  })

  function hear(event: DriverEvent) {
    switch (event.event) {
      case 'state':
        return connection.hear(event)
      case 'qr':
        return board.showQr({ qr: event.qr }, event.expiresAt)
      case 'pairing_code':
        return board.showQr({ code: event.code }, event.expiresAt)
      case 'account':
        return board.setAccount(event)
      default: {
        if (room.share() >= HEADROOM) throw new Error('the queue is full')
        if (!receive({ store, now, groups: config.groups, historyDays: config.historyDays }, event)) return
        room.took()
        pulses.deliver.wake()
        pulses.media.wake()
        if (room.share() >= 1) connection.pause()
      }
    }
  }

  const loop = (pulse: Pulse, step: () => Promise<boolean>, next: () => number | undefined) =>
    runLoop({ pulse, step, next, now, log, signal: ending.signal })
  const several = (count: number, make: () => Promise<void>) => Array.from({ length: count }, make)
  const nextDelivery = () => deliverer.nextStep()
  sender.giveUpOnLost()
  const loops = [
    loop(
      pulses.deliver,
      async () => {
        const worked = await deliverer.step()
        connection.reconsider()
        return worked
      },
      nextDelivery,
    ),
    loop(pulses.notice, () => deliverer.stepNotice(), nextDelivery),
    ...several(UPLOADING_AT_ONCE, () =>
      loop(
        pulses.media,
        () => uploader.step().then(wakeAfter(pulses.deliver)),
        () => store.events.nextRelease(now()),
      ),
    ),
    ...several(SENDING_AT_ONCE, () =>
      loop(
        pulses.send,
        () => sender.step().then(wakeAfter(pulses.send)),
        () => store.sends.nextRelease(now()),
      ),
    ),
  ]
  const watching = setInterval(() => {
    board.watchQueues()
    connection.reconsider()
  }, 5_000).unref()
  const pruning = setInterval(() => {
    store.events.forgetBefore(now() - 120 * DAY_MS)
    store.sends.forgetBefore(now() - 30 * DAY_MS)
  }, DAY_MS / 24).unref()

  const http = await startHttp({
    ...{ config, store, now, board, connection, driver, lease },
    server: () => server,
    accepted: () => pulses.send.wake(),
  })
  noteAddress(config, http.port)
  void connection.open(before)
  return {
    port: http.port,
    async stop() {
      clearInterval(watching)
      clearInterval(pruning)
      await http.close()
      await connection.close()
      ending.abort()
      wakeAll()
      await Promise.all(loops)
      // That it has let go: whoever waits to take over need not wait for the lease to end.
      for (let left = LAST_NOTICES; left > 0 && (await deliverer.stepNotice()); left--);
      lease.close()
      store.close()
      volume.release()
    },
  }
}

function openLease(config: BotConfig): Lease {
  if (config.lease.kind === 'none') return NO_LEASE
  return config.lease.kind === 'http'
    ? new RenewedLease(config.holder)
    : watchLeaseFile(config.lease.file, config.holder)
}

/** How full a queue is: counted at most twice a second, for one that is full has many rows, and added up in between. */
function roomOf(
  count: () => number,
  most: number,
  now: () => number,
): { share(): number; count(): number; took(): void } {
  let at = Number.NEGATIVE_INFINITY
  let waiting = 0
  const look = () => {
    at = now()
    waiting = count()
    return waiting / most
  }
  return {
    share: () => (now() - at >= 500 ? look() : waiting / most),
    count: look,
    took() {
      waiting += 1
    },
  }
}

function wakeAfter(pulse: Pulse): (worked: boolean) => boolean {
  return (worked) => {
    if (worked) pulse.wake()
    return worked
  }
}
