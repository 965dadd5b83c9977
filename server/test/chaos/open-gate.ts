import pg from 'pg'
import { expect } from 'vitest'

const LOCK = 4_711

/** Stops whoever comes to a place in the database, so that a process can be killed while it is exactly there. */
export interface Gate {
  /** The next who comes to this place waits there. */
  arm(place: string): Promise<void>
  /** Resolves when somebody waits. */
  untilTaken(): Promise<void>
  /** Ends the transactions of those who wait, as their process is gone, and lets everybody else through. */
  open(): Promise<void>
  close(): Promise<void>
}

/**
 * @param url the superuser's, of the database
 * @param on `event` and `when` of a row trigger, and an expression that names the place of a row as text
 */
export async function openGate(
  url: string,
  on: { table: string; event: string; when: string; place: string },
): Promise<Gate> {
  const [holder, other] = [new pg.Client({ connectionString: url }), new pg.Client({ connectionString: url })]
  await Promise.all([holder.connect(), other.connect()])
  await other.query(`
    CREATE TABLE public.gates (place text PRIMARY KEY);
    CREATE FUNCTION public.pass_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF EXISTS (SELECT FROM public.gates g WHERE g.place = ${on.place}) THEN PERFORM pg_advisory_xact_lock(${LOCK}); END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER pass_gate ${on.event} ON ${on.table} FOR EACH ROW WHEN (${on.when}) EXECUTE FUNCTION public.pass_gate();
    GRANT USAGE ON SCHEMA public TO PUBLIC;`)
  await holder.query('SELECT pg_advisory_lock($1)', [LOCK])
  const waiting = async () => {
    const { rows } = await other.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [LOCK],
    )
    return rows.map(({ pid }) => pid)
  }
  return {
    arm: async (place) => {
      await other.query('INSERT INTO public.gates VALUES ($1) ON CONFLICT DO NOTHING', [place])
    },
    untilTaken: () => expect.poll(async () => (await waiting()).length, { interval: 20 }).toBeGreaterThan(0),
    open: async () => {
      // Not TRUNCATE: it would wait for those who wait.
      await other.query('DELETE FROM public.gates')
      for (const pid of await waiting()) await other.query('SELECT pg_terminate_backend($1)', [pid])
      await expect.poll(waiting, { interval: 20 }).toEqual([])
    },
    close: async () => {
      await Promise.all([holder.end(), other.end()])
    },
  }
}
