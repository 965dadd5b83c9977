/** What a bot is started with. What depends on the host (its volume, where it listens) the host adds. */
export interface BotSpec {
  /** The connection's. Names the volume, which outlives every process. */
  id: string
  /** Names this start of it: who may hold the session. */
  holder: string
  revision: number
  /** A program that the bot starts in turn, where it runs on a machine as a plain process; an image has its own. */
  browser?: string | undefined
  environment: Readonly<Record<string, string>>
  memoryMb: number
  cpus: number
  /** The same until it listens, where the host can change it afterwards. */
  startCpus: number
}

/** A bot as its host shows it. */
export interface BotInstance {
  id: string
  /** As it was started; undefined where there is a volume, and nothing that ran. */
  holder: string | undefined
  revision: number | undefined
  /** Of the bot's program: a digest, or the name of an image. */
  program: string | undefined
  running: boolean
  /** Where it answers: an origin. Undefined while it does not listen yet. */
  url: string | undefined
}

/** Shares are 0 to 1, of the whole machine. */
export interface HostMeasure {
  memoryFreeMb: number
  memoryUsed: number
  cpuUsed: number
  diskUsed: number
}

/**
 * Where bots run. Every act may be repeated: who was killed in the middle does it again. What another installation runs
 * on the same host is not seen. `host-contract.ts` of the tests is what a driver must pass.
 */
export interface BotHost {
  /** What a bot that is started now runs. */
  readonly program: string
  /**
   * Makes what is absent (volume, container), with this environment, and resolves when it listens. A process of the same
   * holder is left alone. @throws HostError busy where another holder's runs: it is stopped first.
   */
  run(spec: BotSpec): Promise<BotInstance>
  /** Asks it to let go of its session and end, and makes it. Resolves when it has ended; the volume stays. */
  stop(id: string): Promise<void>
  /** Stops it, and takes away everything but the volume; that too with `session`. */
  remove(id: string, what: { session: boolean }): Promise<void>
  find(id: string): Promise<BotInstance | undefined>
  /** Every bot of this installation, volumes without a process too. */
  list(): Promise<BotInstance[]>
  /** The last lines that it wrote, oldest first. */
  readLog(id: string, lines: number): Promise<string[]>
  /** Undefined: this host cannot say. */
  measure(): Promise<HostMeasure | undefined>
  /** What runs goes on. */
  close(): Promise<void>
}
