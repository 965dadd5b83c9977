/** What a budget needs to know of a pool, and asks of it. */
export interface BudgetMember {
  /** Of the control database or a shared one: it may use the reserve, which the others cannot take. */
  readonly kept: boolean
  readonly max: number
  /** Connections that the budget has given: those in use, those that idle, those that are being closed. */
  readonly granted: number
  /** Connections that nobody uses. */
  readonly idle: number
  readonly waiting: number
  /** Order of use, the least recent first. */
  readonly lastUse: number
  /** Adds one connection to what it may hold, and lets its next caller have it. */
  grant(): void
  /** Closes one connection that nobody uses; the budget is told when it is closed. */
  shed(): void
}

/**
 * The connections that all pools of a process together may hold. It counts connections and not pools, so a hundred databases
 * of which each needs one at a time fit.
 *
 * - A reserve is for the control database and the shared ones: however many schemas and databases are in use, what all
 *   companies need is answered.
 * - When the budget is used up, the connection that idles longest is closed for whoever waits. Where none idles, a pool that
 *   holds more than the one that waits gives a connection up at the end of its transaction, so nobody waits for a neighbour's
 *   flood to end.
 */
export class ConnectionBudget {
  readonly #total: number
  readonly #reserve: number
  readonly #members = new Set<BudgetMember>()
  #waiting = 0
  #shedding = 0

  constructor(total: number, reserve: number) {
    this.#total = total
    this.#reserve = Math.max(0, Math.min(reserve, total))
  }

  join(member: BudgetMember): void {
    this.#members.add(member)
  }

  leave(member: BudgetMember): void {
    this.#members.delete(member)
    this.serve()
  }

  /** Whether the pool may open one more connection now, or only after another was closed. */
  hasRoomFor(member: BudgetMember): boolean {
    const { kept, open } = this.#granted()
    if (member.granted >= member.max || kept + open >= this.#total) return false
    return member.kept || open < this.#total - this.#reserve
  }

  /**
   * Whether a pool that ends a transaction must close its connection, because one that has fewer waits; those for which one
   * is being closed already do not count.
   */
  takeBack(member: BudgetMember): boolean {
    if (this.#waiting === 0) return false
    const poorer = this.#starving().filter(
      (waiting) =>
        waiting !== member &&
        this.#mayTakeFrom(waiting, member) &&
        (waiting.granted === 0 || waiting.granted + 1 < member.granted),
    )
    if (poorer.length <= this.#shedding) return false
    this.#shedding += 1
    return true
  }

  /** A caller of some pool begins to wait. */
  waits(): void {
    this.#waiting += 1
    this.serve()
  }

  /** It has its connection, or gave up. */
  waitsNoMore(): void {
    this.#waiting -= 1
  }

  /** Gives what is free to those that wait, one each in turn, and has idle connections closed for the others. */
  serve(): void {
    if (this.#waiting === 0) return
    for (let given = true; given; ) {
      given = false
      for (const member of this.#starving()) {
        if (!this.hasRoomFor(member)) continue
        member.grant()
        // To the end: the others come first next time.
        this.#members.delete(member)
        this.#members.add(member)
        given = true
      }
    }
    for (const member of this.#starving().slice(this.#shedding)) this.#closeIdleFor(member)
  }

  /** A connection is closed, for whatever reason. */
  closed(): void {
    this.#shedding = Math.max(0, this.#shedding - 1)
    this.serve()
  }

  /** Those that wait for a connection more: the kept ones first, then whoever has fewest, then whoever had none longest. */
  #starving(): BudgetMember[] {
    return [...this.#members]
      .filter(({ waiting, granted, max }) => waiting > 0 && granted < max)
      .sort((one, other) => Number(other.kept) - Number(one.kept) || one.granted - other.granted)
  }

  #closeIdleFor(member: BudgetMember): void {
    const idle = [...this.#members].filter(
      (other) => other !== member && other.idle > 0 && this.#mayTakeFrom(member, other),
    )
    const [oldest] = idle.sort((one, other) => one.lastUse - other.lastUse)
    if (oldest === undefined) return
    this.#shedding += 1
    oldest.shed()
  }

  /** Whether a connection less in `other` would give `member` room: an open one never gets the reserve. */
  #mayTakeFrom(member: BudgetMember, other: BudgetMember): boolean {
    if (member.kept || !other.kept) return true
    const { kept, open } = this.#granted()
    return open < this.#total - this.#reserve && kept > this.#reserve
  }

  #granted(): { kept: number; open: number } {
    let kept = 0
    let open = 0
    for (const member of this.#members) {
      if (member.kept) kept += member.granted
      else open += member.granted
    }
    return { kept, open }
  }
}
